using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>A device that an adapter has.</summary>
/// <param name="Library">The adapter.</param>
/// <param name="Name">The device's name there.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Description">What the adapter says of it.</param>
internal sealed record OfferedDevice(string Library, string Name, DeviceType Type, string Description);

/// <summary>What the installed adapters offer.</summary>
/// <param name="Searched">The folders in which adapters are looked for.</param>
/// <param name="Devices">All devices of adapters that load.</param>
/// <param name="Cameras">The camera nodes of this computer; null when the adapter for them is missing.</param>
/// <param name="Faults">Why adapters do not load.</param>
internal sealed record OfferedDevices(IReadOnlyList<string> Searched, IReadOnlyList<OfferedDevice> Devices,
    IReadOnlyList<VideoNode>? Cameras, IReadOnlyList<string> Faults)
{
    /// <summary>Loads every adapter that there is; initialises no device.</summary>
    public static async Task<OfferedDevices> ListAsync(CancellationToken cancellation)
    {
        await using var instrument = LocalInstrument.Empty();
        return await instrument.AskAsync(Of, cancellation).ConfigureAwait(false);
    }

    private static OfferedDevices Of(CMMCore core)
    {
        var devices = new List<OfferedDevice>();
        var faults = new List<string>();
        foreach (var library in core.GetDeviceAdapterNames())
        {
            try
            {
                devices.AddRange(core.GetAvailableDevices(library)
                    .Zip(core.GetAvailableDeviceTypes(library), core.GetAvailableDeviceDescriptions(library))
                    .Select(found =>
                        new OfferedDevice(library, found.First, (DeviceType)found.Second, found.Third)));
            }
            catch (CMMError error)
            {
                faults.Add(error.FullMessage);
            }
        }
        var cameras = core.GetDeviceAdapterNames().Contains(VideoNodes.Library) ? ListCameras(faults) : null;
        return new OfferedDevices(core.GetDeviceAdapterSearchPaths(), devices, cameras, faults);
    }

    private static IReadOnlyList<VideoNode>? ListCameras(List<string> faults)
    {
        try
        {
            return VideoNodes.List();
        }
        catch (CMMError error)
        {
            faults.Add(error.FullMessage);
            return null;
        }
    }
}

using LenslessScope.Cli.Configuration;
using LenslessScope.MMCore;

namespace LenslessScope.Cli;

/// <summary>
/// The instrument that a <c>.cfg</c> file describes, loaded into a core and brought into the asked state.
/// </summary>
internal static class Instrument
{
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="CMMError">A device refused; the message names line and device.</exception>
    /// <exception cref="AdapterLoadException">An adapter did not load.</exception>
    public static void Load(CMMCore core, string cfg)
    {
        _ = TextFile.Lines(cfg);
        AdapterLoadException.Explain(core, () => core.LoadSystemConfiguration(cfg));
    }

    /// <summary>The label of a camera that is loaded without a configuration.</summary>
    public const string CameraLabel = "Camera";

    /// <summary>
    /// Loads one camera without a configuration, under <see cref="CameraLabel"/>, and makes it the core's. Of
    /// <paramref name="properties"/> (<c>LABEL.PROPERTY=VALUE</c>) those before initialisation are set in their order;
    /// the others are handed back, for <see cref="Apply"/>.
    /// </summary>
    /// <exception cref="CMMError">The device refused.</exception>
    /// <exception cref="AdapterLoadException">The adapter did not load.</exception>
    /// <exception cref="UsageException">A property is misspelt, or the device is no camera.</exception>
    public static IReadOnlyList<string> LoadCamera(
        CMMCore core, string library, string name, IReadOnlyList<string> properties)
    {
        AdapterLoadException.Explain(core, () => core.LoadDevice(CameraLabel, library, name));
        if (core.GetDeviceType(CameraLabel) != DeviceType.CameraDevice)
            throw new UsageException([$"{library}/{name} is no camera but a {core.GetDeviceType(CameraLabel)}."]);
        var later = new List<string>();
        foreach (var text in properties)
        {
            if (Setting.Parse(core, text) is { } wanted && core.HasProperty(wanted.Device, wanted.Property)
                && core.IsPropertyPreInit(wanted.Device, wanted.Property))
                core.SetProperty(wanted.Device, wanted.Property, wanted.Value);
            else
                later.Add(text);
        }
        core.InitializeDevice(CameraLabel);
        core.SetCameraDevice(CameraLabel);
        return later;
    }

    /// <summary>
    /// Applies presets (<c>GROUP=PRESET</c>), then properties (<c>LABEL.PROPERTY=VALUE</c>), and waits for the devices.
    /// </summary>
    /// <exception cref="UsageException">A setting is misspelt, or names what the instrument does not have or take; all
    /// reasons at once, before anything is set.</exception>
    public static void Apply(CMMCore core, IReadOnlyList<string> presets, IReadOnlyList<string> properties)
    {
        var settings = new SettingRequest(core, presets, properties);
        UsageException.ThrowIfAny(settings.Problems);
        settings.Apply();
    }

    /// <summary>Sets the exposure time of the core's camera.</summary>
    /// <exception cref="UsageException">The camera does not offer that time.</exception>
    /// <remarks>The interface's own call cannot refuse, so the limits are looked at before and the outcome after
    /// it.</remarks>
    public static void SetExposure(CMMCore core, double exposureMs)
    {
        const string Property = "Exposure";
        var camera = core.GetCameraDevice();
        if (core.HasProperty(camera, Property) && core.HasPropertyLimits(camera, Property))
        {
            var (low, high) = (core.GetPropertyLowerLimit(camera, Property),
                core.GetPropertyUpperLimit(camera, Property));
            if (exposureMs < low || exposureMs > high)
                throw new UsageException([$"--exposure-ms {exposureMs} is not possible: '{camera}' exposes for {low} " +
                    $"to {high} ms."]);
        }
        core.SetExposure(exposureMs);
        var granted = core.GetExposure();
        if (Math.Abs(granted - exposureMs) > 0.1 * exposureMs)
            throw new UsageException([$"--exposure-ms {exposureMs} was not taken: '{camera}' exposes for {granted} " +
                "ms. Ask for a time that it offers."]);
    }
}

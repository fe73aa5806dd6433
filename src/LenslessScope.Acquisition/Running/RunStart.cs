using System.Reflection;
using System.Runtime.InteropServices;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>What a run's record says of the instrument that it is taken with.</summary>
public static class RunStart
{
    /// <summary>The facts as they are now.</summary>
    /// <param name="core">The instrument, its configuration loaded.</param>
    /// <param name="cfg">The configuration's file.</param>
    /// <param name="time">The wall clock. Default: the system's.</param>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    /// <exception cref="CMMError">A stage or a property cannot be read.</exception>
    public static RunFacts FactsOf(CMMCore core, string cfg, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(core);
        (double X, double Y)? xy = core.GetXYStageDevice().Length > 0 ? core.GetXYPosition() : null;
        return new RunFacts
        {
            ConfigurationPath = Path.GetFullPath(cfg),
            ConfigurationText = ConfigurationText.ReadSound(cfg).Text,
            Camera = core.GetCameraDevice(),
            DeviceState = core.GetSystemState(),
            Versions = Versions(core),
            PixelUm = Optical.PixelUm(core),
            StartXUm = xy?.X,
            StartYUm = xy?.Y,
            StartZUm = core.GetFocusDevice().Length > 0 ? core.GetPosition() : null,
            StartedAt = (time ?? TimeProvider.System).GetUtcNow(),
        };
    }

    private static Dictionary<string, string> Versions(CMMCore core) => new()
    {
        ["LenslessScope"] = typeof(RunStart).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "unknown",
        ["MMCore"] = core.GetVersionInfo(),
        ["device interface"] =
            CMMCore.GetMMDeviceDeviceInterfaceVersion().ToString(System.Globalization.CultureInfo.InvariantCulture),
        [".NET"] = RuntimeInformation.FrameworkDescription,
        ["system"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
    };
}

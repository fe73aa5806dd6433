using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Which core this process works with.</summary>
/// <param name="Core">The core's name and version.</param>
/// <param name="ModuleInterface">The version of the interface of adapter libraries.</param>
/// <param name="DeviceInterface">The version of the interface of devices.</param>
/// <param name="AdapterFolders">Where adapter libraries are looked for.</param>
public sealed record CoreVersions(string Core, int ModuleInterface, int DeviceInterface,
    IReadOnlyList<string> AdapterFolders)
{
    /// <summary>Asks a core that has no devices.</summary>
    /// <exception cref="DllNotFoundException">The core's native library cannot be loaded.</exception>
    public static CoreVersions Read()
    {
        using var core = LocalInstrument.Empty().Core;
        return new CoreVersions(core.GetVersionInfo(), CMMCore.GetMMDeviceModuleInterfaceVersion(),
            CMMCore.GetMMDeviceDeviceInterfaceVersion(), core.GetDeviceAdapterSearchPaths());
    }
}

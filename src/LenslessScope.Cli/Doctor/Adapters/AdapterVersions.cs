using LenslessScope.MMCore;

namespace LenslessScope.Cli.Doctor.Adapters;

/// <summary>The interface versions of an adapter against those of the core.</summary>
internal static class AdapterVersions
{
    public static VersionsReport Compare(ProbeAnswer? answer)
    {
        try
        {
            return new VersionsReport(answer?.ModuleInterface, answer?.DeviceInterface,
                CMMCore.GetMMDeviceModuleInterfaceVersion(), CMMCore.GetMMDeviceDeviceInterfaceVersion());
        }
        catch (DllNotFoundException)
        {
            return new VersionsReport(answer?.ModuleInterface, answer?.DeviceInterface, null, null);
        }
    }

    public static IEnumerable<Finding> Judge(VersionsReport versions)
    {
        if (versions.RequiredModuleInterface == null)
            yield return Finding.Warning("versions", "cannot be compared: the core itself does not load",
                "'lensless doctor' without a library tells why.");
        else if (versions.ModuleInterface == null || versions.DeviceInterface == null)
            yield return Finding.Warning("versions", "not known before the adapter loads", "Mend the problems above, then ask again.");
        else if (versions.ModuleInterface == versions.RequiredModuleInterface && versions.DeviceInterface == versions.RequiredDeviceInterface)
            yield return Finding.Ok("versions", $"module interface {versions.ModuleInterface}, device interface {versions.DeviceInterface}");
        else
        {
            // The module interface is the nine C functions, the device interface the C++ classes behind them.
            if (versions.ModuleInterface != versions.RequiredModuleInterface)
                yield return Mismatch("module interface", versions.ModuleInterface.Value, versions.RequiredModuleInterface.Value);
            if (versions.DeviceInterface != versions.RequiredDeviceInterface)
                yield return Mismatch("device interface", versions.DeviceInterface.Value, versions.RequiredDeviceInterface!.Value);
        }
    }

    private static Finding Mismatch(string what, long found, long required) => Finding.Problem("versions",
        $"the adapter has {what} {found}, the core needs {required}",
        $"Build the adapter against the MMDevice of {what} {required}: native/MMDevice, or a Micro-Manager of that version.");
}

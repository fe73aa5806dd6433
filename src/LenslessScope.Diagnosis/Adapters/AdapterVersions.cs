using LenslessScope.MMCore;

namespace LenslessScope.Diagnosis;

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

    /// <param name="versions">Those of the adapter and those of the core.</param>
    /// <param name="asked">Whether the adapter has the functions that tell its versions.</param>
    public static IEnumerable<Finding> Judge(VersionsReport versions, bool asked)
    {
        if (versions.RequiredModuleInterface is not { } module || versions.RequiredDeviceInterface is not { } device)
            return [Finding.Warning("versions", "cannot be compared: the core itself does not load",
                "A check of the whole installation tells why.")];
        // The module interface is the nine C functions, the device interface the C++ classes behind them.
        Finding?[] mismatches = [Mismatch("module interface", versions.ModuleInterface, module),
            Mismatch("device interface", versions.DeviceInterface, device)];
        if (mismatches.OfType<Finding>().ToList() is { Count: > 0 } wrong)
            return wrong;
        if (versions.ModuleInterface != null && versions.DeviceInterface != null)
            return [Finding.Ok("versions", $"module interface {module}, device interface {device}")];
        return asked ? [Finding.Warning("versions", "unknown until the adapter loads",
                "Fix the problems above, then try again.")] : [];
    }

    private static Finding? Mismatch(string what, long? found, long required) =>
        found == null || found == required ? null
        : Finding.Problem("versions",
            $"the adapter has {what} {found}, the core needs {required}",
            $"Build the adapter against the MMDevice of {what} {required}: native/MMDevice, or a Micro-Manager of " +
                "that version.");
}

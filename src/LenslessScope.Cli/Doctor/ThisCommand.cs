using System.Runtime.InteropServices;
using LenslessScope.Diagnosis;

namespace LenslessScope.Cli.Doctor;

/// <summary>The command itself as a program that answers probes.</summary>
internal static class ThisCommand
{
    /// <summary>The option of <c>doctor</c> by which the command calls itself.</summary>
    public const string ProbeOption = "--probe";

    /// <summary>The runtime with the command's assembly, whatever program has loaded that.</summary>
    public static ProbeCommand Probe()
    {
        var assembly = typeof(Program).Assembly.Location;
        if (assembly.Length == 0)
            return new ProbeCommand(Environment.ProcessPath!, ["doctor", ProbeOption]);
        // The runtime's folder is ROOT/shared/Microsoft.NETCore.App/VERSION.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return new ProbeCommand(Path.Combine(root, "dotnet"), [assembly, "doctor", ProbeOption]);
    }
}

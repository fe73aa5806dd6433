using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless version</c>: the versions in use, for bug reports and run records.</summary>
internal static class VersionVerb
{
    /// <summary>The version of this command, as it is written into results.</summary>
    public static string Lensless { get; } =
        typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    public static Command Create()
    {
        var verb = new Verb("version", "Prints the versions of the command, the core and the interfaces.",
            "lensless version",
            "lensless version --json");
        verb.Runs((_, console, _) => Run(console));
        return verb;
    }

    private static ExitStatus Run(Console console)
    {
        var core = CoreVersions.Read();
        var versions = new
        {
            Lensless,
            Core = core.Core,
            core.ModuleInterface,
            core.DeviceInterface,
            Runtime = RuntimeInformation.FrameworkDescription,
            System = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
        };
        console.Result(versions,
            $"lensless {versions.Lensless}",
            $"core: {versions.Core}",
            $"module interface {versions.ModuleInterface}, device interface {versions.DeviceInterface}",
            $"{versions.Runtime} on {versions.System}");
        return ExitStatus.Success;
    }
}

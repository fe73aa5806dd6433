using System.Runtime.CompilerServices;

namespace LenslessScope.Cli.Tests;

/// <summary>Runs of tests are listed in a catalogue of their own, not in that of whoever runs the tests.</summary>
internal static class OwnCatalogue
{
    [ModuleInitializer]
    internal static void Use()
    {
        var folder = Directory.CreateTempSubdirectory("lensless-tests-").FullName;
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}

using System.Diagnostics;

namespace LenslessScope.Holography.Tests;

/// <summary>A test in a process of its own, with surroundings of its own.</summary>
internal static class OwnProcess
{
    /// <summary>Runs one test of a class there; it must pass and not be skipped.</summary>
    public static void Run(Type testClass, string test, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(testClass.Assembly.Location, null),
            ["-method", $"{testClass.FullName}.{test}"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Total: 1,", output);
        Assert.Contains("Skipped: 0", output);
    }
}

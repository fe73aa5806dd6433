using System.Diagnostics;
using System.Text.Json;

namespace LenslessScope.Imaging.Tests;

/// <summary>The system's Python as an independent reader and writer of files.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Runs a script and returns what it prints, as JSON. Skips the test if Python or a module is
    /// missing.</summary>
    internal static JsonElement Run(string[] modules, string script, params string[] arguments)
    {
        if (!File.Exists(Interpreter))
            Assert.Skip($"{Interpreter} is missing.");
        foreach (var module in modules)
            if (Start($"import {module}").ExitCode != 0)
                Assert.Skip($"{Interpreter} has no module {module}.");
        var (exitCode, output, errors) = Start(script, arguments);
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output).RootElement;
    }

    private static (int ExitCode, string Output, string Errors) Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Interpreter, ["-c", script, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}

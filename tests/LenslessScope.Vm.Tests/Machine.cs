using System.Diagnostics;

namespace LenslessScope.Vm.Tests;

/// <summary>One call of tests/vm/run.</summary>
internal sealed record Machine(int Status, string Output, string Error)
{
    public static string Script { get; } = Path.Combine(Checkout.Path, "tests", "vm", "run");

    /// <summary>Skips the test where no machine can run.</summary>
    public static async Task MustRunHereAsync()
    {
        var check = await RunAsync("--check");
        Assert.SkipWhen(check.Status == 3, check.Error.Trim());
    }

    public static async Task<Machine> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndOfAsync(process);
    }

    public static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Script, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout.Path,
            Environment = { ["GREETING"] = "two words, a \" and a $" },
        })!;

    public static async Task<Machine> EndOfAsync(Process process)
    {
        var test = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(test);
        var error = process.StandardError.ReadToEndAsync(test);
        await process.WaitForExitAsync(test);
        return new(process.ExitCode, await output, await error);
    }
}

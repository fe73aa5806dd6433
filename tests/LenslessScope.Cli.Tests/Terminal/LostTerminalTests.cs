using System.Diagnostics;
using System.Runtime.InteropServices;
using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Tests;

/// <summary>
/// The command where nobody can read what it says: full disks for its messages, a terminal that is gone.
/// </summary>
public sealed partial class LostTerminalTests : IDisposable
{
    private const int HangupSignal = 1, TerminateSignal = 15;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private static string Command => $"dotnet {Path.Combine(AppContext.BaseDirectory, "lensless.dll")}";

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("acquire {plan} --cfg {cfg} -o {run}")]
    [InlineData("live --cfg {cfg} --frames 3 --stall-seconds 300")]
    [InlineData("simulate --width 64 --height 64 --backgrounds 0 --darks 0 -o {run}")]
    public async Task Messages_that_cannot_be_written_end_nothing(string command)
    {
        var (status, _, _) = await RunAsync($"{command} >/dev/null 2>/dev/full");

        Assert.Equal((int)ExitStatus.Success, status);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("acquire {plan} --cfg {cfg} -o {run} --json")]
    public async Task A_result_that_standard_output_does_not_take_is_told_on_standard_error(string command)
    {
        var (status, _, error) = await RunAsync($"{command} >/dev/full");

        Assert.Equal((int)ExitStatus.Failure, status);
        Assert.Contains("could not be written to standard output", error, StringComparison.Ordinal);
        if (command.Contains("{run}", StringComparison.Ordinal))
            Assert.Equal(RunState.Complete, RunFolder.Read(Run).State);
    }

    [Fact]
    public async Task A_pipe_that_nobody_reads_any_more_is_no_failure()
    {
        var (status, _, error) = await RunAsync("--help | head -n 1");

        Assert.Equal((int)ExitStatus.Success, status);
        Assert.Equal("", error);
    }

    [Fact]
    public async Task A_run_goes_on_when_its_terminal_is_closed_and_says_so_in_its_folder()
    {
        using var acquire = await StartedAsync();
        Assert.Equal(0, Kill(acquire.Id, HangupSignal));
        await acquire.WaitForExitAsync(Test);

        Assert.Equal((int)ExitStatus.Success, acquire.ExitCode);
        Assert.Equal(RunState.Complete, RunFolder.Read(Run).State);
        var messages = await File.ReadAllTextAsync(Path.Combine(Run, "run.log"), Test);
        Assert.Contains("the terminal is gone; the run goes on", messages, StringComparison.Ordinal);
        Assert.Matches(@"\d+ of \d+ frames in ", messages);
        Assert.Empty(RunFolder.Check(Run, Test));
    }

    [Fact]
    public async Task A_run_that_shall_stop_with_its_terminal_does_and_can_be_resumed()
    {
        using var acquire = await StartedAsync("--stop-on-hangup", frames: 100_000);
        Assert.Equal(0, Kill(acquire.Id, HangupSignal));
        await acquire.WaitForExitAsync(Test);

        Assert.Equal((int)ExitStatus.Partial, acquire.ExitCode);
        Assert.Equal(RunState.Stopped, RunFolder.Read(Run).State);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_listed_with_its_process()
    {
        using var acquire = await StartedAsync(frames: 100_000);

        // It is listed a moment after it has begun.
        var (expected, listed) = ($"kill -INT {acquire.Id} ends it cleanly", "");
        for (var attempt = 0; attempt < 50 && !listed.Contains(expected, StringComparison.Ordinal); attempt++)
        {
            await Task.Delay(100, Test);
            listed = (await Lensless.RunAsync("runs", "--catalogue", _folder.File("data/lensless/runs.db")))
                .Expect(ExitStatus.Success).Out;
        }
        Assert.Contains(expected, listed, StringComparison.Ordinal);
        Assert.Equal(0, Kill(acquire.Id, TerminateSignal));
        await acquire.WaitForExitAsync(Test);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("--stop-on-hangup", false)]
    public async Task A_script_goes_on_when_its_terminal_is_closed_unless_it_shall_not(string option, bool goesOn)
    {
        var script = _folder.Write("wait.csx", $"""
            using System.IO;
            File.WriteAllText("{_folder.File("begun")}", "");
            for (var i = 0; i < 20 && !Cancellation.IsCancellationRequested; i++)
                await Task.Delay(100);
            File.WriteAllText("{_folder.File("ended")}", Cancellation.IsCancellationRequested ? "asked" : "by itself");
            """);
        using var run = Start($"exec {Command} run {option} {script} >/dev/null 2>&1");
        while (!File.Exists(_folder.File("begun")) && !run.HasExited)
            await Task.Delay(20, Test);

        Assert.Equal(0, Kill(run.Id, HangupSignal));
        await run.WaitForExitAsync(Test);

        Assert.Equal(goesOn ? "by itself" : "asked", await File.ReadAllTextAsync(_folder.File("ended"), Test));
    }

    private async Task<(int Status, string Output, string Error)> RunAsync(string command)
    {
        using var process = Start($"{Command} {Filled(command)}");
        var output = process.StandardOutput.ReadToEndAsync(Test);
        var error = process.StandardError.ReadToEndAsync(Test);
        await process.WaitForExitAsync(Test);
        return (process.ExitCode, await output, await error);
    }

    // A run that has taken its first frame, and has some before it.
    private async Task<Process> StartedAsync(string options = "", int frames = 20)
    {
        var process = Start($"exec {Command} {Filled("acquire {plan} --cfg {cfg} -o {run}")} {options} >/dev/null 2>&1",
            $"{{interval: 200 ms, count: {frames}}}");
        while (!(File.Exists(Path.Combine(Run, "run.log")) && RunFolder.Read(Run).Frames.Count > 0) &&
                !process.HasExited)
            await Task.Delay(20, Test);
        Assert.False(process.HasExited);
        return process;
    }

    private Process Start(string command, string time = "{interval: 10 ms, count: 3}")
    {
        _folder.Write("plan.yaml", $"{{name: short, exposure: 1 ms, time: {time}}}");
        var start = new ProcessStartInfo("bash", ["-c", $"set -o pipefail; {command}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_DATA_HOME"] = _folder.File("data");
        return Process.Start(start)!;
    }

    private string Filled(string command) => command.Replace("{plan}", _folder.File("plan.yaml"))
        .Replace("{cfg}", Path.Combine(Checkout.Path, "configs", "demo.cfg")).Replace("{run}", Run);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

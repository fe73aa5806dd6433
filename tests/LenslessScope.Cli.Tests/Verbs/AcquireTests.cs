using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Tests;

/// <summary>
/// <c>lensless acquire</c> as a process of its own: whole runs, Ctrl-C, kill -9, and an independent reader.
/// </summary>
public sealed partial class AcquireTests : IDisposable
{
    private const string Configuration = """
        Property,Core,Initialize,0
        Device,Camera,LenslessSim,SimCamera
        Property,Camera,SensorWidth,96
        Property,Camera,SensorHeight,64
        Property,Camera,Oversampling,1
        Property,Core,Initialize,1
        Property,Core,Camera,Camera
        Property,Camera,Exposure,5
        ConfigPixelSize,Sensor,Camera,Binning,1
        PixelSize_um,Sensor,1.55
        """;

    private const int InterruptSignal = 2, KillSignal = 9;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_is_complete_and_tifffile_reads_what_the_record_says()
    {
        var run = _folder.File("run");

        var (status, error, output) = await AcquireAsync(Plan(5, "0 ms"), "--cfg", Cfg(), "-o", run, "--json");

        Assert.True(status == (int)ExitStatus.Success, error);
        using var result = JsonDocument.Parse(output);
        Assert.Equal("completed", result.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(15, result.RootElement.GetProperty("progress").GetProperty("written").GetInt64());
        Assert.Empty(RunFolder.Check(run, Test));
        Assert.Equal((15, "TCYX"), await TifffileAsync(run));
    }

    [Fact]
    public async Task Ctrl_C_ends_cleanly_and_resuming_goes_on()
    {
        var run = _folder.File("run");
        using var process = Start(Plan(2000, "20 ms"), "--cfg", Cfg(), "-o", run);
        await UntilAsync(() => Frames(run) > 5, process);
        Assert.Equal(0, Kill(process.Id, InterruptSignal));
        await process.WaitForExitAsync(Test);

        Assert.Equal((int)ExitStatus.Partial, process.ExitCode);
        var stopped = RunFolder.Read(run);
        Assert.Equal(RunOutcome.Stopped, stopped.Sessions[^1].End?.Outcome);
        Assert.DoesNotContain(RunFolder.Check(run, Test), problem => problem.Kind != RunProblemKind.Missing);
        Assert.Equal(stopped.Frames.Count, (await TifffileAsync(run)).Pages);
    }

    [Fact]
    public async Task Killed_thirty_times_a_run_is_readable_each_time_and_equals_one_that_was_not()
    {
        const int kills = 30;
        var random = new Random(20260301);
        var (run, whole) = (_folder.File("run"), _folder.File("whole"));
        var plan = Plan(600, "20 ms");
        string[] args = [plan, "--cfg", Cfg(), "-o", run];
        var frames = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Start(args);
            await UntilAsync(() => Frames(run) > frames, process);
            await Task.Delay(random.Next(400), Test);
            Assert.Equal(0, Kill(process.Id, KillSignal));
            await process.WaitForExitAsync(Test);

            var left = RunFolder.Read(run);
            var (pages, _) = await TifffileAsync(run);
            Assert.InRange(left.Frames.Count, frames + 1, 1799);
            Assert.InRange(pages - left.Frames.Count, 0, 1); // a frame is whole before it is recorded
            Assert.DoesNotContain(RunFolder.Check(run, Test), problem => problem.Kind == RunProblemKind.Damaged
                && !problem.Message.EndsWith("Resume the run to repair it.", StringComparison.Ordinal));
            frames = left.Frames.Count;
            args = ["--resume", run];
        }

        Assert.Equal((int)ExitStatus.Success, (await AcquireAsync("--resume", run)).Status);
        Assert.Equal((int)ExitStatus.Success, (await AcquireAsync(plan, "--cfg", Cfg(), "-o", whole)).Status);
        Assert.Equal(Checksums(whole), Checksums(run));
        Assert.Empty(RunFolder.Check(run, Test));

        static IEnumerable<(long, uint)> Checksums(string run) =>
            RunFolder.Read(run).Frames.OrderBy(frame => frame.Index).Select(frame => (frame.Index, frame.Checksum));
    }

    [Fact]
    public async Task What_cannot_be_run_is_refused_with_all_reasons_before_anything_is_made()
    {
        var plan = _folder.Write("bad.yaml", "name: x\nchannels:\n  - preset: Light=Purple\ncamera: Nikon\n");

        var refused = await Lensless.RunAsync("acquire", plan, "--cfg", Cfg(), "-o", _folder.File("run"));

        refused.Expect(ExitStatus.Usage);
        Assert.Contains("'Light'", refused.Error, StringComparison.Ordinal);
        Assert.Contains("'Nikon'", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    private string Cfg() => _folder.Write("instrument.cfg", Configuration);

    // The seed makes the noise of each frame its own, whatever was taken before it.
    private string Plan(int timePoints, string interval) => _folder.Write("plan.yaml", $$"""
        name: series
        time:
          - {interval: {{interval}}, count: {{timePoints}}}
        axes:
          - {name: noise, device: Camera, property: Seed, values: [11, 12, 13]}
        """);

    // Lines of the record, whole or not; the run may not have begun.
    private static int Frames(string run)
    {
        var record = Path.Combine(run, "frames.jsonl");
        return File.Exists(record) ? File.ReadLines(record).Count() : 0;
    }

    private static async Task UntilAsync(Func<bool> begun, Process process)
    {
        while (!begun())
        {
            Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync(Test) : "");
            await Task.Delay(10, Test);
        }
    }

    private Process Start(params string[] args)
    {
        // Tests that run in the background of a script were told to ignore Ctrl-C, and would hand that on.
        var start = new ProcessStartInfo("env",
            ["--default-signal=INT",
                "dotnet", Path.Combine(AppContext.BaseDirectory, "lensless.dll"), "acquire", .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["XDG_DATA_HOME"] = _folder.Path }, // where the list of runs is
        };
        return Process.Start(start)!;
    }

    private async Task<(int Status, string Error, string Output)> AcquireAsync(params string[] args)
    {
        using var process = Start(args);
        var output = process.StandardOutput.ReadToEndAsync(Test);
        var error = process.StandardError.ReadToEndAsync(Test);
        await process.WaitForExitAsync(Test);
        return (process.ExitCode, await error, await output);
    }

    // How many planes the OME-XML claims and the file holds, and the axes.
    private static async Task<(int Pages, string Axes)> TifffileAsync(string run)
    {
        const string script = """
            import sys, glob, tifffile, re
            pages, axes = 0, ''
            for path in sorted(glob.glob(sys.argv[1] + '/*.ome.tif')):
                with tifffile.TiffFile(path) as tiff:
                    claimed = len(re.findall('<TiffData', tiff.ome_metadata))
                    assert tiff.series[0].kind == 'ome', tiff.series[0].kind
                    assert len(tiff.pages) - claimed in (0, 1), (len(tiff.pages), claimed)
                    tiff.series[0].asarray()
                    pages, axes = pages + claimed, tiff.series[0].axes
            print(pages, axes)
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script, run])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = await python.StandardOutput.ReadToEndAsync(Test);
        var error = await python.StandardError.ReadToEndAsync(Test);
        await python.WaitForExitAsync(Test);
        Assert.True(python.ExitCode == 0, error);
        var words = output.Split();
        return (int.Parse(words[0], CultureInfo.InvariantCulture), words[1]);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

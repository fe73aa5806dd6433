using LenslessScope.Acquisition;
using LenslessScope.Scripting;

namespace LenslessScope.Cli.Tests;

/// <summary>The example scripts that run plans, on the simulated instrument.</summary>
public sealed class RunPlanTests : IDisposable
{
    private static readonly string Demo = Path.Combine(Checkout.Path, "configs", "demo.cfg");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, long> Scripts() => new()
    {
        { "time-lapse.csx --count 2 --interval-s 0 --backgrounds 2", 4 },
        { "multi-height.csx --heights-um 0,20,40", 3 },
        { "multi-wavelength.csx --wavelengths-nm 450,532", 2 },
        { "multi-wavelength.csx --channel Sample=Cells --channel Sample=Beads", 2 },
        { "incubator-week.csx --days 0.0001 --interval-min 0.05 --sensor Camera.Exposure --sensor /proc/uptime", 3 },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_leaves_a_complete_run(string line, long frames)
    {
        var words = line.Split(' ');
        var script = Path.Combine(Checkout.Path, "scripts", "acquisition", words[0]);

        var run = (await Lensless.RunAsync(["run", "--cfg", Demo, script, .. words[1..],
            "-o", _folder.File("run"), "--json"])).Expect(ExitStatus.Success);

        Assert.Equal(frames, run.Json.GetProperty("written").GetInt64());
        var recorded = RunFolder.Read(_folder.File("run"));
        Assert.Equal((RunState.Complete, frames), (recorded.State, recorded.Frames.Count));
        var messages = await File.ReadAllTextAsync(
            Path.Combine(_folder.File("run"), "run.log"), TestContext.Current.CancellationToken);
        Assert.Contains($"{frames} frames into {_folder.File("run")}, by a script", messages, StringComparison.Ordinal);
        Assert.Contains($"{frames} of {frames} frames in {_folder.File("run")}: completed", messages,
            StringComparison.Ordinal);
        var listed = (await Lensless.RunAsync("runs", _folder.Path)).Expect(ExitStatus.Success);
        Assert.Contains(_folder.File("run"), listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_in_the_incubator_keeps_its_schedule_and_logs_its_sensors_at_every_frame()
    {
        var time = new SteppingTime();
        using var session = new Session(new SessionSettings
        {
            Args = ["-o", _folder.File("week"), "--interval-min", "720", "--sensor", "Camera.Exposure"],
            Output = TextWriter.Null,
            ShowsProgress = false,
            Time = time,
        });
        session.Load(Demo);

        Assert.Equal(0,
            await ScriptHost.RunAsync(Path.Combine(Checkout.Path, "scripts/acquisition/incubator-week.csx"), session));

        var log = await File.ReadAllLinesAsync(_folder.File("week-sensors.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(14 + 1, log.Length);
        Assert.Equal("time,Camera.Exposure,frame", log[0]);
        var times = log.Skip(1).Select(row =>
            DateTimeOffset.Parse(row.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(TimeSpan.FromDays(6.5).TotalMinutes, (times[^1] - times[0]).TotalMinutes, 1.0);
        Assert.All(log.Skip(1), (row, i) => Assert.EndsWith($",8.0000,{i}", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_the_instrument_cannot_run_is_refused_and_leaves_no_folder()
    {
        var script = Path.Combine(Checkout.Path, "scripts/acquisition/multi-wavelength.csx");

        var run = (await Lensless.RunAsync("run", "--cfg", Demo, script, "--channel", "Light=Blue",
            "-o", _folder.File("run"))).Expect(ExitStatus.Usage);

        Assert.Contains("Light", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }
}

using LenslessScope.Instrument;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Runs as those ask for them who do not hold the instrument themselves.</summary>
public sealed class LocalRunsTests : IAsyncLifetime
{
    private readonly SimulatedInstrument _simulated = new();
    private LocalInstrument _instrument = null!;
    private LocalRuns _runs = null!;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private static Plan Plan(int timePoints, double secondsApart = 0) => new()
    {
        Time = [new TimePhase(TimeSpan.FromSeconds(secondsApart), timePoints)],
    };

    public async ValueTask InitializeAsync()
    {
        _instrument = await LocalInstrument.LoadAsync(_simulated.Cfg, Test);
        _runs = new LocalRuns(_instrument);
    }

    public async ValueTask DisposeAsync()
    {
        await _instrument.DisposeAsync();
        _simulated.Dispose();
    }

    [Fact]
    public async Task A_run_has_the_camera_until_its_end_and_is_watched_to_it()
    {
        await using var run = await _runs.StartAsync(
            new RunRequest { Plan = Plan(5, secondsApart: .2), Folder = Folder() }, Test);

        Assert.Equal($"the run in {Folder()}", _instrument.CameraUse!.User);
        Assert.Same(run, Assert.Single(_runs.Active));
        await Assert.ThrowsAsync<CameraInUseException>(() => _instrument.SnapAsync(null, Test));
        var setting = await Assert.ThrowsAsync<CameraInUseException>(() =>
            _instrument.SetAsync(new InstrumentSettings { Properties = ["Light.Wavelength-nm=450"] }, Test));
        Assert.StartsWith("The instrument has been in use by the run in", setting.Message, StringComparison.Ordinal);
        Assert.NotNull(await _instrument.GetFramesAsync(Test));
        var last = await run.WatchAsync(TimeSpan.FromMilliseconds(5), Test).LastAsync(Test);
        var result = await run.Completion;

        Assert.Equal((RunActivity.Ended, 5, 5), (last.Activity, last.Written, run.Remaining));
        Assert.Equal(RunYield.All, result.Yield);
        Assert.Null(_instrument.CameraUse);
        Assert.Empty(_runs.Active);
        await _instrument.SetAsync(new InstrumentSettings { Properties = ["Light.Wavelength-nm=450"] }, Test);
    }

    [Fact]
    public async Task A_run_that_is_disposed_stops_and_can_be_gone_on_with()
    {
        await using (var run = await _runs.StartAsync(
            new RunRequest { Plan = Plan(3, secondsApart: 3600), Folder = Folder() }, Test))
        {
            run.Pause("lunch");
            Assert.Equal(3, run.Remaining);
        }
        var stopped = RunFolder.Read(Folder());
        Assert.Equal(RunState.Stopped, stopped.State);

        var forecast = await _runs.CheckAsync(new RunRequest { Folder = Folder() }, Test);
        Assert.Equal(3 - stopped.Frames.Count, forecast.Frames);
        await using var rest = await _runs.StartAsync(new RunRequest { Folder = Folder() }, Test);
        Assert.Equal(forecast.Frames, rest.Remaining);
    }

    [Fact]
    public async Task What_is_checked_is_what_starts()
    {
        var request = new RunRequest
        {
            Plan = Plan(5) with { Channels = [new PlanChannel("Red") { Preset = new PresetChoice("Channel", "Red") }] },
            Folder = Folder(),
            Reconstruct = true,
        };

        var forecast = await _runs.CheckAsync(request, Test);
        var refused = await Assert.ThrowsAsync<PlanException>(() => _runs.StartAsync(request, Test));

        Assert.Equal(forecast.PlanProblems, refused.Problems);
        Assert.Contains("needs the range in which the focus lies", Assert.Single(forecast.Problems).Message,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder()));
        Assert.Null(_instrument.CameraUse);
    }

    [Fact]
    public async Task A_run_that_does_not_fit_on_the_disk_is_refused_unless_that_is_wanted()
    {
        var cfg = Path.Combine(_simulated.Folder, "large.cfg");
        await File.WriteAllTextAsync(cfg, (await File.ReadAllTextAsync(_simulated.Cfg, Test))
            .Replace("SensorWidth,96", "SensorWidth,4096").Replace("SensorHeight,64", "SensorHeight,4096"), Test);
        await using var large = await LocalInstrument.LoadAsync(cfg, Test);
        var runs = new LocalRuns(large);
        var frames = FreeSpace.BytesAt(_simulated.Folder)!.Value / (4096 * 4096 * 2) + 1;
        var request = new RunRequest { Plan = Plan((int)frames), Folder = Folder() };

        Assert.Contains("The run needs", Assert.Single((await runs.CheckAsync(request, Test)).Problems).Message,
            StringComparison.Ordinal);
        Assert.Empty((await runs.CheckAsync(request with { IgnoreFreeSpace = true }, Test)).Problems);
    }

    [Fact]
    public async Task A_run_is_refused_while_somebody_else_has_the_camera_and_leaves_no_folder()
    {
        await using var stream = await _instrument.OpenLiveAsync("live view", Test);

        await Assert.ThrowsAsync<CameraInUseException>(() =>
            _runs.StartAsync(new RunRequest { Plan = Plan(1), Folder = Folder() }, Test));

        Assert.False(Directory.Exists(Folder()));
    }

    private string Folder() => Path.Combine(_simulated.Folder, "run");
}

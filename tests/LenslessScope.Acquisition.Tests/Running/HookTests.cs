using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Tests;

/// <summary>What hooks throw ends a run and is no fault of a device; what devices do is told apart from it.</summary>
public sealed class HookTests : IDisposable
{
    private readonly SimulatedInstrument _instrument = new();

    private CMMCore Core => _instrument.Core;

    public void Dispose() => _instrument.Dispose();

    public static TheoryData<string> Faults() =>
        [nameof(InvalidOperationException), nameof(NotSupportedException), nameof(TimeoutException), nameof(CMMError)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_a_hook_throws_ends_the_run_and_the_frames_before_it_are_there(string fault)
    {
        var offset = Core.GetProperty("Camera", "Offset");
        var plan = Snaps(6) with { Settings = [new PlanSetting("Camera", "Offset", "30")] };

        var thrown = await ThrownAsync(plan,
            new PlanRunSettings { After = (planned, _, _) => ThrowAt(3, planned, fault) });

        Assert.Equal(fault, thrown.GetType().Name);
        await EndedAsync(expected: [0, 1, 2], all: 6);
        Assert.Equal(offset, Core.GetProperty("Camera", "Offset"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_same_holds_within_a_sequence_which_is_stopped(string fault)
    {
        var plan = new Plan { Z = new ZPlan([.. Enumerable.Range(0, 20).Select(i => i * 5.0)], Relative: true) };

        var thrown = await ThrownAsync(plan,
            new PlanRunSettings { After = (planned, _, _) => ThrowAt(8, planned, fault) });

        Assert.Equal(fault, thrown.GetType().Name);
        Assert.False(Core.IsSequenceRunning());
        await EndedAsync(expected: [.. Enumerable.Range(0, 8).Select(i => (long)i)], all: 20);
    }

    [Fact]
    public async Task A_hook_before_frames_ends_the_run_too()
    {
        var thrown = await ThrownAsync(Snaps(4), new PlanRunSettings
        {
            Before = (planned, _) => ThrowAt(2, planned, nameof(InvalidOperationException)),
        });

        Assert.IsType<InvalidOperationException>(thrown);
        await EndedAsync(expected: [0, 1], all: 4);
    }

    [Fact]
    public async Task Holograms_that_come_after_the_pictures_are_finished_are_counted_and_harm_nothing()
    {
        await using var pictures = new BackgroundReconstruction(_instrument.Folder, new PlanAutofocus(700, 1300),
            pixelUm: 1.55, wavelengthNm: 532);
        await pictures.FinishAsync();

        var (result, run) = await _instrument.RunAsync(Snaps(2), new PlanRunSettings
        {
            After = (planned, frame, _) =>
            {
                pictures.Offer(planned, frame);
                return ValueTask.CompletedTask;
            },
        });

        Assert.Equal(RunYield.All, result.Yield);
        Assert.Empty(run.Events);
        Assert.Equal((0, 2), (pictures.Done, pictures.Skipped));
    }

    [Fact]
    public async Task The_time_that_a_hook_takes_within_a_sequence_is_not_the_cameras()
    {
        var plan = new Plan
        {
            Z = new ZPlan([.. Enumerable.Range(0, 6).Select(i => i * 5.0)], Relative: true),
            OnFailure = Quick with { StallTimeout = TimeSpan.FromMilliseconds(400) },
        };

        var (result, run) = await _instrument.RunAsync(plan, new PlanRunSettings
        {
            After = async (planned, _, cancellation) =>
            {
                if (planned.Index == 2)
                    await Task.Delay(1000, cancellation);
            },
        });

        Assert.Equal(RunYield.All, result.Yield);
        Assert.Empty(run.Events);
        Assert.All(run.Frames, frame => Assert.Equal(1, frame.Record.Attempts));
    }

    [Fact]
    public async Task A_camera_whose_frames_change_is_brought_back()
    {
        var (result, run) = await _instrument.RunAsync(Snaps(5) with { OnFailure = Quick with { Retries = 3 } },
            new PlanRunSettings
            {
                Before = (planned, _) => ChangeAt(2, planned),
                Reconnect = core => core.LoadSystemConfiguration(_instrument.Cfg),
            });

        Assert.Equal(RunYield.All, result.Yield);
        Assert.Equal(PixelType.GRAY16, run.Shape!.Value.PixelType);
        Assert.Contains(run.Events, happened => happened is { Kind: RunEventKind.DeviceError, Frame: 2 }
            && happened.Message.Contains("96×64 GRAY8, earlier frames have 96×64 GRAY16", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Frames_that_stay_unlike_those_before_are_missing(int averages)
    {
        var (result, run) = await _instrument.RunAsync(Snaps(4) with { OnFailure = Quick, Averages = averages },
            new PlanRunSettings { Before = (planned, _) => ChangeAt(2, planned) });

        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal([0, 1], run.Frames.Select(frame => frame.Index));
        Assert.Equal([2L, 3L], run.Missing.Keys.Order());
        Assert.DoesNotContain(RunFolder.Check(run.Folder, TestContext.Current.CancellationToken),
            problem => problem.Kind == RunProblemKind.Damaged);
    }

    [Fact]
    public async Task What_bringing_the_instrument_back_throws_is_one_more_failure()
    {
        Core.SetProperty("Camera", "Seed", "5"); // counts frames anew
        Core.SetProperty("Camera", "FaultAtFrame", "1");
        Core.SetProperty("Camera", "Fault", "Unplug");

        var (result, run) = await _instrument.RunAsync(Snaps(3) with { OnFailure = Quick },
            new PlanRunSettings { Reconnect = _ => throw new ArgumentException("the relay is gone") });

        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal([1L, 2L], run.Missing.Keys.Order());
        Assert.Contains(run.Events,
            happened => happened.Message.Contains("the relay is gone", StringComparison.Ordinal));
    }

    private static FailurePolicy Quick => new() { Pause = TimeSpan.FromMilliseconds(1) };

    private static Plan Snaps(int count) => new() { Time = [new TimePhase(TimeSpan.FromMilliseconds(1), count)] };

    private ValueTask ChangeAt(long index, PlannedFrame planned)
    {
        if (planned.Index == index)
            Core.SetProperty("Camera", "PixelType", "8bit");
        return ValueTask.CompletedTask;
    }

    private ValueTask ThrowAt(long index, PlannedFrame planned, string fault)
    {
        if (planned.Index != index)
            return ValueTask.CompletedTask;
        if (fault == nameof(CMMError))
            Core.GetProperty("Nobody", "Nothing");
        throw fault switch
        {
            nameof(NotSupportedException) => new NotSupportedException("no"),
            nameof(TimeoutException) => new TimeoutException("no"),
            _ => new InvalidOperationException("no"),
        };
    }

    private async Task<Exception> ThrownAsync(Plan plan, PlanRunSettings settings) =>
        (await Record.ExceptionAsync(() => _instrument.RunAsync(plan with { OnFailure = Quick }, settings)))!;

    // Failed without a word about devices, and to be gone on with.
    private async Task EndedAsync(long[] expected, int all)
    {
        var run = RunFolder.Read(Path.Combine(_instrument.Folder, "run"));
        Assert.Equal(expected, run.Frames.Select(frame => frame.Index));
        Assert.Empty(run.Missing);
        Assert.Empty(run.Events);
        Assert.Equal(RunState.Failed, run.State);
        Assert.NotNull(run.Sessions[^1].End!.Reason);
        using (var writer = _instrument.Resume())
            await new PlanRun(Core, writer).RunAsync(TestContext.Current.CancellationToken);
        var whole = RunFolder.Read(run.Folder);
        Assert.Equal((RunState.Complete, all), (whole.State, whole.Frames.Count));
        Assert.Empty(RunFolder.Check(run.Folder, TestContext.Current.CancellationToken));
    }
}

using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Plans on the simulated instrument: what is set, taken and recorded, and how runs end.</summary>
public sealed class PlanRunTests : IDisposable
{
    private readonly SimulatedInstrument _instrument = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private CMMCore Core => _instrument.Core;

    public void Dispose() => _instrument.Dispose();

    [Fact]
    public async Task Every_frame_is_taken_with_what_the_plan_says()
    {
        var plan = new Plan
        {
            Channels =
            [
                new PlanChannel("Green") { Preset = new PresetChoice("Channel", "Green"), ExposureMs = 4 },
                new PlanChannel("Blue") { Preset = new PresetChoice("Channel", "Blue"), Gain = 2 },
            ],
            Z = new ZPlan([0, 25, -10], Relative: true),
            Time = [new TimePhase(TimeSpan.FromMilliseconds(20), 2)],
        };

        var (result, run) = await _instrument.RunAsync(plan);

        Assert.True(result.Outcome == RunOutcome.Completed && run.Events.Count == 0, string.Join('\n', run.Events));
        Assert.Equal(12, run.Frames.Count);
        foreach (var (planned, recorded) in plan.Frames().Zip(run.Frames))
        {
            var (record, tags) = (recorded.Record, recorded.Record.Tags);
            Assert.Equal(planned.Index, recorded.Index);
            Assert.Equal(planned.Channel == "Green" ? 4 : 5, record.ExposureMs);
            Assert.Equal(planned.Channel == "Green" ? 532 : 450, record.WavelengthNm);
            Assert.Equal(planned.ZUm, record.ZUm);
            Assert.Equal(planned.Channel == "Green" ? "532" : "450", tags["Wavelength-nm"]);
            Assert.Equal(planned.Channel == "Green" ? "4" : "5", tags["Exposure-ms"]);
            Assert.Equal(planned.Channel == "Green" ? "1" : "2", tags["Gain"]);
            Assert.Equal(1000 + planned.ZUm!.Value, TrueZUm(recorded));
        }
    }

    [Fact]
    public async Task The_instrument_is_as_before_afterwards()
    {
        Core.SetPosition(7);
        Core.SetProperty("Camera", "Gain", "3");
        var before = Core.GetSystemState();
        var plan = new Plan
        {
            Settings = [new PlanSetting("Camera", "Offset", "30")],
            Channels =
                [new PlanChannel("Blue") { Preset = new PresetChoice("Channel", "Blue"), ExposureMs = 2, Gain = 4 }],
            Z = new ZPlan([100, 200], Relative: false),
            Dark = new ReferenceFrames(2),
        };

        var (result, _) = await _instrument.RunAsync(plan);

        Assert.Empty(result.NotRestored);
        Assert.Equal(Changed(before), Changed(Core.GetSystemState()));
        Assert.Equal(7, Core.GetPosition());
        Assert.True(Core.GetAutoShutter());

        static IEnumerable<PropertySetting> Changed(Configuration state) =>
            state.Settings.Where(setting => setting.PropertyName is not ("FrameNumber" or "State"));
    }

    [Fact]
    public async Task Frames_that_differ_only_in_what_devices_step_through_are_one_sequence_of_the_camera()
    {
        var plan = new Plan { Z = new ZPlan([.. Enumerable.Range(0, 20).Select(i => i * 5.0)], Relative: true) };

        var (_, run) = await _instrument.RunAsync(plan);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => 1000 + i * 5.0), run.Frames.Select(TrueZUm));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"),
            run.Frames.Select(frame => frame.Record.Tags["ImageNumber"]));
    }

    [Fact]
    public async Task Dark_frames_are_dark_and_background_frames_show_no_sample()
    {
        var taken = new List<(FrameKind Kind, double Mean, string Sample)>();
        var plan = new Plan
        {
            Dark = new ReferenceFrames(1),
            Background = new ReferenceFrames(2) { Preset = new PresetChoice("Sample", "Empty") },
        };
        var settings = new PlanRunSettings
        {
            After = (planned, frame, _) =>
            {
                var mean = 0.0;
                foreach (var pixel in frame.PixelsAs<ushort>())
                    mean += pixel;
                taken.Add((planned.Kind, mean / (frame.Width * frame.Height), Core.GetProperty("Camera", "Sample")));
                return ValueTask.CompletedTask;
            },
        };

        var (_, run) = await _instrument.RunAsync(plan, settings);

        Assert.Equal([FrameKind.Dark, FrameKind.Background, FrameKind.Background, FrameKind.Image],
            taken.Select(t => t.Kind));
        Assert.InRange(taken[0].Mean, 10, 22); // the black level is 16
        Assert.All(taken.Skip(1), t => Assert.True(t.Mean > 100, $"{t}"));
        Assert.Equal(["Empty", "Empty", "Cells"], taken.Skip(1).Select(t => t.Sample));
        Assert.Equal(["dark", "background", "background"], run.Frames.Take(3).Select(frame => frame.Stack));
    }

    [Theory]
    [InlineData("LostFrame")]
    [InlineData("ExposureError")]
    [InlineData("Timeout")]
    public async Task A_frame_that_fails_once_is_taken_again(string fault)
    {
        Fail(fault, at: 3);
        var plan = Snaps(6) with { OnFailure = Quick };

        var (result, run) = await _instrument.RunAsync(plan);

        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal([0, 1, 2, 3, 4, 5], run.Frames.Select(frame => frame.Index));
        Assert.Equal(2, run.Frames.Single(frame => frame.Record.Attempts > 1).Record.Attempts);
        Assert.Contains(run.Events, happened => happened.Kind == RunEventKind.DeviceError && happened.Frame == 3);
    }

    [Theory]
    [InlineData("LostFrame")]
    [InlineData("ExposureError")]
    [InlineData("Timeout")]
    public async Task A_sequence_that_fails_is_gone_on_with_where_it_failed(string fault)
    {
        Fail(fault, at: 8);
        var plan = new Plan
        {
            Z = new ZPlan([.. Enumerable.Range(0, 20).Select(i => i * 5.0)], Relative: true),
            OnFailure = Quick with { StallTimeout = TimeSpan.FromSeconds(2) },
        };

        var (result, run) = await _instrument.RunAsync(plan);

        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), run.Frames.Select(frame => frame.Index).Order());
        Assert.All(run.Frames, frame => Assert.Equal(frame.Index * 5, frame.Record.ZUm));
        Assert.All(run.Frames.Where(frame => frame.Record.Tags.ContainsKey("ImageNumber")),
            frame => Assert.Equal(1000 + frame.Index * 5, TrueZUm(frame)));
        Assert.Contains(run.Frames, frame => frame.Record.Attempts == 2);
    }

    [Fact]
    public async Task A_frame_that_fails_for_good_is_recorded_as_missing_and_the_run_goes_on()
    {
        Fail("ExposureError", at: 2);
        var plan = Snaps(5) with { OnFailure = Quick with { Retries = 0 } };

        var (result, run) = await _instrument.RunAsync(plan);

        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal(1, result.Progress.Missing);
        Assert.Equal([2L], run.Missing.Keys);
        Assert.Equal([0, 1, 3, 4], run.Frames.Select(frame => frame.Index));
        Assert.NotEqual(RunState.Complete, run.State);
    }

    [Fact]
    public async Task A_plan_that_stops_on_failure_fails_with_the_reason_and_can_be_resumed()
    {
        Fail("ExposureError", at: 2);
        var plan = Snaps(5) with { OnFailure = Quick with { Retries = 0, Then = FailureAction.Stop } };

        var (result, run) = await _instrument.RunAsync(plan);
        using (var writer = _instrument.Resume())
            await new PlanRun(Core, writer).RunAsync(Test);

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Contains("Frame 2", result.Reason, StringComparison.Ordinal);
        Assert.Equal([0, 1], run.Frames.Select(frame => frame.Index));
        Assert.Equal(RunState.Complete, RunFolder.Read(run.Folder).State);
    }

    [Fact]
    public async Task A_camera_that_was_unplugged_is_brought_back_where_that_is_known()
    {
        Fail("Unplug", at: 2);
        var settings = new PlanRunSettings { Reconnect = core => core.LoadSystemConfiguration(_instrument.Cfg) };

        var (result, run) = await _instrument.RunAsync(
            Snaps(5) with { OnFailure = Quick with { Retries = 3 } }, settings);

        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal([0, 1, 2, 3, 4], run.Frames.Select(frame => frame.Index));
    }

    [Fact]
    public async Task A_camera_that_stays_away_ends_nothing_but_its_frames()
    {
        Fail("Unplug", at: 2);

        var (result, run) = await _instrument.RunAsync(Snaps(4) with { OnFailure = Quick });

        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal([2L, 3L], run.Missing.Keys.Order());
    }

    [Fact]
    public async Task Averages_are_the_mean_of_several_exposures()
    {
        var one = Noise((await _instrument.RunAsync(Snaps(2), name: "one")).Run);
        var many = Noise((await _instrument.RunAsync(Snaps(2) with { Averages = 16 }, name: "many")).Run);

        Assert.InRange(many / one, 0.2, 0.35); // a quarter, and what rounding adds

        // What differs between two frames of the same thing.
        double Noise(Run run)
        {
            var (first, second) = (Pixels(run, 0), Pixels(run, 1));
            return Math.Sqrt(first.Zip(second, (a, b) => Math.Pow(a - b, 2)).Average());
        }

        static float[] Pixels(Run run, int frame) => Imaging.ImageFile.Read(
            Path.Combine(run.Folder, run.Frames[frame].File), run.Frames[frame].Page).ToGray().Pixels;
    }

    [Fact]
    public async Task Stopping_ends_after_a_frame_and_resuming_takes_the_others()
    {
        var plan = Snaps(40);
        PlanRunResult stopped;
        using (var writer = _instrument.Begin(plan))
        {
            PlanRun run = null!;
            run = new PlanRun(Core, writer, new PlanRunSettings
            {
                After = (planned, _, _) =>
                {
                    if (planned.Index == 9)
                        run.Stop();
                    return ValueTask.CompletedTask;
                },
            });
            stopped = await run.RunAsync(Test);
        }

        using (var writer = _instrument.Resume())
            await new PlanRun(Core, writer).RunAsync(Test);

        Assert.Equal(RunOutcome.Stopped, stopped.Outcome);
        Assert.Equal(10, stopped.Progress.Written);
        var whole = RunFolder.Read(Path.Combine(_instrument.Folder, "run"));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), whole.Frames.Select(frame => frame.Index));
        Assert.Equal(RunState.Complete, whole.State);
        Assert.Empty(RunFolder.Check(whole.Folder, Test));
    }

    [Fact]
    public async Task A_resumed_run_equals_one_that_was_never_interrupted()
    {
        // The seed makes the noise of each frame its own, whatever was taken before it.
        var plan = Snaps(12) with { Axes = [new PropertyAxis("noise", "Camera", "Seed", ["11", "12", "13"])] };
        var (_, uninterrupted) = await _instrument.RunAsync(plan, name: "whole");
        using (var writer = _instrument.Begin(plan, "parts"))
        {
            PlanRun run = null!;
            run = new PlanRun(Core, writer, new PlanRunSettings
            {
                After = (planned, _, _) =>
                {
                    if (planned.Index == 16)
                        run.Stop();
                    return ValueTask.CompletedTask;
                },
            });
            await run.RunAsync(Test);
        }
        using (var writer = _instrument.Resume("parts"))
            await new PlanRun(Core, writer).RunAsync(Test);

        var resumed = RunFolder.Read(Path.Combine(_instrument.Folder, "parts"));
        Assert.Equal(36, resumed.Frames.Count);
        Assert.Equal(uninterrupted.Frames.Select(f => (f.Index, f.Checksum)),
            resumed.Frames.Select(f => (f.Index, f.Checksum)));
    }

    [Fact]
    public async Task Pausing_holds_the_run_and_its_time()
    {
        var time = new SteppingTime();
        var plan = Snaps(6) with { Time = [new TimePhase(TimeSpan.FromMinutes(1), 6)] };
        using var writer = _instrument.Begin(plan);
        PlanRun run = null!;
        var paused = new TaskCompletionSource();
        run = new PlanRun(Core, writer, new PlanRunSettings
        {
            Time = time,
            After = (planned, _, _) =>
            {
                if (planned.Index == 2)
                {
                    run.Pause("someone opens the incubator");
                    paused.SetResult();
                }
                return ValueTask.CompletedTask;
            },
        });
        var running = run.RunAsync(Test);
        await paused.Task.WaitAsync(Test);
        while (run.Progress.Activity != RunActivity.Paused)
            await Task.Delay(5, Test);

        var held = run.Progress;
        time.Pass(TimeSpan.FromHours(3));
        Assert.Equal(held.Elapsed, run.Progress.Elapsed);
        Assert.Equal("someone opens the incubator", held.Reason);
        run.Resume();
        var result = await running;

        Assert.Equal(6, result.Progress.Written);
        Assert.True(result.Progress.Drift.Most < TimeSpan.FromSeconds(1), $"{result.Progress.Drift}");
    }

    [Fact]
    public async Task A_week_of_minutes_keeps_its_schedule()
    {
        const int minutes = 7 * 24 * 60;
        Core.SetROI(0, 0, 8, 8);
        var plan = Snaps(1) with { Time = [new TimePhase(TimeSpan.FromMinutes(1), minutes)] };
        var time = new SteppingTime();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (result, run) = await _instrument.RunAsync(plan, new PlanRunSettings { Time = time });
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal(minutes, run.Frames.Count);
        Assert.Equal(minutes, result.Progress.Drift.TimePoints);
        Assert.Equal(TimeSpan.Zero, result.Progress.Drift.Mean);
        Assert.Equal(TimeSpan.FromMinutes(minutes - 1), run.Frames[^1].Record.Time - run.Frames[0].Record.Time);
        Assert.True(grown < 64 << 20, $"{grown} bytes more, those of the record that was read included");
    }

    private static FailurePolicy Quick => new() { Pause = TimeSpan.FromMilliseconds(1) };

    private static Plan Snaps(int count) => new() { Time = [new TimePhase(TimeSpan.FromMilliseconds(1), count)] };

    private static double TrueZUm(RecordedFrame frame) =>
        double.Parse(frame.Record.Tags["TrueZ-um"], System.Globalization.CultureInfo.InvariantCulture);

    private void Fail(string fault, int at)
    {
        Core.SetProperty("Camera", "Seed", "5"); // counts frames anew
        Core.SetProperty("Camera", "FaultTimeout-ms", "50");
        Core.SetProperty("Camera", "FaultAtFrame", $"{at}");
        Core.SetProperty("Camera", "Fault", fault);
    }
}

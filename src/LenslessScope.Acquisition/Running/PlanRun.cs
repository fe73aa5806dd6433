using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// One run of a plan on an instrument, from its first frame, or from where it was interrupted, to its end. Used once.
/// The instrument is put back as it was before the run.
/// </summary>
public sealed class PlanRun
{
    private readonly CMMCore _core;
    private readonly Plan _plan;
    private readonly RunWriter _writer;
    private readonly PlanRunSettings _settings;
    private readonly RunControl _control = new();
    private readonly ProgressCount _count;
    private readonly DeviceSetup _setup;
    private readonly RunClock _clock;
    private readonly ElapsedTime _elapsed;
    private readonly double _zStartUm;
    private readonly string _folder;
    private volatile FocusFollowing? _focus; // null before the start, and without autofocus

    /// <summary>A run that has not begun.</summary>
    /// <param name="core">
    /// The instrument, its configuration loaded. Nobody else may use its devices while the run goes on.
    /// </param>
    /// <param name="writer">
    /// The run's folder, new or resumed; its plan is run. The caller disposes it afterwards.
    /// </param>
    /// <param name="settings">Default: as they are.</param>
    public PlanRun(CMMCore core, RunWriter writer, PlanRunSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(writer);
        (_core, _writer, _settings) = (core, writer, settings ?? new PlanRunSettings());
        _plan = writer.Plan;
        _folder = writer.Folder;
        _zStartUm = writer.Facts.StartZUm ?? 0;
        _setup = new DeviceSetup(core);
        _count = new ProgressCount(writer.Expected, writer.Done.Count, Schedule.LastDue(_plan));
        _elapsed = new ElapsedTime(_settings.Time, writer.StartedAt, writer.LastElapsed);
        _clock = new RunClock(_settings.Time, Remaining().Select(frame => frame.Due).FirstOrDefault() ?? TimeSpan.Zero);
    }

    /// <summary>How far it is. From any thread.</summary>
    public RunProgress Progress
    {
        get
        {
            var now = _count.At(_clock.Elapsed, FreeSpace.BytesAt(_folder)) with { FocusUm = _focus?.LatestUm };
            // Also while frames that were taken wait to be written.
            return _control.HeldByDisk is { } reason && now.Activity != RunActivity.Ended
                ? now with { Activity = RunActivity.Paused, Reason = reason } : now;
        }
    }

    /// <summary>Holds the run after the frame that is being taken; its time stands still. From any thread.</summary>
    /// <param name="reason">for whoever looks at it, and for the record.</param>
    public void Pause(string reason) => _control.Pause(this, reason);

    /// <summary>Goes on after <see cref="Pause"/>. A pause for the disk's sake ends by itself.</summary>
    public void Resume() => _control.Resume(this);

    /// <summary>Ends the run after the frame that is being taken. It can be resumed later. From any thread.</summary>
    public void Stop() => _control.Stop();

    /// <summary>Runs the plan.</summary>
    /// <param name="abort">Ends it without waiting for the frame that is being taken.</param>
    /// <returns>How it ended. Failures of devices and of the disk are told here, not thrown.</returns>
    /// <exception cref="CMMError">
    /// The instrument could not be brought into the plan's state before the first frame.
    /// </exception>
    /// <exception cref="PlanException">
    /// The camera gives colour when the plan's settings are made, and the plan needs grey frames; none is taken.
    /// </exception>
    /// <exception cref="Exception">
    /// What a hook of the settings threw, once the frames before it are written and the instrument is put back.
    /// </exception>
    public async Task<PlanRunResult> RunAsync(CancellationToken abort = default)
    {
        var cameraBefore = _core.GetCameraDevice();
        await using var stops = abort.Register(_control.Stop); // nothing waits for the disk any more
        await using var queue = new WriterQueue(_writer, _control, QueueCapacity(), _settings);
        var ending = await RunEnding.OfAsync(() => TakeAllAsync(queue, abort), _control).ConfigureAwait(false);
        _count.Is(RunActivity.Ending, _clock.Elapsed);
        var searched = await RunEnding.OfAsync(FinishFocusAsync, _control).ConfigureAwait(false);
        var written = await RunEnding.OfAsync(queue.FinishAsync, _control).ConfigureAwait(false);
        ending = Array.Find([ending, searched, written], part => part.Fault is not null) ?? ending;
        var notRestored = Restore(cameraBefore);
        if (queue.Failure is { } failed)
            ending = ending with { Outcome = RunOutcome.Failed, Reason = failed };
        if (written.Fault is null) // else the record is not to be relied on
        {
            if (ending.Fault is not null)
                foreach (var left in notRestored) // there will be no result to tell it
                    _writer.Note(new RunEvent(_settings.Time.GetUtcNow(), RunEventKind.DeviceError, left));
            ending = await EndAsync(queue, ending).ConfigureAwait(false);
        }
        _count.Is(RunActivity.Ended, _clock.Elapsed, ending.Reason);
        ending.Fault?.Throw();
        return new PlanRunResult(ending.Outcome, ending.Reason, Progress, notRestored);
    }

    private async Task FinishFocusAsync()
    {
        if (_focus is not { } focus)
            return;
        await using (focus.ConfigureAwait(false))
            await focus.FinishAsync().ConfigureAwait(false);
    }

    // Records the end; what the disk then says of it is part of it.
    private async Task<RunEnding> EndAsync(WriterQueue queue, RunEnding ending)
    {
        var known = _writer.Done.Count + _writer.Missing.Count;
        await queue.EndRunAsync(new RunEnd(_settings.Time.GetUtcNow(), ending.Outcome, ending.Reason))
            .ConfigureAwait(false);
        var reason = ending.Reason ?? queue.Failure;
        if (reason is null && known - _writer.Done.Count - _writer.Missing.Count is var lost and > 0)
            reason = $"The disk lost {lost} frames that were not flushed yet. Resume the run to take them again.";
        return ending with
        {
            Outcome = reason is not null && ending.Outcome == RunOutcome.Completed ? RunOutcome.Failed : ending.Outcome,
            Reason = reason,
        };
    }

    private IEnumerable<PlannedFrame> Remaining() =>
        _plan.Frames().Where(frame => !_writer.Done.Contains(frame.Index));

    private void Prepare()
    {
        if (_plan.Camera is { } camera && camera != _core.GetCameraDevice())
            _core.SetCameraDevice(camera);
        _setup.Apply(WithLabels(_plan.Settings));
        _writer.State(_core.GetSystemState(), Optical.PixelUm(_core));
    }

    private async Task TakeAllAsync(WriterQueue queue, CancellationToken abort)
    {
        Prepare();
        var focus = _focus = _plan.Autofocus is { } autofocus ? new FocusFollowing(_core, autofocus, _folder) : null;
        var sequences = new HardwareSequences(_core);
        var blocks = new FrameBlocks(sequences, StateOf, _plan.Autofocus is { Follow: true });
        TimeSpan? clockSet = null; // since it was noted last
        var records = new FrameRecords(_core, _elapsed, step => clockSet = (clockSet ?? TimeSpan.Zero) + step);
        var taker = new FrameTaker(_core, new FrameExposures(_core, _plan, _setup, sequences, records),
            _plan.OnFailure, _settings, (frame, what) => NoteAsync(queue, RunEventKind.DeviceError, what, frame.Index));
        var turn = new RunTurn(_control, _clock, _count, _settings.Time, (kind, what) => NoteAsync(queue, kind, what),
            abort);
        foreach (var planned in blocks.Of(Remaining().Select(frame =>
            frame with { Settings = WithLabels(frame.Settings) })))
        {
            // The focus may have moved since the block was put together.
            var block = planned with { States = [.. planned.Frames.Select(StateOf)] };
            var first = block.Frames[0];
            TimeSpan? late = null;
            if (!await turn.DueAsync(first.Due).ConfigureAwait(false))
                return;
            if (first.Due is { } due)
            {
                late = _clock.Elapsed - due;
                _count.Began(late.Value);
            }
            if (_settings.Before is { } before)
                await before(first, abort).ConfigureAwait(false);
            _count.Is(RunActivity.Taking, _clock.Elapsed);
            await taker.TakeAsync(block, taken => ReceiveAsync(taken, taken.Planned == first ? late : null), MissAsync,
                turn.ComesAsync, () => turn.IsOver, abort).ConfigureAwait(false);
            _count.Lost(taker.Lost);
        }

        FrameState StateOf(PlannedFrame frame) => FrameState.Of(frame, _core, _zStartUm, focus?.CorrectionUm ?? 0);

        async ValueTask ReceiveAsync(TakenFrame taken, TimeSpan? late)
        {
            focus?.Look(taken);
            var record = taken.Record with { Late = late };
            await queue.WriteLaterAsync(() =>
            {
                _writer.Write(taken.Planned, taken.Pixels, record);
                _count.Wrote(_clock.Elapsed);
                _count.Missed(_writer.Missing.Count);
            }, taken.Pixels).ConfigureAwait(false);
            if (clockSet is not { } step)
                return;
            clockSet = null;
            await NoteAsync(queue, RunEventKind.ClockSet, FormattableString.Invariant(
                $"The clock was set by {step.TotalSeconds:+0.###;-0.###} s; times since the start go on evenly."),
                taken.Planned.Index).ConfigureAwait(false);
        }

        ValueTask MissAsync(PlannedFrame frame, string why) => queue.WriteLaterAsync(() =>
        {
            _writer.Miss(frame, why);
            _count.Missed(_writer.Missing.Count);
        });
    }

    // Some settings are of the camera, whatever its label is.
    private PlanSetting[] WithLabels(IReadOnlyList<PlanSetting> settings) => [.. settings.Select(setting =>
        setting.Device == PlanSetting.OfCamera ? setting with { Device = _core.GetCameraDevice() } : setting)];

    private ValueTask NoteAsync(WriterQueue queue, RunEventKind kind, string what, long? frame = null)
    {
        var happened = new RunEvent(_settings.Time.GetUtcNow(), kind, what, frame);
        return queue.WriteLaterAsync(() => _writer.Note(happened));
    }

    // Frames that wait for the disk: some, but not more than 256 MB.
    private int QueueCapacity() => (int)Math.Clamp((256L << 20) / Math.Max(1, _core.GetImageBufferSize()), 2, 64);

    private List<string> Restore(string camera)
    {
        List<string> failures = [.. _setup.Restore()];
        try
        {
            if (camera.Length > 0 && camera != _core.GetCameraDevice())
                _core.SetCameraDevice(camera);
        }
        catch (CMMError error)
        {
            failures.Add($"'{camera}' could not be made the core's camera again: {error.FullMessage}");
        }
        return failures;
    }
}

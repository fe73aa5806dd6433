using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>A frame on its way to the disk. Whoever takes it disposes the pixels.</summary>
/// <param name="Planned">Which frame of the plan.</param>
/// <param name="State">What the devices were set to.</param>
/// <param name="Pixels">The frame.</param>
/// <param name="Attempts">How many tries it took; at least 1.</param>
internal sealed record TakenFrame(PlannedFrame Planned, FrameState State, Frame Pixels, int Attempts);

/// <summary>Takes the frames of a block, with repetitions as the plan says.</summary>
/// <param name="core">The core.</param>
/// <param name="policy">What happens when a device fails.</param>
/// <param name="setup">Brings the devices into a frame's state.</param>
/// <param name="sequences">What devices step through by themselves.</param>
/// <param name="settings">What is called on the way.</param>
/// <param name="report">Receives failures that did not end anything, in words.</param>
internal sealed class FrameTaker(CMMCore core, FailurePolicy policy, DeviceSetup setup, HardwareSequences sequences,
    PlanRunSettings settings, Action<PlannedFrame, string> report)
{
    private readonly FrameCapture _capture = new(core, policy.StallTimeout);

    /// <summary>Exposures lost on the way so far.</summary>
    public long Lost { get; private set; }

    /// <summary>
    /// Takes the frames and hands each on as it comes. A frame that cannot be had is handed to <paramref name="miss"/>
    /// with the reason.
    /// </summary>
    /// <param name="block">The frames.</param>
    /// <param name="hand">Takes a frame over; waits while there is no room.</param>
    /// <param name="miss">Receives frames that failed for good, when the plan goes on without them.</param>
    /// <param name="turn">
    /// Waits while the run is paused; false when it shall end, and the frames not yet taken are left.
    /// </param>
    /// <param name="interrupted">Whether a sequence shall end early, because the run is paused or shall end.</param>
    /// <param name="abort">Ends everything at once.</param>
    /// <exception cref="RunFailedException">A frame failed for good, and the plan stops then.</exception>
    public async Task TakeAsync(FrameBlock block, Func<TakenFrame, ValueTask> hand, Action<PlannedFrame, string> miss,
        Func<Task<bool>> turn, Func<bool> interrupted, CancellationToken abort)
    {
        var left = Enumerable.Range(0, block.Frames.Count).ToList();
        var failures = new Dictionary<int, int>(); // of a frame that failed, how often
        while (left.Count > 0 && await turn().ConfigureAwait(false))
        {
            var attempt = await TryAsync(block, left, failures, hand, interrupted, abort).ConfigureAwait(false);
            left.RemoveAll(attempt.Done.Contains);
            if (left.Count == 0 || attempt.Interrupted)
                continue;

            // All exposures were made, or what lies before the last frame that came was lost; behind it the first one
            // failed,
            // and nothing is known of the others.
            var reason = attempt.Reason;
            var reached = attempt.Done.Count == 0 ? -1 : attempt.Done.Max;
            var lost = left.TakeWhile(i => reason is null || i < reached).ToList();
            Lost += lost.Count;
            if (lost.Count > 0)
                report(block.Frames[lost[0]],
                    $"{lost.Count} frame{(lost.Count == 1 ? " was" : "s were")} lost on the way from the sensor");
            if (reason is not null && left.Count > lost.Count)
            {
                report(block.Frames[left[lost.Count]], reason);
                lost.Add(left[lost.Count]);
            }
            foreach (var i in lost)
                if ((failures[i] = failures.GetValueOrDefault(i) + 1) > policy.Retries)
                    GiveUp(block.Frames[i], reason ?? "the frame was lost on the way from the sensor", i);
            await RecoverAsync(lost.Max(i => failures[i]), reason, abort).ConfigureAwait(false);
        }

        void GiveUp(PlannedFrame frame, string reason, int i)
        {
            if (policy.Then == FailureAction.Stop)
                throw new RunFailedException($"Frame {frame.Index} failed {failures[i]} times: {reason}");
            left.Remove(i);
            miss(frame, reason);
        }
    }

    private async Task RecoverAsync(int failures, string? reason, CancellationToken abort)
    {
        setup.Forget();
        if (reason is null)
            return;
        await Task.Delay(policy.Pause, abort).ConfigureAwait(false);
        if (failures < 2 || settings.Reconnect is not { } reconnect)
            return;
        try
        {
            reconnect(core);
        }
        catch (Exception error) when (IsOfDevice(error))
        {
            // The next try fails too, and says why.
        }
    }

    private sealed record Attempt(SortedSet<int> Done, string? Reason, bool Interrupted);

    // One try at all frames that are left: which came, and why no more did.
    private async Task<Attempt> TryAsync(FrameBlock block, List<int> left, Dictionary<int, int> failures,
        Func<TakenFrame, ValueTask> hand, Func<bool> interrupted, CancellationToken abort)
    {
        SortedSet<int> done = [];
        var early = false;
        try
        {
            setup.Apply(block.Frames[left[0]], block.States[left[0]]);
            if (left.Count == 1)
                await Hand(left[0], await SnapAsync(block.Frames[left[0]]).ConfigureAwait(false)).ConfigureAwait(false);
            else
                await SequenceAsync().ConfigureAwait(false);
            return new Attempt(done, null, early);
        }
        catch (Exception error) when (IsOfDevice(error))
        {
            return new Attempt(done, error is CMMError device ? device.FullMessage : error.Message, Interrupted: false);
        }

        async ValueTask Hand(int i, Frame pixels)
        {
            var taken = new TakenFrame(block.Frames[i], block.States[i], pixels, failures.GetValueOrDefault(i) + 1);
            try
            {
                if (settings.After is { } after)
                    await after(taken.Planned, pixels, abort).ConfigureAwait(false);
            }
            catch
            {
                pixels.Dispose();
                throw;
            }
            await hand(taken).ConfigureAwait(false);
            done.Add(i);
        }

        async Task SequenceAsync()
        {
            var states = left.Select(i => block.States[i]).ToList();
            using var stepping = sequences.Start(states);
            await foreach (var (position, pixels) in _capture.SequenceAsync(left.Count).ConfigureAwait(false))
            {
                await Hand(left[position], pixels).ConfigureAwait(false);
                if (early = interrupted())
                    break;
            }
            if (stepping.Any)
                setup.Forget(); // the devices stand wherever their steps ended
        }
    }

    private async Task<Frame> SnapAsync(PlannedFrame planned)
    {
        var frame = await _capture.SnapAsync().ConfigureAwait(false);
        if (planned.Averages == 1)
            return frame;
        try
        {
            var average = new FrameAverage();
            average.Add(frame);
            for (var i = 1; i < planned.Averages; i++)
            {
                using var next = await _capture.SnapAsync().ConfigureAwait(false);
                average.Add(next);
            }
            return frame.With(average.Mean(frame.PixelType));
        }
        finally
        {
            frame.Dispose();
        }
    }

    /// <summary>
    /// Whether it tells of a device, or of frames that cannot be used, and not of a fault of the program.
    /// </summary>
    internal static bool IsOfDevice(Exception error) =>
        error is CMMError or SequenceEndedException or TimeoutException or NotSupportedException
            or InvalidOperationException;
}

/// <summary>A frame failed for good, and the plan says to stop then.</summary>
internal sealed class RunFailedException(string message) : Exception(message);

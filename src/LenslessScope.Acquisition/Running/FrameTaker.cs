using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Takes the frames of a block, with repetitions as the plan says. Only what the devices do is tried again: what hooks
/// and receivers throw ends everything.
/// </summary>
/// <param name="core">Is brought back when its devices fail again and again.</param>
/// <param name="exposures">Takes frames of the devices.</param>
/// <param name="policy">What happens when a device fails.</param>
/// <param name="settings">What is called on the way.</param>
/// <param name="report">Receives failures that did not end anything, in words.</param>
internal sealed class FrameTaker(CMMCore core, FrameExposures exposures, FailurePolicy policy,
    PlanRunSettings settings, Func<PlannedFrame, string, ValueTask> report)
{
    /// <summary>Exposures lost on the way so far.</summary>
    public long Lost { get; private set; }

    /// <summary>
    /// Takes the frames and passes each on as it comes. A frame that cannot be had is told to <paramref name="miss"/>
    /// with the reason.
    /// </summary>
    /// <param name="block">The frames.</param>
    /// <param name="receive">Takes a frame over; waits while there is no room.</param>
    /// <param name="miss">Receives frames that failed for good, when the plan goes on without them.</param>
    /// <param name="turn">
    /// Waits while the run is paused; false when it is to end, and the frames not yet taken are left.
    /// </param>
    /// <param name="interrupted">Whether a sequence is to end early, because the run is paused or is to end.</param>
    /// <param name="abort">Ends everything at once.</param>
    /// <exception cref="RunFailedException">A frame failed for good, and the plan stops then.</exception>
    /// <exception cref="PlanException">The plan needs grey frames, and the camera gives colour.</exception>
    public async Task TakeAsync(FrameBlock block, Func<TakenFrame, ValueTask> receive,
        Func<PlannedFrame, string, ValueTask> miss, Func<Task<bool>> turn, Func<bool> interrupted,
        CancellationToken abort)
    {
        var left = Enumerable.Range(0, block.Frames.Count).ToList();
        var failures = new Dictionary<int, int>(); // of a frame that failed, how often
        while (left.Count > 0 && await turn().ConfigureAwait(false))
        {
            var attempt = await TryAsync(block, [.. left.Select(i => (i, failures.GetValueOrDefault(i) + 1))], receive,
                interrupted, abort).ConfigureAwait(false);
            left.RemoveAll(attempt.Done.Contains);
            if (left.Count == 0 || attempt.Interrupted)
                continue;

            // All exposures were made, or what lies before the last frame that came was lost; behind it the first one
            // failed, and nothing is known of the others.
            var reason = attempt.Reason;
            var reached = attempt.Done.Count == 0 ? -1 : attempt.Done.Max;
            var lost = left.TakeWhile(i => reason is null || i < reached).ToList();
            Lost += lost.Count;
            if (lost.Count > 0)
                await report(block.Frames[lost[0]],
                    $"{lost.Count} frame{(lost.Count == 1 ? " was" : "s were")} lost on the way from the sensor")
                    .ConfigureAwait(false);
            if (reason is not null && left.Count > lost.Count)
            {
                await report(block.Frames[left[lost.Count]], reason).ConfigureAwait(false);
                lost.Add(left[lost.Count]);
            }
            foreach (var i in lost)
                if ((failures[i] = failures.GetValueOrDefault(i) + 1) > policy.Retries)
                    await GiveUpAsync(block.Frames[i], reason ?? "the frame was lost on the way from the sensor", i)
                        .ConfigureAwait(false);
            await RecoverAsync(block.Frames[lost[0]], lost.Max(i => failures[i]), reason, abort).ConfigureAwait(false);
        }

        async ValueTask GiveUpAsync(PlannedFrame frame, string reason, int i)
        {
            if (policy.Then == FailureAction.Stop)
                throw new RunFailedException($"Frame {frame.Index} failed {failures[i]} times: {reason}");
            left.Remove(i);
            await miss(frame, reason).ConfigureAwait(false);
        }
    }

    private async Task RecoverAsync(PlannedFrame frame, int failures, string? reason, CancellationToken abort)
    {
        exposures.Forget();
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
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await report(frame, $"The instrument could not be brought back: {error.Message}").ConfigureAwait(false);
        }
    }

    private sealed record Attempt(SortedSet<int> Done, string? Reason, bool Interrupted);

    // One try at all frames that are left: which came, and why no more did.
    private async Task<Attempt> TryAsync(FrameBlock block, IReadOnlyList<(int Index, int Attempt)> left,
        Func<TakenFrame, ValueTask> receive, Func<bool> interrupted, CancellationToken abort)
    {
        SortedSet<int> done = [];
        var frames = exposures.Of(block, left).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            do
            {
                var more = false;
                if (await FailureAsync(async () => more = await frames.MoveNextAsync().ConfigureAwait(false))
                    .ConfigureAwait(false) is { } reason)
                    return new Attempt(done, reason, Interrupted: false);
                if (!more)
                    return new Attempt(done, null, Interrupted: false);
                await PassOnAsync(frames.Current.Taken, receive, abort).ConfigureAwait(false);
                done.Add(frames.Current.Index);
            }
            while (!interrupted());
            var stopped = await FailureAsync(frames.DisposeAsync).ConfigureAwait(false);
            return new Attempt(done, stopped, Interrupted: stopped is null);
        }
        finally
        {
            // After a hook that threw, which is what the run ends with.
            await FailureAsync(frames.DisposeAsync).ConfigureAwait(false);
        }
    }

    private async ValueTask PassOnAsync(TakenFrame taken, Func<TakenFrame, ValueTask> receive, CancellationToken abort)
    {
        try
        {
            if (settings.After is { } after)
                await after(taken.Planned, taken.Pixels, abort).ConfigureAwait(false);
            await receive(taken).ConfigureAwait(false);
        }
        catch
        {
            taken.Pixels.Dispose();
            throw;
        }
    }

    // Why the devices failed; null when they did not.
    private static async Task<string?> FailureAsync(Func<ValueTask> ofDevices)
    {
        try
        {
            await ofDevices().ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (IsOfDevice(error))
        {
            return error is CMMError device ? device.FullMessage : error.Message;
        }
    }

    /// <summary>Whether it tells of a device, and not of a fault of the program.</summary>
    private static bool IsOfDevice(Exception error) =>
        error is CMMError or SequenceEndedException or TimeoutException or UnusableFrameException;
}

/// <summary>A frame failed for good, and the plan says to stop then.</summary>
internal sealed class RunFailedException(string message) : Exception(message);

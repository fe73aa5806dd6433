using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>Takes frames with the camera, as snaps or as a sequence, and gives up when none comes.</summary>
/// <param name="core">The core, its devices set up.</param>
/// <param name="stall">How long a frame may take beyond its exposure; null for 10 s and the exposure once more.</param>
internal sealed class FrameCapture(CMMCore core, TimeSpan? stall)
{
    private Task? _stuck; // a snap that did not come back in time

    /// <summary>One snap.</summary>
    /// <exception cref="CMMError">The camera reported an error.</exception>
    /// <exception cref="TimeoutException">
    /// Nothing came in time. Until that snap returns, every further one fails so.
    /// </exception>
    /// <exception cref="UnusableFrameException">The frame cannot be read.</exception>
    public async Task<Frame> SnapAsync()
    {
        // Devices live in real time, whatever clock the plan runs by.
        var limit = Limit();
        if (_stuck is { } stuck && await Task.WhenAny(stuck, Task.Delay(limit)).ConfigureAwait(false) != stuck)
            throw Stalled("is still busy with an exposure that should have ended long ago");
        _stuck = null;
        var snap = Task.Run(core.SnapFrame);
        try
        {
            return await snap.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _stuck = GiveBackAsync(snap);
            throw Stalled($"sent no frame within {limit.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (UnusableFrameException.Is(error))
        {
            throw new UnusableFrameException(error.Message, error);
        }
    }

    // The frame of a snap that nobody waits for any more.
    private static async Task GiveBackAsync(Task<Frame> snap)
    {
        await ((Task)snap).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (snap.IsCompletedSuccessfully)
            (await snap.ConfigureAwait(false)).Dispose();
    }

    /// <summary>
    /// A sequence of the camera: each frame with its place among the exposures, from 0. Those that are lost on the way
    /// count. However the enumeration ends, the sequence has ended then. Whoever enumerates disposes the frames.
    /// </summary>
    /// <exception cref="CMMError">The camera reported an error.</exception>
    /// <exception cref="SequenceEndedException">Fewer frames came.</exception>
    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    /// <exception cref="UnusableFrameException">A frame cannot be read.</exception>
    public async IAsyncEnumerable<(int Position, Frame Pixels)> SequenceAsync(int length)
    {
        var limit = Limit();
        using var watch = new CancellationTokenSource(limit);
        var position = -1;
        var number = -1L;
        await using var frames = core.StreamSequence(length, cancellationToken: watch.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        while (position < length - 1 && await Next(frames, watch, limit).ConfigureAwait(false))
        {
            watch.CancelAfter(Timeout.InfiniteTimeSpan); // the time that the consumer takes is not the camera's
            var frame = frames.Current;
            var counted = FrameTags.ImageNumber(frame) ?? number + 1;
            // The camera says what it lost before it handed the frame over, the core's numbers what was lost behind
            // that.
            position += 1 + (int)Math.Min(length, (FrameTags.Gap(frame) ?? 0) + Math.Max(0, counted - number - 1));
            number = counted;
            if (position >= length)
            {
                frame.Dispose();
                yield break;
            }
            yield return (position, frame);
            watch.CancelAfter(limit);
        }
    }

    private async Task<bool> Next(IAsyncEnumerator<Frame> frames, CancellationTokenSource watch, TimeSpan limit)
    {
        try
        {
            return await frames.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (watch.IsCancellationRequested)
        {
            throw Stalled($"sent no frame of its sequence within {limit.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (UnusableFrameException.Is(error))
        {
            throw new UnusableFrameException(error.Message, error);
        }
    }

    private TimeSpan Limit()
    {
        var exposure = TimeSpan.FromMilliseconds(core.GetExposure());
        return exposure + (stall ?? TimeSpan.FromSeconds(10) + exposure);
    }

    private TimeoutException Stalled(string what) => new(
        $"The camera '{core.GetCameraDevice()}' {what}. Look at its cable and power; a longer time-out is the plan's " +
        "on-failure: stall-timeout.");
}

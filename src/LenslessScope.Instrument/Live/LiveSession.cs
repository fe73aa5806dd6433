using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>When looking at a camera ends, and which frames are saved.</summary>
/// <param name="Frames">After so many frames; null: not by their number.</param>
/// <param name="Duration">After so much time; null: not by time.</param>
/// <param name="Stall">After so much time without a frame.</param>
/// <param name="Every">Every how many frames one is saved; at least 1.</param>
internal sealed record LiveLimits(long? Frames, TimeSpan? Duration, TimeSpan Stall, long Every);

/// <summary>
/// Takes the frames of an instrument's camera as they come, counts what is lost on the way, shows some and hands others
/// to be saved. Used once.
/// </summary>
internal sealed class LiveSession(IInstrument instrument, LiveLimits limits, ILiveDisplay display, FrameSaver? saver,
    string? folder, TimeProvider time)
{
    private CameraFrames? _set; // from the camera's start on
    private long _started, _firstFrame, _lastFrame, _shown, _ended;
    private long _frames, _framesShown, _nextNumber, _lostInBuffer;
    private long? _lostByCamera;
    private (int Width, int Height, PixelType? PixelType) _format;
    private FrameStatistics? _statistics;

    /// <summary>What the camera, or the writing, told of its end; null when there was nothing to tell.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Runs to one of the ends, and stops the camera.</summary>
    /// <exception cref="CameraInUseException">The camera is in use by somebody else.</exception>
    /// <exception cref="CMMError">The camera did not start.</exception>
    /// <exception cref="NotSupportedException">The camera gives pixels of a type that cannot be shown.</exception>
    public async Task<LiveSummary> RunAsync(CancellationToken cancellation)
    {
        await using var stream = await instrument.OpenLiveAsync("live view", CancellationToken.None);
        _set = stream.Frames;
        _format = (_set.Width, _set.Height, null);
        _started = _lastFrame = time.GetTimestamp();
        var end = LiveEnd.CameraEnded;
        try
        {
            end = await TakeFramesAsync(stream, cancellation);
        }
        catch (CMMError fault)
        {
            Fault = fault;
        }
        finally
        {
            _ended = time.GetTimestamp();
            await StopAsync(stream);
            if (saver != null)
                await saver.FinishAsync();
        }
        Fault = saver?.Fault ?? Fault;
        return Summary(_ended) with { End = saver?.Fault != null ? LiveEnd.SavingFailed : end };
    }

    private async Task StopAsync(ILiveStream stream)
    {
        try
        {
            await stream.StopAsync();
        }
        catch (CMMError fault)
        {
            Fault ??= fault;
        }
    }

    private async Task<LiveEnd> TakeFramesAsync(ILiveStream stream, CancellationToken cancellation)
    {
        using var leave = new CancellationTokenSource();
        await using var frames = stream.ReadAsync(leave.Token).GetAsyncEnumerator(CancellationToken.None);
        Task<bool>? next = null;
        try
        {
            while (true)
            {
                if (cancellation.IsCancellationRequested)
                    return LiveEnd.Interrupted;
                if (saver?.Fault != null)
                    return LiveEnd.SavingFailed;
                if (_frames >= limits.Frames)
                    return LiveEnd.Frames;
                var (left, stallLeft) = (limits.Duration - time.GetElapsedTime(_started),
                    limits.Stall - time.GetElapsedTime(_lastFrame));
                if (left <= TimeSpan.Zero)
                    return LiveEnd.Seconds;
                if (stallLeft < TimeSpan.Zero)
                    return LiveEnd.Stalled;
                next ??= frames.MoveNextAsync().AsTask();
                if (!await CameAsync(next, left < stallLeft ? left.Value : stallLeft, cancellation))
                    continue;
                var more = await next;
                next = null;
                if (!more)
                    return LiveEnd.CameraEnded;
                Take(frames.Current);
            }
        }
        finally
        {
            await leave.CancelAsync();
            if (next != null)
                await GiveBackAsync(frames, next);
        }
    }

    // Whether the frame came before something else has to be looked at.
    private async Task<bool> CameAsync(Task next, TimeSpan limit, CancellationToken cancellation)
    {
        if (next.IsCompleted)
            return true;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // A little beyond the limit, so that it has passed when the clock is looked at.
        var waited = Task.Delay(limit + TimeSpan.FromMilliseconds(1), time, enough.Token);
        var first = await Task.WhenAny(next, waited);
        await enough.CancelAsync();
        return first == next;
    }

    private static async Task GiveBackAsync(IAsyncEnumerator<Frame> frames, Task<bool> next)
    {
        try
        {
            if (await next)
                frames.Current.Dispose();
        }
        catch (Exception e) when (e is OperationCanceledException or CMMError)
        {
            // The session has ended already, for another reason.
        }
    }

    private void Take(Frame frame)
    {
        var owned = true;
        try
        {
            Count(frame);
            if (IsDue())
                Show(frame);
            if (saver != null && (_frames - 1) % limits.Every == 0)
            {
                owned = false;
                saver.Offer(frame, _frames);
            }
        }
        finally
        {
            if (owned)
                frame.Dispose();
        }
    }

    private void Count(Frame frame)
    {
        _frames++;
        _lastFrame = time.GetTimestamp();
        if (_frames == 1)
            _firstFrame = _lastFrame;
        _format = (frame.Width, frame.Height, frame.PixelType);
        if (Tag(frame, "ImageNumber") is { } number)
        {
            _lostInBuffer += Math.Max(0, number - _nextNumber);
            _nextNumber = number + 1;
        }
        if (Tag(frame, "FramesDropped") is { } dropped)
            _lostByCamera = dropped; // damaged ones among them
    }

    private static long? Tag(Frame frame, string key) =>
        frame.Metadata.TryGetValue(key, out var text) && long.TryParse(text, out var value) ? value : null;

    // The first frame, one in each interval, and the last where it is known to be that.
    private bool IsDue() =>
        _framesShown == 0 || _frames == limits.Frames || time.GetElapsedTime(_shown) >= display.Interval;

    private void Show(Frame frame)
    {
        var now = time.GetTimestamp();
        var rate = _framesShown == 0 ? (double?)null
            : (_frames - _framesShown) / Math.Max(1e-6, time.GetElapsedTime(_shown, now).TotalSeconds);
        _statistics = FrameStatistics.Of(frame, _set!.BitDepth);
        (_framesShown, _shown) = (_frames, now);
        display.Show(Summary(now), frame, rate);
    }

    private LiveSummary Summary(long now)
    {
        var between = time.GetElapsedTime(_firstFrame, _lastFrame).TotalSeconds;
        var rate = _frames > 1 && between > 0 ? (_frames - 1) / between : (double?)null;
        var set = _set!;
        return new LiveSummary(set.Camera, _format.Width, _format.Height, _format.PixelType, set.BitDepth,
            set.ExposureMs, _frames, time.GetElapsedTime(_started, now).TotalSeconds, rate,
            new LiveDrops(_lostByCamera, _lostInBuffer, saver?.Dropped ?? 0), _statistics,
            saver != null ? new LiveSaved(folder!, saver.Saved) : null, null);
    }
}

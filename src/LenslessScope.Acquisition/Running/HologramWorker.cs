using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>A hologram of a run, with its frame.</summary>
/// <param name="Planned">Which frame of the plan.</param>
/// <param name="Hologram">What it shows.</param>
/// <param name="At">When it was taken, by the wall clock.</param>
internal sealed record RunHologram(PlannedFrame Planned, Hologram Hologram, DateTimeOffset At);

/// <summary>
/// Works on holograms while the run goes on, on a thread of its own of low priority. One hologram waits at most; an
/// older one gives way to it and is counted, so that the camera is never held up. Frames are offered by one thread at a
/// time.
/// </summary>
internal sealed class HologramWorker : IAsyncDisposable
{
    private const int MostReferences = 16; // of a kind

    private readonly Func<RunHologram, bool> _work;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Image<float>> _backgrounds = [], _darks = []; // of the thread that offers
    private readonly object _gate = new();
    private RunHologram? _waiting; // guarded by _gate
    private bool _closed; // guarded by _gate
    private long _skipped;

    /// <param name="work">
    /// Works on one hologram; whether something came of it. A <see cref="HolographyException"/> or an
    /// <see cref="IOException"/> says that nothing did; anything else ends the work.
    /// </param>
    public HologramWorker(Func<RunHologram, bool> work)
    {
        _work = work;
        new Thread(Work) { IsBackground = true, Priority = ThreadPriority.Lowest }.Start();
    }

    /// <summary>Holograms that gave way to newer ones, or of which nothing came. From any thread.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>Keeps a background or a dark frame for the holograms that follow; at most 16 of a kind.</summary>
    /// <exception cref="NotSupportedException">The frame is in colour, or has more than 16 bits.</exception>
    public void Keep(FrameKind kind, Frame frame)
    {
        var kept = kind == FrameKind.Background ? _backgrounds : _darks;
        if (kept.Count < MostReferences)
            kept.Add(frame.ToGray());
    }

    /// <summary>A copy of the frame as a hologram, with what is known of light and sensor.</summary>
    /// <exception cref="NotSupportedException">The frame is in colour, or has more than 16 bits.</exception>
    public Hologram HologramOf(Frame frame, double pixelUm, double wavelengthNm)
    {
        return new Hologram
        {
            Intensity = frame.ToGray(),
            Optics = new Optics { PixelUm = pixelUm, WavelengthNm = wavelengthNm },
            Backgrounds = OfItsSize(_backgrounds),
            Darks = OfItsSize(_darks),
        };

        Image<float>[] OfItsSize(List<Image<float>> kept) =>
            [.. kept.Where(image => (image.Width, image.Height) == (frame.Width, frame.Height))];
    }

    /// <summary>Works on it when there is time; returns at once.</summary>
    public void Offer(RunHologram hologram)
    {
        lock (_gate)
        {
            if (_waiting is not null || _closed)
                Interlocked.Increment(ref _skipped);
            if (_closed)
                return;
            _waiting = hologram;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Works on it now, on the caller's thread.</summary>
    /// <returns>Whether something came of it.</returns>
    public bool Try(RunHologram hologram)
    {
        try
        {
            if (_work(hologram))
                return true;
        }
        catch (Exception error) when (error is HolographyException or IOException)
        {
            // A frame without any light, a full disk: the next may do.
        }
        Interlocked.Increment(ref _skipped);
        return false;
    }

    /// <summary>Ends when what is being worked on and what waits is done. Nothing is taken any more.</summary>
    /// <exception cref="Exception">What ended the work early.</exception>
    public Task FinishAsync()
    {
        Close(keepWaiting: true);
        return _ended.Task;
    }

    /// <summary>Gives up what waits, and ends the thread with what it is at.</summary>
    public async ValueTask DisposeAsync()
    {
        Close(keepWaiting: false);
        await _ended.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Close(bool keepWaiting)
    {
        lock (_gate)
        {
            _closed = true;
            if (!keepWaiting && _waiting is not null)
            {
                _waiting = null;
                Interlocked.Increment(ref _skipped);
            }
            Monitor.Pulse(_gate);
        }
    }

    private void Work()
    {
        try
        {
            while (Next() is { } hologram)
                Try(hologram);
            _ended.SetResult();
        }
        catch (Exception fault)
        {
            Close(keepWaiting: false);
            _ended.SetException(fault);
        }
    }

    // Null when there will be none any more.
    private RunHologram? Next()
    {
        lock (_gate)
        {
            while (_waiting is null && !_closed)
#pragma warning disable RS0030 // a thread of its own, which is there to wait
                Monitor.Wait(_gate);
#pragma warning restore RS0030
            var next = _waiting;
            _waiting = null;
            return next;
        }
    }
}

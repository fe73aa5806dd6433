using System.Threading.Channels;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>The focus of one hologram of a run.</summary>
/// <param name="Frame">The frame's number in the plan.</param>
/// <param name="At">When it was taken, by the wall clock.</param>
/// <param name="ZUm">Distance from sample to sensor, µm; null when there is no focus in the range.</param>
/// <param name="Confidence">As <see cref="FocusResult.Confidence"/>; 0 when there is none.</param>
public sealed record TrackedFocus(long Frame, DateTimeOffset At, double? ZUm, double Confidence);

/// <summary>
/// Looks for the focus of holograms while the run goes on, on a thread of its own. One hologram waits at most; an older
/// one gives way to it and is counted, so that the camera is never held up. Results are kept in a
/// <see cref="FocusLog"/>.
/// </summary>
internal sealed class FocusTracking : IAsyncDisposable
{
    private readonly PlanAutofocus _plan;
    private readonly FocusLog _log;
    private readonly Channel<Waiting> _waiting;
    private readonly Task _work;
    private readonly List<Image<float>> _backgrounds = [], _darks = []; // replaced while nothing waits: see Keep
    private long _skipped;

    private sealed record Waiting(PlannedFrame Planned, Hologram Hologram, DateTimeOffset At);

    public FocusTracking(PlanAutofocus plan, string folder)
    {
        _plan = plan;
        _log = new FocusLog(folder);
        _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true,
        }, _ => Interlocked.Increment(ref _skipped));
        _work = Task.Run(WorkAsync);
    }

    /// <summary>The newest that was found; null before there is one.</summary>
    public TrackedFocus? Latest { get; private set; }

    /// <summary>Holograms that gave way to newer ones.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>Keeps a background or a dark frame, for the holograms that follow; at most 16 of a kind.</summary>
    public void Keep(FrameKind kind, Frame frame)
    {
        var kept = kind == FrameKind.Background ? _backgrounds : _darks;
        if (kept.Count < 16)
            kept.Add(frame.ToGray());
    }

    /// <summary>The frame as a hologram with what is known of light and sensor.</summary>
    public Hologram HologramOf(Frame frame, double pixelUm, double wavelengthNm) => new()
    {
        Intensity = frame.ToGray(),
        Optics = new Optics { PixelUm = pixelUm, WavelengthNm = wavelengthNm },
        Backgrounds = [.. _backgrounds.Where(b => (b.Width, b.Height) == (frame.Width, frame.Height))],
        Darks = [.. _darks.Where(d => (d.Width, d.Height) == (frame.Width, frame.Height))],
    };

    /// <summary>Looks for the focus when there is time.</summary>
    public void Offer(PlannedFrame planned, Hologram hologram, DateTimeOffset at) =>
        _waiting.Writer.TryWrite(new Waiting(planned, hologram, at));

    /// <summary>Looks for the focus now.</summary>
    /// <returns>Null for a frame that is no hologram, such as one without any light.</returns>
    public TrackedFocus? TryFind(PlannedFrame planned, Hologram hologram, DateTimeOffset at)
    {
        try
        {
            return Find(planned, hologram, at);
        }
        catch (HolographyException)
        {
            Interlocked.Increment(ref _skipped);
            return null;
        }
    }

    private TrackedFocus Find(PlannedFrame planned, Hologram hologram, DateTimeOffset at)
    {
        var settings = new FocusSettings { MinZUm = _plan.MinZUm, MaxZUm = _plan.MaxZUm };
        var result = Focus.Run(hologram, settings, new NormalisationSettings());
        var found = new TrackedFocus(planned.Index, at, result.Outcome == FocusOutcome.Found ? result.ZUm : null,
            result.Confidence);
        _log.Add(found);
        if (found.ZUm is not null)
            Latest = found;
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work.ConfigureAwait(false);
        _log.Write();
    }

    private async Task WorkAsync()
    {
        await foreach (var (planned, hologram, at) in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
            TryFind(planned, hologram, at);
    }
}

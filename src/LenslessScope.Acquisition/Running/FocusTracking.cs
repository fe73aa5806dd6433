using LenslessScope.Holography;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>The focus of one hologram of a run.</summary>
/// <param name="Frame">The frame's number in the plan.</param>
/// <param name="At">When it was taken, by the wall clock.</param>
/// <param name="ZUm">Distance from sample to sensor, µm; null when there is no focus in the range.</param>
/// <param name="Confidence">As <see cref="FocusResult.Confidence"/>; 0 when there is none.</param>
public sealed record TrackedFocus(long Frame, DateTimeOffset At, double? ZUm, double Confidence);

/// <summary>
/// Searches for the focus of holograms, as a <see cref="HologramWorker"/> while the run goes on, or at once. Results
/// are kept in a <see cref="FocusLog"/>.
/// </summary>
internal sealed class FocusTracking : IAsyncDisposable
{
    private readonly FocusSettings _range;
    private readonly FocusLog _log;
    private readonly HologramWorker _worker;
    private volatile TrackedFocus? _latest;

    public FocusTracking(PlanAutofocus plan, string folder)
    {
        _range = new FocusSettings { MinZUm = plan.MinZUm, MaxZUm = plan.MaxZUm };
        _log = new FocusLog(folder);
        _worker = new HologramWorker(Find);
    }

    /// <summary>The newest that was found; null before there is one.</summary>
    public TrackedFocus? Latest => _latest;

    /// <inheritdoc cref="HologramWorker.Keep"/>
    public void Keep(FrameKind kind, Frame frame) => _worker.Keep(kind, frame);

    /// <inheritdoc cref="HologramWorker.HologramOf"/>
    public Hologram HologramOf(Frame frame, double pixelUm, double wavelengthNm) =>
        _worker.HologramOf(frame, pixelUm, wavelengthNm);

    /// <summary>Searches for the focus when there is time.</summary>
    public void Offer(RunHologram hologram) => _worker.Offer(hologram);

    /// <summary>Searches for the focus now.</summary>
    /// <returns>Null where there is none in the range, and for what is no hologram, such as a frame without any
    /// light.</returns>
    public double? TryFindUm(RunHologram hologram) =>
        _worker.Try(hologram) && _latest is { } found && found.Frame == hologram.Planned.Index ? found.ZUm : null;

    /// <summary>Ends when the holograms that were offered last are looked at, and all lines are in the log.</summary>
    public async Task FinishAsync()
    {
        await _worker.FinishAsync().ConfigureAwait(false);
        _log.Write();
    }

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    private bool Find(RunHologram hologram)
    {
        var result = Focus.Run(hologram.Hologram, _range, new NormalisationSettings());
        var found = new TrackedFocus(hologram.Planned.Index, hologram.At,
            result.Outcome == FocusOutcome.Found ? result.ZUm : null, result.Confidence);
        _log.Add(found);
        if (found.ZUm is not null)
            _latest = found;
        return true;
    }
}

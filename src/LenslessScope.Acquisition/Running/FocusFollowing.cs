using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Focus by the holograms of a run: recorded, and where the plan says so followed by the focus stage, so that the
/// sample stays as far from the sensor as it was at first. Asks the instrument at the start only.
/// </summary>
internal sealed class FocusFollowing : IAsyncDisposable
{
    private readonly PlanAutofocus _plan;
    private readonly FocusTracking _tracking;
    private readonly double? _pixelUm;
    private readonly bool _nearerUpwards; // larger positions of the stage are nearer to the sample
    private double? _firstUm;

    /// <exception cref="CMMError">The focus stage does not answer.</exception>
    public FocusFollowing(CMMCore core, PlanAutofocus plan, string folder)
    {
        _plan = plan;
        _pixelUm = Optical.PixelUm(core);
        _nearerUpwards = plan.Follow
            && core.GetFocusDirection(core.GetFocusDevice()) == FocusDirection.TowardSample;
        _tracking = new FocusTracking(plan, folder);
    }

    /// <summary>What is added to positions of the focus stage, µm.</summary>
    public double CorrectionUm { get; private set; }

    /// <summary>The distance found last, µm; null before one was.</summary>
    public double? LatestUm => _tracking.Latest?.ZUm;

    /// <summary>
    /// Looks at a frame that was taken: keeps reference frames, looks for the focus where the plan says so.
    /// </summary>
    /// <exception cref="NotSupportedException">The frame is in colour, or has more than 16 bits.</exception>
    public void Look(TakenFrame taken)
    {
        var (planned, pixels, record) = taken;
        if (planned.Kind != FrameKind.Image)
        {
            _tracking.Keep(planned.Kind, pixels);
            return;
        }
        if (!planned.FindFocus || _pixelUm is not { } pixelUm
            || (_plan.WavelengthNm ?? record.WavelengthNm) is not { } wavelengthNm)
            return;
        var hologram = new RunHologram(planned, _tracking.HologramOf(pixels, pixelUm, wavelengthNm), record.Time);
        if (!_plan.Follow)
            _tracking.Offer(hologram);
        else if (_tracking.TryFindUm(hologram) is { } zUm)
            Follow(zUm);
    }

    /// <summary>Ends when the holograms that were looked at last have their line.</summary>
    public Task FinishAsync() => _tracking.FinishAsync();

    public ValueTask DisposeAsync() => _tracking.DisposeAsync();

    // A stage whose larger positions are nearer to the sample brings the sensor nearer, too.
    private void Follow(double zUm)
    {
        _firstUm ??= zUm;
        CorrectionUm += _nearerUpwards ? zUm - _firstUm.Value : _firstUm.Value - zUm;
    }
}

using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Focus by the holograms of a run: recorded, and where the plan says so followed by the focus stage, so that the
/// sample stays as far from the sensor as it was at first.
/// </summary>
internal sealed class FocusFollowing : IAsyncDisposable
{
    private readonly CMMCore _core;
    private readonly PlanAutofocus _plan;
    private readonly FocusTracking _tracking;
    private readonly double? _pixelUm;
    private double? _firstUm;

    public FocusFollowing(CMMCore core, PlanAutofocus plan, string folder)
    {
        (_core, _plan) = (core, plan);
        _tracking = new FocusTracking(plan, folder);
        _pixelUm = Optical.PixelUm(core);
    }

    /// <summary>What is added to positions of the focus stage, µm.</summary>
    public double CorrectionUm { get; private set; }

    /// <summary>The distance found last, µm; null before one was.</summary>
    public double? LatestUm => _tracking.Latest?.ZUm;

    /// <summary>
    /// Looks at a frame that was taken: keeps reference frames, looks for the focus where the plan says so.
    /// </summary>
    public void Look(TakenFrame taken, DateTimeOffset at)
    {
        var planned = taken.Planned;
        if (planned.Kind != FrameKind.Image)
        {
            _tracking.Keep(planned.Kind, taken.Pixels);
            return;
        }
        if (!planned.FindFocus || _pixelUm is not { } pixelUm
            || (_plan.WavelengthNm ?? planned.WavelengthNm ?? Optical.WavelengthNm(_core)) is not { } wavelengthNm)
            return;
        var hologram = _tracking.HologramOf(taken.Pixels, pixelUm, wavelengthNm);
        if (!_plan.Follow)
            _tracking.Offer(planned, hologram, at);
        else if (_tracking.TryFind(planned, hologram, at)?.ZUm is { } zUm)
            Follow(zUm);
    }

    public ValueTask DisposeAsync() => _tracking.DisposeAsync();

    // A stage whose larger positions are nearer to the sample brings the sensor nearer, too.
    private void Follow(double zUm)
    {
        _firstUm ??= zUm;
        var nearer = _core.GetFocusDirection(_core.GetFocusDevice()) == FocusDirection.TowardSample;
        CorrectionUm += nearer ? zUm - _firstUm.Value : _firstUm.Value - zUm;
    }
}

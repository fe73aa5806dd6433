using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// The metrics as functions of z: one window of the hologram, its spectrum computed once, propagated back to each z.
/// Where the range is wide for the depth of field, the coarse pass looks at every other pixel of the window,
/// with what those resolve: it needs a quarter of the steps then, each at a quarter of the cost.
/// </summary>
internal sealed unsafe class FocusCurve : IFocusCurve
{
    private readonly Optics _optics;
    private readonly FocusSettings _settings;
    private readonly FocusRegion _place;
    private readonly double _smoothingPx;
    private readonly RealPropagator _fine;
    private readonly RealPropagator? _coarse;
    private readonly ParallelOptions _parallel;

    public FocusCurve(
        Image<float> amplitude, Optics optics, FocusSettings settings, double smoothingPx, ParallelOptions parallel)
    {
        (_optics, _settings, _smoothingPx, _parallel) = (optics, settings, smoothingPx, parallel);
        var farthest = optics.Effective(settings.MaxZUm);
        var wavelengthUm = optics.WavelengthInMediumUm;
        _place = FocusRegion.Choose(amplitude, settings.Roi,
            PaddedGrid.ReachPixels(farthest.PixelUm, wavelengthUm, farthest.DistanceUm));
        var window = amplitude.Crop(_place.Window);
        var grid = PaddedGrid.ForDistance(
            window.Height, window.Width, farthest.PixelUm, wavelengthUm, farthest.DistanceUm);
        _fine = new RealPropagator(grid, parallel.MaxDegreeOfParallelism);
        _fine.Load(new AmplitudeRows(window, 1), parallel.CancellationToken);
        _fine.KeepSpectrum(parallel.CancellationToken);
        if (StepsOf(binning: 1).Count() > 2 * FocusSteps.Least && grid.PaddedHeight % 2 == 0
            && grid.PaddedWidth % 2 == 0)
        {
            _coarse = new RealPropagator(new PaddedGrid(grid.Height / 2, grid.Width / 2, grid.PaddedHeight / 2,
                grid.PaddedWidth / 2), parallel.MaxDegreeOfParallelism);
            _coarse.KeepSpectrumOf(_fine);
        }
        Steps = [.. StepsOf(_coarse == null ? 1 : 2)];
    }

    public FocusRegion Place => _place;

    /// <summary>
    /// The distances of the coarse pass, from end to end, no step above the depth of field of what it looks at where
    /// the step starts (it grows with z, as the sensor is seen under an ever smaller angle: however wide the range,
    /// there are fewer steps than the window has pixels along a side).
    /// </summary>
    public IReadOnlyList<double> Steps { get; }

    /// <summary>
    /// Depth of field at that z, µm. With a point source it is that of the magnified plane-wave arrangement: z itself
    /// moves no slower than the effective distance near the source, and the sample is never far from it.
    /// </summary>
    public double DepthOfFieldUm(double zUm) => DepthOfFieldUm(zUm, binning: 1);

    /// <summary>
    /// What a pass samples without aliasing at every distance of a range. One band for all: the metric rises and falls
    /// with the bandwidth, too, and curves across different bands have steps that are no focus.
    /// </summary>
    public FrequencyBand CommonBand(double minZUm, double maxZUm, FocusStage stage)
    {
        var grid = Propagator(stage).Grid;
        return At(minZUm).Intersect(At(maxZUm));

        FrequencyBand At(double zUm)
        {
            var geometry = _optics.Effective(zUm);
            return FrequencyBand.Unaliased(grid.PaddedHeight, grid.PaddedWidth, Binning(stage) * geometry.PixelUm,
                _optics.WavelengthInMediumUm, geometry.DistanceUm);
        }
    }

    /// <summary>The metrics at z that the settings ask for.</summary>
    public Sharpness Evaluate(double zUm, FrequencyBand band, FocusStage stage)
    {
        _parallel.CancellationToken.ThrowIfCancellationRequested();
        var geometry = _optics.Effective(zUm);
        var (propagator, binning) = (Propagator(stage), Binning(stage));
        var grid = propagator.Grid;
        var transfer = new TransferFunction(grid.PaddedHeight, grid.PaddedWidth, binning * geometry.PixelUm,
            _optics.WavelengthInMediumUm, -geometry.DistanceUm, band);
        var region = _place.Region;
        var (top, left) = ((region.Y - _place.Window.Y) / binning, (region.X - _place.Window.X) / binning);
        var (height, width) = (region.Height / binning, region.Width / binning);
        propagator.Columns(transfer, _parallel.CancellationToken);
        propagator.RowsInPlace(top, top + height, _parallel.CancellationToken);
        return FieldSharpness.Of(_settings.Metric, propagator.RealRow, propagator.ImaginaryRow, 1, top,
            left, height, width, binning == 1 ? 3 : 2, _parallel);
    }

    public void Dispose()
    {
        _fine.Dispose();
        _coarse?.Dispose();
    }

    private RealPropagator Propagator(FocusStage stage) => stage == FocusStage.Coarse ? _coarse ?? _fine : _fine;

    private int Binning(FocusStage stage) => stage == FocusStage.Coarse && _coarse != null ? 2 : 1;

    private double DepthOfFieldUm(double zUm, int binning)
    {
        var geometry = _optics.Effective(zUm);
        var extent = Math.Max(_fine.Grid.Height, _fine.Grid.Width) * geometry.PixelUm;
        return DepthOfField.Um(binning * geometry.PixelUm, _optics.WavelengthInMediumUm, geometry.DistanceUm, extent,
            _smoothingPx / binning);
    }

    private IEnumerable<double> StepsOf(int binning) => FocusSteps.Of(_settings, z => DepthOfFieldUm(z, binning));
}

using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// The metrics as functions of z: one window of the hologram, its spectrum computed once, propagated back to each z.
/// </summary>
internal sealed unsafe class FocusCurve : IFocusCurve
{
    // Pixels along a side that are averaged,
    private const int Averaged = 2;

    // unless their depth of field is more of the distance: large pixels near the sample resolve too little.
    private const double MostOfDistance = 0.25;

    private readonly Optics _optics;
    private readonly FocusSettings _settings;
    private readonly FocusRegion _place;
    private readonly double _smoothingPx;
    private readonly RealPropagator _propagator;
    private readonly int _block;
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
        _propagator = new RealPropagator(grid, parallel.MaxDegreeOfParallelism);
        _propagator.Load(new AmplitudeRows(window, 1), parallel.CancellationToken);
        _propagator.KeepSpectrum(parallel.CancellationToken);
        var middleUm = FresnelDistance.ToZUm(Math.Sqrt(FresnelDistance.Of(settings.MinZUm, optics) *
            FresnelDistance.Of(settings.MaxZUm, optics)), optics);
        _block = DepthOfFieldUm(middleUm, Averaged) < MostOfDistance * middleUm ? Averaged : 1;
        Steps = [.. FocusSteps.Of(settings.MinZUm, settings.MaxZUm, optics, z => DepthOfFieldUm(z, _block))];
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
    /// The metrics at z, of what the grid represents there without aliasing: less of the finest fringes the farther
    /// away, which is part of the trend.
    /// </summary>
    public Sharpness Evaluate(double zUm, FocusStage stage)
    {
        _parallel.CancellationToken.ThrowIfCancellationRequested();
        var geometry = _optics.Effective(zUm);
        var grid = _propagator.Grid;
        var band = FrequencyBand.Unaliased(grid.PaddedHeight, grid.PaddedWidth, geometry.PixelUm,
            _optics.WavelengthInMediumUm, geometry.DistanceUm);
        _propagator.Columns(new TransferFunction(grid.PaddedHeight, grid.PaddedWidth, geometry.PixelUm,
            _optics.WavelengthInMediumUm, -geometry.DistanceUm, band), _parallel.CancellationToken);
        var region = _place.Region;
        var (top, left) = (region.Y - _place.Window.Y, region.X - _place.Window.X);
        _propagator.RowsInPlace(top, top + region.Height, _parallel.CancellationToken);
        return FieldSharpness.Of(_settings.Metric, stage, _propagator.RealRow, _propagator.ImaginaryRow, 1, top,
            left, region.Height, region.Width, _block, _parallel);
    }

    public void Dispose() => _propagator.Dispose();

    private double DepthOfFieldUm(double zUm, int binning)
    {
        var geometry = _optics.Effective(zUm);
        var extent = Math.Max(_propagator.Grid.Height, _propagator.Grid.Width) * geometry.PixelUm;
        return DepthOfField.Um(binning * geometry.PixelUm, _optics.WavelengthInMediumUm, geometry.DistanceUm, extent,
            _smoothingPx / binning);
    }
}

using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// The metrics as functions of z: one window of the hologram, its spectrum computed once, propagated back to each z.
/// The coarse pass looks at averaged pixels. Large pixels near the sample resolve too little for that: there, samples
/// are put between them, since the metrics take differences of neighbours for derivatives.
/// </summary>
internal sealed unsafe class FocusCurve : IFocusCurve
{
    // Pixels along a side that are averaged, or samples in place of one.
    private const int Factor = 2;

    // The depth of field of averaged pixels is below this part of the distance.
    private const double MostOfDistance = 0.25;

    private readonly Optics _optics;
    private readonly FocusSettings _settings;
    private readonly FocusRegion _place;
    private readonly double _smoothingPx;
    private readonly RealPropagator _propagator;
    private readonly int _samplesPerPixel;
    private readonly int _extentPixels;
    private readonly ParallelOptions _parallel;

    /// <param name="amplitude">Of the whole hologram.</param>
    /// <param name="optics">Of the hologram.</param>
    /// <param name="settings">With the range of the coarse pass.</param>
    /// <param name="farthestUm">
    /// The farthest distance for whose finest fringes the grid has room; planes beyond are seen with fewer of them.
    /// </param>
    /// <param name="smoothingPx">What the amplitude was smoothed by.</param>
    /// <param name="parallel">How many threads, and when to end early.</param>
    public FocusCurve(Image<float> amplitude, Optics optics, FocusSettings settings, double farthestUm,
        double smoothingPx, ParallelOptions parallel)
    {
        (_optics, _settings, _smoothingPx, _parallel) = (optics, settings, smoothingPx, parallel);
        var farthest = optics.Effective(farthestUm);
        var reach = PaddedGrid.ReachPixels(farthest.PixelUm, optics.WavelengthInMediumUm, farthest.DistanceUm);
        _place = FocusRegion.Choose(amplitude, settings.Roi, reach);
        var window = amplitude.Crop(_place.Window);
        var pixels = PaddedGrid.ForReach(window.Height, window.Width, reach, reach);
        _propagator = new RealPropagator(pixels, parallel.MaxDegreeOfParallelism);
        _propagator.Load(new AmplitudeRows(window, 1), parallel.CancellationToken);
        _propagator.KeepSpectrum(parallel.CancellationToken);
        var middleUm = FresnelDistance.ToZUm(Math.Sqrt(FresnelDistance.Of(settings.MinZUm, optics) *
            FresnelDistance.Of(settings.MaxZUm, optics)), optics);
        _extentPixels = Math.Max(window.Height, window.Width);
        _samplesPerPixel = DepthOfFieldUm(middleUm, Factor) < MostOfDistance * middleUm ? 1 : Factor;
        if (_samplesPerPixel > 1)
        {
            using var coarser = _propagator;
            _propagator = new RealPropagator(new PaddedGrid(Factor * pixels.Height, Factor * pixels.Width,
                Factor * pixels.PaddedHeight, Factor * pixels.PaddedWidth), parallel.MaxDegreeOfParallelism);
            _propagator.KeepSpectrumOf(coarser);
        }
        Steps = [.. FocusSteps.Of(settings.MinZUm, settings.MaxZUm, optics,
            z => DepthOfFieldUm(z, Factor / _samplesPerPixel))];
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
        var pitchUm = geometry.PixelUm / _samplesPerPixel;
        var grid = _propagator.Grid;
        var band = FrequencyBand.Unaliased(grid.PaddedHeight, grid.PaddedWidth, pitchUm,
            _optics.WavelengthInMediumUm, geometry.DistanceUm);
        _propagator.Columns(new TransferFunction(grid.PaddedHeight, grid.PaddedWidth, pitchUm,
            _optics.WavelengthInMediumUm, -geometry.DistanceUm, band), _parallel.CancellationToken);
        var region = _place.Region;
        var (top, left) = (Samples(region.Y - _place.Window.Y), Samples(region.X - _place.Window.X));
        var (height, width) = (Samples(region.Height), Samples(region.Width));
        _propagator.RowsInPlace(top, top + height, _parallel.CancellationToken);
        return FieldSharpness.Of(_settings.Metric, stage, _propagator.RealRow, _propagator.ImaginaryRow, 1, top, left,
            height, width, Factor / _samplesPerPixel, _parallel);

        int Samples(int count) => _samplesPerPixel * count;
    }

    public void Dispose() => _propagator.Dispose();

    private double DepthOfFieldUm(double zUm, int binning)
    {
        var geometry = _optics.Effective(zUm);
        var extent = _extentPixels * geometry.PixelUm;
        return DepthOfField.Um(binning * geometry.PixelUm, _optics.WavelengthInMediumUm, geometry.DistanceUm, extent,
            _smoothingPx / binning);
    }
}

using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// The metrics as functions of z: one window of the hologram, its spectrum computed once, propagated back to each z.
/// </summary>
internal sealed unsafe class FocusCurve : IDisposable
{
    private readonly Optics _optics;
    private readonly FocusSettings _settings;
    private readonly FocusRegion _place;
    private readonly double _smoothingPx;
    private readonly PaddedGrid _grid;
    private readonly RealPropagator _propagator;
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
        _grid = PaddedGrid.ForDistance(
            window.Height, window.Width, farthest.PixelUm, wavelengthUm, farthest.DistanceUm);
        _propagator = new RealPropagator(_grid, parallel.MaxDegreeOfParallelism);
        _propagator.Load(new AmplitudeRows(window, 1), parallel.CancellationToken);
        _propagator.KeepSpectrum(parallel.CancellationToken);
    }

    public FocusRegion Place => _place;

    public PaddedGrid Grid => _grid;

    /// <summary>
    /// Depth of field at that z, µm. With a point source it is that of the magnified plane-wave arrangement: z itself
    /// moves no slower than the effective distance near the source, and the sample is never far from it.
    /// </summary>
    public double DepthOfFieldUm(double zUm)
    {
        var geometry = _optics.Effective(zUm);
        var extent = Math.Max(_grid.Height, _grid.Width) * geometry.PixelUm;
        return DepthOfField.Um(
            geometry.PixelUm, _optics.WavelengthInMediumUm, geometry.DistanceUm, extent, _smoothingPx);
    }

    /// <summary>
    /// What the grid samples without aliasing at every distance of a range. One band for all: the metric rises and falls
    /// with the bandwidth, too, and curves across different bands have steps that are no focus.
    /// </summary>
    public FrequencyBand CommonBand(double minZUm, double maxZUm)
    {
        return At(minZUm).Intersect(At(maxZUm));

        FrequencyBand At(double zUm)
        {
            var geometry = _optics.Effective(zUm);
            return FrequencyBand.Unaliased(_grid.PaddedHeight, _grid.PaddedWidth, geometry.PixelUm,
                _optics.WavelengthInMediumUm, geometry.DistanceUm);
        }
    }

    /// <summary>The metrics at z that the settings ask for.</summary>
    public Sharpness Evaluate(double zUm, FrequencyBand band)
    {
        _parallel.CancellationToken.ThrowIfCancellationRequested();
        var geometry = _optics.Effective(zUm);
        var transfer = new TransferFunction(_grid.PaddedHeight, _grid.PaddedWidth, geometry.PixelUm,
            _optics.WavelengthInMediumUm, -geometry.DistanceUm, band);
        var region = _place.Region;
        var (top, left) = (region.Y - _place.Window.Y, region.X - _place.Window.X);
        _propagator.Columns(transfer, _parallel.CancellationToken);
        _propagator.RowsInPlace(top, top + region.Height, _parallel.CancellationToken);
        if (_settings.Metric == FocusMetric.Amplitude)
            return new Sharpness(0, 0, FieldSharpness.AmplitudeTenengrad(_propagator.RealRow, _propagator.ImaginaryRow, 1,
                top, left, region.Height, region.Width, _parallel));
        var complex = FieldSharpness.ComplexTamura(_propagator.RealRow, _propagator.ImaginaryRow, top, left, region.Height,
            region.Width, _parallel);
        if (_settings.Metric == FocusMetric.Complex)
            return new Sharpness(complex, 0, 0);
        var (spread, strength) = FieldSharpness.BlockEdges(_propagator.RealRow, _propagator.ImaginaryRow, 1, top, left,
            region.Height, region.Width, _parallel);
        return new Sharpness(complex, spread, strength);
    }

    public void Dispose() => _propagator.Dispose();
}

using LenslessScope.Holography.Focusing;
using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>
/// The field minus the background, plane by plane: normalised intensity less 1 propagated back to each z. The planes
/// are made one at a time on the same memory.
/// </summary>
internal sealed unsafe class DarkFieldVolume : IDisposable
{
    private static readonly ParallelOptions s_alone = new() { MaxDegreeOfParallelism = 1 };

    private readonly Optics _optics;
    private readonly PaddedGrid _grid;
    private readonly RealPropagator _propagator;
    private readonly FrequencyBand _band;
    private readonly ParallelOptions _parallel;

    public DarkFieldVolume(Image<float> amplitude, Optics optics, double minZUm, double maxZUm,
        ParallelOptions parallel)
    {
        (_optics, _parallel) = (optics, parallel);
        var farthest = optics.Effective(maxZUm);
        _grid = PaddedGrid.ForDistance(
            amplitude.Height, amplitude.Width, farthest.PixelUm, optics.WavelengthInMediumUm, farthest.DistanceUm);
        // One band for all planes: sharpness across different bands has steps that are no focus.
        _band = Band(minZUm).Intersect(Band(maxZUm));
        _propagator = new RealPropagator(_grid, parallel.MaxDegreeOfParallelism);
        try
        {
            _propagator.Load(new IntensityRows(amplitude), parallel.CancellationToken);
            _propagator.KeepSpectrum(parallel.CancellationToken);
        }
        catch
        {
            _propagator.Dispose();
            throw;
        }
    }

    public int Height => _grid.Height;

    public int Width => _grid.Width;

    /// <summary>Depth of field at that z, µm.</summary>
    public double DepthOfFieldUm(double zUm)
    {
        var geometry = _optics.Effective(zUm);
        return DepthOfField.Um(geometry.PixelUm, _optics.WavelengthInMediumUm, geometry.DistanceUm,
            Math.Max(_grid.Height, _grid.Width) * geometry.PixelUm, smoothingPx: 0);
    }

    /// <summary>
    /// Radius √(λd) of the first Fresnel zone of something out of focus by <paramref name="defocusUm"/>, in pixels of
    /// the plane at <paramref name="zUm"/>.
    /// </summary>
    public double FresnelRadiusPx(double defocusUm, double zUm)
    {
        var geometry = _optics.Effective(zUm);
        return Math.Sqrt(_optics.WavelengthInMediumUm * defocusUm / geometry.Magnification) / geometry.PixelUm;
    }

    /// <summary>Makes the plane at that z the one that the other members speak of.</summary>
    public void MoveTo(double zUm)
    {
        var geometry = _optics.Effective(zUm);
        _propagator.Columns(new TransferFunction(_grid.PaddedHeight, _grid.PaddedWidth, geometry.PixelUm,
            _optics.WavelengthInMediumUm, -geometry.DistanceUm, _band), _parallel.CancellationToken);
        _propagator.RowsInPlace(0, _grid.Height, _parallel.CancellationToken);
    }

    /// <summary>Raises every pixel to the modulus of the plane.</summary>
    public void Maximise(Image<float> projection) => Parallel.For(0, Height, _parallel, row =>
    {
        var target = projection.Row(row);
        var real = _propagator.RealRow(row);
        var imaginary = _propagator.ImaginaryRow(row);
        for (var column = 0; column < target.Length; column++)
            target[column] = MathF.Max(target[column],
                MathF.Sqrt(real[column] * real[column] + imaginary[column] * imaginary[column]));
    });

    /// <summary>Sharpness of the plane in a region; computed by the calling thread alone.</summary>
    public double Sharpness(Roi region) => FieldSharpness.ComplexTamura(_propagator.RealRow, _propagator.ImaginaryRow,
        region.Y, region.X, region.Height, region.Width, s_alone);

    /// <summary>Modulus of the plane in a region; a new image.</summary>
    public Image<float> Modulus(Roi region)
    {
        var modulus = new Image<float>(region.Height, region.Width);
        for (var row = 0; row < region.Height; row++)
        {
            var target = modulus.Row(row);
            var real = _propagator.RealRow(region.Y + row) + region.X;
            var imaginary = _propagator.ImaginaryRow(region.Y + row) + region.X;
            for (var column = 0; column < target.Length; column++)
                target[column] = MathF.Sqrt(real[column] * real[column] + imaginary[column] * imaginary[column]);
        }
        return modulus;
    }

    public void Dispose() => _propagator.Dispose();

    private FrequencyBand Band(double zUm)
    {
        var geometry = _optics.Effective(zUm);
        return FrequencyBand.Unaliased(
            _grid.PaddedHeight, _grid.PaddedWidth, geometry.PixelUm, _optics.WavelengthInMediumUm, geometry.DistanceUm);
    }

    private sealed class IntensityRows(Image<float> amplitude) : IRealRows
    {
        public void Write(int row, float* target)
        {
            var source = amplitude.Row(row);
            for (var column = 0; column < source.Length; column++)
                target[column] = source[column] * source[column] - 1;
        }
    }
}

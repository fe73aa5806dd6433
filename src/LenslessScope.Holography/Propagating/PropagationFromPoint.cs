using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// The field in planes between a point source and the sensor by the Kirchhoff–Helmholtz transform (H. J. Kreuzer,
/// K. Nakamura, A. Wierzbicki, H.-W. Fink, H. Schmid, Ultramicroscopy 45, 381 (1992); M. H. Jericho, H. J. Kreuzer,
/// "Point source digital in-line holographic microscopy" (2011)), but with the sensor at its finite distance: theirs
/// takes z ≪ L. Right on the axis at every numerical aperture, where <see cref="Optics.Effective"/> is paraxial.
/// <para>
/// The sensor at L from the source is read by the direction in which it is seen from the plane at z, d = L − z away:
/// with the sines s = λf, s_z = √(1 − s²), the ways D = d/s_z from the plane and R = √(L² + D² − d²) from the source to
/// that pixel, and c the amplitude less 1 there, the relative field is
/// t(x) = 1 + iλ r e^{−ik(r + q)} ∫ c(f) (D/R) e^{i2π f·x + ik(R − D)}/s_z d²f, r = √(z² + x²), q = √(d² + x²) − d.
/// An undisturbed hologram gives exactly 1. Off the axis ways are right to the first order in x at every direction, and
/// to the second along the axis. One resampling and one inverse transform for each plane.
/// </para>
/// </summary>
public sealed class PropagationFromPoint : IDisposable
{
    private readonly SpectrumPropagator _propagator;
    private readonly DirectionResampling _amplitude;
    private readonly DirectionGrid _grid;
    private readonly Optics _optics;
    private readonly int _height;
    private readonly int _width;
    private readonly double _farthestUm;
    private readonly double _sourceUm;

    /// <summary>Prepares for planes up to a distance from the source.</summary>
    /// <param name="amplitude">Relative amplitude on the sensor, see <see cref="Normalisation"/>;
    /// the axis from the source meets its middle. Read only now.</param>
    /// <param name="optics">With <see cref="Optics.SourceUm"/>.</param>
    /// <param name="farthestUm">The largest distance from the source that will be asked for, µm;
    /// above 0, below that of the sensor.</param>
    /// <param name="threads">Threads to use, at least 1; null for one per processor. Never changes a result.</param>
    /// <exception cref="HolographyException">A value is outside its range; all reasons are listed.</exception>
    public PropagationFromPoint(Image<float> amplitude, Optics optics, double farthestUm, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(amplitude);
        ArgumentNullException.ThrowIfNull(optics);
        HolographyException.ThrowIfAny(Refusals(optics, farthestUm, threads));
        (_optics, _farthestUm, _sourceUm) = (optics, farthestUm, optics.SourceUm!.Value);
        (_height, _width) = (amplitude.Height, amplitude.Width);
        _amplitude = new DirectionResampling(amplitude);
        _grid = DirectionGrid.For(_height, _width, optics, farthestUm);
        _propagator = new SpectrumPropagator(_grid.Rows, _grid.Columns, threads ?? Environment.ProcessorCount);
    }

    internal int GridHeight => _grid.Rows;

    internal int GridWidth => _grid.Columns;

    /// <summary>
    /// The field in a plane: the part that the sensor sees illuminated, relative to the spherical
    /// wave, its middle on the axis. Its pitch is λ/(2·NA) of the sensor seen from the plane.
    /// </summary>
    /// <param name="sourceToSampleUm">Distance from the source, µm; above 0, at most the farthest.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">The distance is outside its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public unsafe ComplexField Field(double sourceToSampleUm, CancellationToken cancellation = default)
    {
        if (!(sourceToSampleUm > 0 && sourceToSampleUm <= _farthestUm))
            throw new HolographyException(FormattableString.Invariant(
                $"The plane at {sourceToSampleUm} µm from the source is not in the prepared range: above 0, at most ") +
                FormattableString.Invariant($"{_farthestUm} µm. Prepare with the farthest distance that is needed."));
        var toSensorUm = _sourceUm - sourceToSampleUm;
        var pitch = DirectionGrid.PitchUm(_height, _width, _optics, toSensorUm);
        var (height, width) = (Extent(_height, _grid.Rows), Extent(_width, _grid.Columns));
        var samples = GC.AllocateUninitializedArray<float>(2 * height * width);
        _propagator.Propagate((kx, spectrum) => Read(kx, pitch, toSensorUm, spectrum.Pointer), height,
            row => Wrap(row - height / 2, _grid.Rows), (_, row, data) =>
        {
            var y = (row - height / 2) * pitch;
            for (var column = 0; column < width; column++)
            {
                var x = (column - width / 2) * pitch;
                var at = 2 * Wrap(column - width / 2, _grid.Columns);
                var (real, imaginary) = Relative(data[at], data[at + 1], x * x + y * y, toSensorUm);
                samples[2 * (row * width + column)] = (float)(1 + real);
                samples[2 * (row * width + column) + 1] = (float)imaginary;
            }
        }, cancellation);
        return new ComplexField(
            height, width, samples, pitch, _optics.WavelengthNm, _optics.RefractiveIndex, toSensorUm);

        int Extent(int pixels, int most) =>
            Math.Clamp((int)(DirectionGrid.ConeUm(pixels, _optics, sourceToSampleUm) / pitch), 1, most);
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _propagator.Dispose();

    private static List<string> Refusals(Optics optics, double farthestUm, int? threads)
    {
        var reasons = new List<string>(optics.Validate());
        if (optics.SourceUm is not { } source)
            reasons.Add("The distance from source to sensor is missing, which the Kirchhoff–Helmholtz transform " +
                "needs. Give it in micrometres, or propagate as a plane wave.");
        else if (!(farthestUm > 0 && farthestUm < source))
            reasons.Add($"The farthest plane is {farthestUm} µm from the source; it must lie between the source and " +
                $"the sensor, above 0 and below {source} µm.");
        ThreadCount.Check(threads, reasons);
        return reasons;
    }

    // A column of c (D/R) e^{ik(R − D − z)}/s_z · λ/(Np²), which leaves i r e^{−ik(r − z + q)} for the field.
    private unsafe void Read(int kx, double pitch, double toSensorUm, float* spectrum)
    {
        var wavelengthUm = _optics.WavelengthInMediumUm;
        var sx = Signed(kx, _grid.Columns) * wavelengthUm / (_grid.Columns * pitch);
        var stepY = wavelengthUm / (_grid.Rows * pitch);
        var scale = wavelengthUm / (pitch * pitch * _grid.Rows * _grid.Columns);
        for (var ky = 0; ky < _grid.Rows; ky++)
        {
            var sy = Signed(ky, _grid.Rows) * stepY;
            var axial2 = 1 - sx * sx - sy * sy;
            var (real, imaginary) = (0.0, 0.0);
            if (axial2 > 0)
            {
                var axial = Math.Sqrt(axial2);
                var way = toSensorUm / axial;
                if (_amplitude.At(sy * way / _optics.PixelUm, sx * way / _optics.PixelUm) is not 0 and var disturbance)
                {
                    var fromSource = Math.Sqrt(_sourceUm * _sourceUm + way * way - toSensorUm * toSensorUm);
                    var turns = (fromSource - _sourceUm - (way - toSensorUm)) / wavelengthUm;
                    var (sine, cosine) = Math.SinCos(2 * Math.PI * (turns - Math.Round(turns)));
                    var size = scale * disturbance * way / (fromSource * axial);
                    (real, imaginary) = (size * cosine, size * sine);
                }
            }
            (spectrum[2 * ky], spectrum[2 * ky + 1]) = ((float)real, (float)imaginary);
        }
    }

    // i r e^{−ik(r − z + q)} times what the transform gave.
    private (double Real, double Imaginary) Relative(double real, double imaginary, double radius2, double toSensorUm)
    {
        var z = _sourceUm - toSensorUm;
        var r = Math.Sqrt(radius2 + z * z);
        var ways = radius2 / (r + z) + radius2 / (Math.Sqrt(radius2 + toSensorUm * toSensorUm) + toSensorUm);
        var (sine, cosine) = Math.SinCos(-2 * Math.PI / _optics.WavelengthInMediumUm * ways);
        return (-r * (imaginary * cosine + real * sine), r * (real * cosine - imaginary * sine));
    }

    private static int Signed(int k, int count) => 2 * k >= count ? k - count : k;

    private static int Wrap(int index, int count) => index < 0 ? index + count : index;
}

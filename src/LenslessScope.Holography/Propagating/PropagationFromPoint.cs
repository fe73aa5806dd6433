using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// The Kirchhoff–Helmholtz transform of a hologram recorded with a point source (H. J. Kreuzer, K. Nakamura,
/// A. Wierzbicki, H.-W. Fink, H. Schmid, Ultramicroscopy 45, 381 (1992); M. H. Jericho, H. J. Kreuzer,
/// "Point source digital in-line holographic microscopy" (2011)): right at every numerical aperture,
/// where <see cref="Optics.Effective"/> is paraxial. The hologram is read by direction once;
/// every plane then costs one inverse transform.
/// <para>
/// With c the amplitude less 1 in the direction of the sines s = λf, s_z = √(1 − s²) and r the distance
/// from the source, the relative field is t(x) = 1 + iλ r e^{−ikr} ∫ c(f) e^{i2π f·x + ikz s_z}/s_z d²f:
/// by Weyl's expansion of the spherical wave an undisturbed hologram gives exactly 1.
/// </para>
/// <para>
/// The transform takes the sensor to be far away (z ≪ L). Its distance z from the source is that of the literature on
/// such microscopes; for z not small against L the sample is at z/(1 + z/L), as the paraxial arrangement says.
/// </para>
/// </summary>
public sealed class PropagationFromPoint : IDisposable
{
    private readonly SpectrumPropagator _propagator;
    private readonly DirectionGrid _grid;
    private readonly Optics _optics;
    private readonly int _height;
    private readonly int _width;
    private readonly double _farthestUm;
    private readonly double _sourceUm;

    /// <summary>Reads the hologram by direction.</summary>
    /// <param name="amplitude">Relative amplitude on the sensor, see <see cref="Normalisation"/>;
    /// the axis from the source meets its middle. Read only now.</param>
    /// <param name="optics">With <see cref="Optics.SourceUm"/>.</param>
    /// <param name="farthestUm">The largest distance from the source that will be asked for, µm;
    /// above 0, below that of the sensor.</param>
    /// <param name="threads">Threads to use, at least 1; null for one per processor. Never changes a result.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">A value is outside its range; all reasons are listed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public PropagationFromPoint(Image<float> amplitude, Optics optics, double farthestUm, int? threads = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(amplitude);
        ArgumentNullException.ThrowIfNull(optics);
        HolographyException.ThrowIfAny(Refusals(optics, farthestUm, threads));
        (_optics, _farthestUm, _sourceUm) = (optics, farthestUm, optics.SourceUm!.Value);
        (_height, _width) = (amplitude.Height, amplitude.Width);
        var wavelengthUm = optics.WavelengthInMediumUm;
        _grid = DirectionGrid.For(_height, _width, optics.PixelUm, wavelengthUm, _sourceUm, farthestUm);
        _propagator = new SpectrumPropagator(_grid.Rows, _grid.Columns, threads ?? Environment.ProcessorCount);
        try
        {
            Read(amplitude, wavelengthUm, cancellation);
        }
        catch
        {
            _propagator.Dispose();
            throw;
        }
    }

    /// <summary>Pitch of every field, µm: λ/(2·NA) of the sensor seen from the source.</summary>
    public double PixelUm => _grid.PitchUm;

    internal int GridHeight => _grid.Rows;

    internal int GridWidth => _grid.Columns;

    /// <summary>
    /// The field in a plane: the part that the sensor sees illuminated, relative to the spherical
    /// wave, its middle on the axis.
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
        var (height, width) = (Extent(_height, _grid.Rows), Extent(_width, _grid.Columns));
        var samples = GC.AllocateUninitializedArray<float>(2 * height * width);
        var wavelengthUm = _optics.WavelengthInMediumUm;
        var transfer = new TransferFunction(
            _grid.Rows, _grid.Columns, _grid.PitchUm, wavelengthUm, sourceToSampleUm, FrequencyBand.All);
        _propagator.Propagate(transfer, height, row => Wrap(row - height / 2, _grid.Rows), (_, row, data) =>
        {
            var y = (row - height / 2) * _grid.PitchUm;
            for (var column = 0; column < width; column++)
            {
                var x = (column - width / 2) * _grid.PitchUm;
                var at = 2 * Wrap(column - width / 2, _grid.Columns);
                var (real, imaginary) = Relative(data[at], data[at + 1], x * x + y * y, sourceToSampleUm, wavelengthUm);
                samples[2 * (row * width + column)] = (float)(1 + real);
                samples[2 * (row * width + column) + 1] = (float)imaginary;
            }
        }, cancellation);
        return new ComplexField(height, width, samples, _grid.PitchUm, _optics.WavelengthNm, _optics.RefractiveIndex,
            _sourceUm - sourceToSampleUm);

        int Extent(int pixels, int most) => Math.Clamp(
            (int)(DirectionGrid.ConeUm(pixels, _optics.PixelUm, _sourceUm, sourceToSampleUm) / _grid.PitchUm), 1, most);
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

    // c/s_z at every frequency of the grid.
    private unsafe void Read(Image<float> amplitude, double wavelengthUm, CancellationToken cancellation)
    {
        var resampling = new DirectionResampling(amplitude, _optics.PixelUm, _sourceUm);
        var (stepY, stepX) = (wavelengthUm / (_grid.Rows * _grid.PitchUm),
            wavelengthUm / (_grid.Columns * _grid.PitchUm));
        _propagator.Fill((kx, memory) =>
        {
            var sx = Signed(kx, _grid.Columns) * stepX;
            for (var ky = 0; ky < _grid.Rows; ky++)
            {
                var sy = Signed(ky, _grid.Rows) * stepY;
                var axial2 = 1 - sx * sx - sy * sy;
                memory.Pointer[2 * ky] = axial2 <= 0 ? 0 : (float)(resampling.At(sy, sx) / Math.Sqrt(axial2));
                memory.Pointer[2 * ky + 1] = 0;
            }
        }, cancellation);
    }

    // iλ r e^{−ik(r − z)}/p² times what the transform gave, which is scaled by 1/N and lacks the carrier e^{ikz}.
    private (double Real, double Imaginary) Relative(
        double real, double imaginary, double radius2, double z, double wavelengthUm)
    {
        var r = Math.Sqrt(radius2 + z * z);
        var (sine, cosine) = Math.SinCos(-2 * Math.PI / wavelengthUm * radius2 / (r + z));
        var scale = wavelengthUm * r / (_grid.PitchUm * _grid.PitchUm);
        return (-scale * (imaginary * cosine + real * sine), scale * (real * cosine - imaginary * sine));
    }

    private static int Signed(int k, int count) => 2 * k >= count ? k - count : k;

    private static int Wrap(int index, int count) => index < 0 ? index + count : index;
}

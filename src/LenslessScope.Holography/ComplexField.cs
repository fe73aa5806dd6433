using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// A complex scalar field sampled in one plane; it does not change after it was made. Convention of the whole module:
/// the light travels towards +z, a plane wave is exp(+i2πz/λ), so that a delay (a thicker sample) is a positive phase;
/// the carrier exp(i2πz/λ) is taken out, so that an undisturbed background has phase 0 in every plane;
/// so is that of oblique light, see <see cref="Holography.Illumination"/>.
/// </summary>
public sealed class ComplexField
{
    private readonly float[] _samples;

    /// <summary>A field over the given samples, which are copied.</summary>
    /// <param name="height">Rows; at least 1.</param>
    /// <param name="width">Columns; at least 1.</param>
    /// <param name="samples">Real and imaginary parts in turns, row by row: 2 · height · width numbers.</param>
    /// <param name="pixelUm">Sampling pitch in this plane, µm; above 0.</param>
    /// <param name="wavelengthNm">Vacuum wavelength, nm; above 0.</param>
    /// <param name="refractiveIndex">Of the medium; at least 1.</param>
    /// <param name="zUm">Distance of this plane before the sensor, µm; 0 is the sensor itself.</param>
    /// <param name="illumination">Direction of the illuminating plane wave. Default: along the axis.</param>
    /// <exception cref="ArgumentException">The number of samples does not fit the size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public ComplexField(int height, int width, ReadOnlySpan<float> samples, double pixelUm, double wavelengthNm,
        double refractiveIndex = 1, double zUm = 0, Illumination illumination = default)
        : this(height, width, samples.ToArray(), pixelUm, wavelengthNm, refractiveIndex, zUm, illumination)
    {
    }

    // Owns the array.
    internal ComplexField(int height, int width, float[] samples, double pixelUm, double wavelengthNm,
        double refractiveIndex, double zUm, Illumination illumination = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelUm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavelengthNm);
        ArgumentOutOfRangeException.ThrowIfLessThan(refractiveIndex, 1);
        if (samples.Length != 2L * height * width)
            throw new ArgumentException(
                $"{samples.Length} numbers were given for a field of {width}×{height}, which needs " +
                $"{2L * height * width}: a real and an imaginary part for each sample.", nameof(samples));
        _samples = samples;
        (Height, Width) = (height, width);
        (PixelUm, WavelengthNm, RefractiveIndex, ZUm) = (pixelUm, wavelengthNm, refractiveIndex, zUm);
        Illumination = illumination;
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>
    /// Sampling pitch in this plane, µm (with a point source: the sensor's pitch over the magnification).
    /// </summary>
    public double PixelUm { get; }

    /// <summary>Vacuum wavelength, nm.</summary>
    public double WavelengthNm { get; }

    /// <summary>Refractive index of the medium.</summary>
    public double RefractiveIndex { get; }

    /// <summary>Distance of this plane before the sensor, µm.</summary>
    public double ZUm { get; }

    /// <summary>Direction of the illuminating plane wave; its carrier is not in the samples.</summary>
    public Illumination Illumination { get; }

    /// <summary>Real and imaginary parts in turns, row by row.</summary>
    public ReadOnlySpan<float> Samples => _samples;

    /// <summary>One sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column lies outside the field.</exception>
    public Complex this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Height, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Width, nameof(column));
            var at = 2 * (row * Width + column);
            return new Complex(_samples[at], _samples[at + 1]);
        }
    }

    /// <summary>One row: real and imaginary parts in turns, 2 · <see cref="Width"/> numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row lies outside the field.</exception>
    public ReadOnlySpan<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Height, nameof(row));
        return _samples.AsSpan(2 * row * Width, 2 * Width);
    }

    /// <summary>The modulus |U|; 1 is the background of a normalised hologram. A new image.</summary>
    public Image<float> Amplitude() => Map(static (source, target) =>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = MathF.Sqrt(source[2 * i] * source[2 * i] + source[2 * i + 1] * source[2 * i + 1]);
    });

    /// <summary>The phase in rad, −π to π, wrapped; 0 is the background. A new image.</summary>
    public Image<float> Phase() => Map(static (source, target) =>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = MathF.Atan2(source[2 * i + 1], source[2 * i]);
    });

    /// <summary>A copy of a part of the field.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The region is empty or reaches outside the field.</exception>
    public ComplexField Crop(Roi roi)
    {
        if (!roi.FitsIn(Height, Width))
            throw new ArgumentOutOfRangeException(nameof(roi), roi,
                $"The region {roi} (X,Y,W,H) does not lie inside the field of {Width}×{Height} samples.");
        var part = new float[2 * roi.Height * roi.Width];
        for (var row = 0; row < roi.Height; row++)
            Row(roi.Y + row).Slice(2 * roi.X, 2 * roi.Width).CopyTo(part.AsSpan(2 * row * roi.Width));
        return new ComplexField(roi.Height, roi.Width, part, PixelUm, WavelengthNm, RefractiveIndex, ZUm,
            Illumination);
    }

    // The same samples (never written to) said to lie at another distance: with a point source the distance that was
    // propagated is not that of the plane.
    internal ComplexField At(double zUm) =>
        new(Height, Width, _samples, PixelUm, WavelengthNm, RefractiveIndex, zUm, Illumination);

    private Image<float> Map(Action<ReadOnlySpan<float>, Span<float>> function)
    {
        var image = new Image<float>(Height, Width, GC.AllocateUninitializedArray<float>(Height * Width));
        Parallel.For(0, Height, row => function(Row(row), image.Row(row)));
        return image;
    }
}

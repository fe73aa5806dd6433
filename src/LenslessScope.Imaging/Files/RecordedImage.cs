using System.Numerics;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>
/// An image as a file holds it: the very numbers, unscaled, in rows from the top, the channels of a pixel side by side
/// (red, green, blue). It never changes. It lies as viewers show it: an orientation that TIFF (tag 274) or EXIF tells
/// is applied to pixels and colour order, so that a hologram and its background fit each other even if a program turned
/// one of them.
/// </summary>
public sealed class RecordedImage
{
    private readonly Array _samples;
    private readonly Lazy<bool> _isColour;

    internal RecordedImage(string path, ImageFormat format, int height, int width, int channels, int bitsPerSample,
        Array samples, double? fullScale = null)
    {
        if (samples.LongLength != (long)height * width * channels)
            throw new ArgumentException("The samples do not fit the size of the image.", nameof(samples));
        Path = path;
        Format = format;
        Height = height;
        Width = width;
        Channels = channels;
        BitsPerSample = bitsPerSample;
        _samples = samples;
        SampleFormat = SampleArrays.TypeOf(samples) switch
        {
            TypeCode.Single or TypeCode.Double => SampleFormat.FloatingPoint,
            TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 => SampleFormat.SignedWholeNumber,
            _ => SampleFormat.WholeNumber,
        };
        FullScale = fullScale ?? SampleFormat switch
        {
            SampleFormat.FloatingPoint => null,
            SampleFormat.SignedWholeNumber => (1L << BitsPerSample - 1) - 1,
            _ => (1L << BitsPerSample) - 1,
        };
        _isColour = new Lazy<bool>(ChannelsDiffer);
    }

    /// <summary>The file it was read from, as it was given.</summary>
    public string Path { get; }

    /// <summary>The kind of file, found from its content.</summary>
    public ImageFormat Format { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>1 (grey, or raw of a colour sensor) or 3 (red, green, blue). Opacity and further samples are left out:
    /// see <see cref="OmittedSamples"/>.</summary>
    public int Channels { get; }

    /// <summary>How many samples of each pixel of the file were left out: opacity, or what the file calls
    /// extra.</summary>
    public int OmittedSamples { get; init; }

    /// <summary>Bits of one sample as the file declares them: 1 to 16, 32, or 64 for floating point.</summary>
    public int BitsPerSample { get; }

    /// <summary>Whether the samples are whole numbers, of one or either sign, or floating point.</summary>
    public SampleFormat SampleFormat { get; }

    /// <summary>The largest value that the file's samples can take: what the file says of it (white level of a raw
    /// frame, largest value of a PGM), else 2^bits − 1 (255, 65535 …), or 2^(bits − 1) − 1 for numbers of either sign;
    /// null for floating point, which has none.</summary>
    public double? FullScale { get; }

    /// <summary>The order of colours if this is a raw frame of a colour sensor and the file says so, as DNG does; else
    /// none.</summary>
    public ColourOrder ColourOrder { get; init; }

    /// <summary>The count at which the sensor is saturated, if the file says so (DNG); else null.</summary>
    public double? WhiteLevel { get; init; }

    /// <summary>What the sensor counts in the dark, if the file says so (DNG): of the upper left 2×2 pixels, row by
    /// row, repeated over the frame, in the file's numbers. Null where it is not known. It is not subtracted from the
    /// samples.</summary>
    public IReadOnlyList<double>? BlackLevels { get; init; }

    /// <summary>Pages (images) in the file, or in the set of files that it belongs to; 1 except for TIFF, Netpbm and
    /// NumPy.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary>Which of the pages this is, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Pixel pitch in µm, if the file gives it (OME-XML, ImageJ, Micro-Manager) and it is the same for rows
    /// and columns; else null.</summary>
    public double? PixelUm { get; init; }

    /// <summary>Width and height of a pixel in µm, if the file gives them and they differ; else null.</summary>
    public (double Width, double Height)? OblongPixelUm { get; init; }

    /// <summary>Wavelength of the light in nm, if OME-XML in the file gives it; else null.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>Position along the axis in µm, if the file gives it; else null.</summary>
    public double? ZUm { get; init; }

    /// <summary>Exposure time in ms, if the file gives it; else null.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>
    /// Time from frame to frame, if ImageJ or OME-XML gives it, or the times of the planes there are even; else null.
    /// </summary>
    public TimeSpan? FrameInterval { get; init; }

    /// <summary>Whether red, green and blue differ in any pixel. An image of three equal channels is grey.</summary>
    public bool IsColour => _isColour.Value;

    /// <summary>
    /// The samples themselves: element <c>(row · Width + column) · Channels + channel</c>. The element type is
    /// <c>byte</c> up to 8 bits, <c>ushort</c> up to 16, <c>uint</c> for 32; <c>sbyte</c>, <c>short</c> and <c>int</c>
    /// for whole numbers of either sign; <c>float</c> for floating point of 16 and 32 bits, <c>double</c> for 64.
    /// </summary>
    /// <exception cref="InvalidOperationException">The samples are of another type than the one asked for.</exception>
    public ReadOnlySpan<T> Samples<T>() where T : unmanaged => _samples.GetType() == typeof(T[])
        ? (T[])_samples
        : throw new InvalidOperationException(
            $"The samples of {Path} are {_samples.GetType().GetElementType()!.Name}, not {typeof(T).Name}.");

    /// <summary>
    /// The image in grey, in the file's own numbers (0 to <see cref="FullScale"/>; nothing is scaled, no gamma is taken
    /// out, no black level is subtracted). A new image, exact for whole numbers of one channel up to 2²⁴, else the
    /// nearest number of single precision; the caller owns it. A raw frame of a colour sensor stays raw.
    /// </summary>
    /// <param name="plane">What to take of a colour image. A grey image is the same whatever is asked.</param>
    public Image<float> ToGray(ColourPlane plane = ColourPlane.Mean) => new(Height, Width,
        SampleArrays.TypeOf(_samples) switch
    {
        TypeCode.Byte => Gray((byte[])_samples, plane),
        TypeCode.SByte => Gray((sbyte[])_samples, plane),
        TypeCode.UInt16 => Gray((ushort[])_samples, plane),
        TypeCode.Int16 => Gray((short[])_samples, plane),
        TypeCode.UInt32 => Gray((uint[])_samples, plane),
        TypeCode.Int32 => Gray((int[])_samples, plane),
        TypeCode.Double => Gray((double[])_samples, plane),
        _ => Gray((float[])_samples, plane),
    });

    private float[] Gray<T>(T[] samples, ColourPlane plane) where T : unmanaged, INumberBase<T>
    {
        if (!Enum.IsDefined(plane))
            throw new ArgumentOutOfRangeException(nameof(plane), plane, "It must be Mean, Red, Green or Blue.");
        var gray = new float[Height * Width];
        // Three equal channels: any one is exact, where a mean of floats could be rounded.
        var channel = plane == ColourPlane.Mean || !IsColour ? 0 : (int)plane - (int)ColourPlane.Red;
        if (plane != ColourPlane.Mean || !IsColour)
            for (var i = 0; i < gray.Length; i++)
                gray[i] = Number(i * Channels + channel);
        else
            for (var i = 0; i < gray.Length; i++)
                gray[i] = (Number(3 * i) + Number(3 * i + 1) + Number(3 * i + 2)) / 3;
        return gray;

        float Number(int index) => float.CreateTruncating(samples[index]);
    }

    // By bits: NaN equals itself.
    private bool ChannelsDiffer() => Channels == 3 && SampleArrays.TypeOf(_samples) switch
    {
        TypeCode.Byte => ChannelsDiffer<byte>((byte[])_samples),
        TypeCode.SByte => ChannelsDiffer<sbyte>((sbyte[])_samples),
        TypeCode.UInt16 => ChannelsDiffer<ushort>((ushort[])_samples),
        TypeCode.Int16 => ChannelsDiffer<short>((short[])_samples),
        TypeCode.UInt32 => ChannelsDiffer<uint>((uint[])_samples),
        TypeCode.Int32 => ChannelsDiffer<int>((int[])_samples),
        TypeCode.Double => ChannelsDiffer<ulong>(MemoryMarshal.Cast<double, ulong>((double[])_samples)),
        _ => ChannelsDiffer<uint>(MemoryMarshal.Cast<float, uint>((float[])_samples)),
    };

    private static bool ChannelsDiffer<T>(ReadOnlySpan<T> samples) where T : unmanaged, IEquatable<T>
    {
        for (var i = 0; i < samples.Length; i += 3)
            if (!samples[i].Equals(samples[i + 1]) || !samples[i].Equals(samples[i + 2]))
                return true;
        return false;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>
/// An image as a file holds it: the very numbers, unscaled, in rows from the top, the channels of a pixel side by side
/// (red, green, blue). It never changes. Rows and columns are as stored; an orientation tag is not applied, so that a
/// hologram and its background always fit each other.
/// </summary>
public sealed class RecordedImage
{
    private readonly Array _samples;
    private readonly Lazy<bool> _isColour;

    internal RecordedImage(string path, ImageFormat format, int height, int width, int channels, int bitsPerSample,
        Array samples)
    {
        if (samples is not (byte[] or ushort[] or float[]) || samples.LongLength != (long)height * width * channels)
            throw new ArgumentException("The samples do not fit the size of the image.", nameof(samples));
        Path = path;
        Format = format;
        Height = height;
        Width = width;
        Channels = channels;
        BitsPerSample = bitsPerSample;
        _samples = samples;
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

    /// <summary>1 (grey) or 3 (red, green, blue). Opacity and further samples are left out: see
    /// <see cref="OmittedSamples"/>.</summary>
    public int Channels { get; }

    /// <summary>How many samples of each pixel of the file were left out: opacity, or what the file calls
    /// extra.</summary>
    public int OmittedSamples { get; init; }

    /// <summary>Bits of one sample as the file declares them: 1, 2, 4, 8, 16, or 32 for floating point.</summary>
    public int BitsPerSample { get; }

    /// <summary>Whether the samples are whole numbers or floating point.</summary>
    public SampleFormat SampleFormat => _samples is float[] ? SampleFormat.FloatingPoint : SampleFormat.WholeNumber;

    /// <summary>The largest value that the file's samples can take (2^bits − 1: 255, 65535 …); null for floating point,
    /// which has none.</summary>
    public double? FullScale => _samples is float[] ? null : (1 << BitsPerSample) - 1;

    /// <summary>Pages (images) in the file; 1 except for TIFF.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary>Which of the pages this is, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Pixel pitch in µm, if OME-XML in the file gives it and it is the same for rows and columns; else
    /// null.</summary>
    public double? PixelUm { get; init; }

    /// <summary>Wavelength of the light in nm, if OME-XML in the file gives it; else null.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>Position along the axis in µm, if OME-XML in the file gives it; else null.</summary>
    public double? ZUm { get; init; }

    /// <summary>Exposure time in ms, if OME-XML in the file gives it; else null.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Whether red, green and blue differ in any pixel. An image of three equal channels is grey.</summary>
    public bool IsColour => _isColour.Value;

    /// <summary>
    /// The samples themselves: element <c>(row · Width + column) · Channels + channel</c>. The element type is
    /// <c>byte</c> up to 8 bits, <c>ushort</c> up to 16, <c>float</c> for floating point.
    /// </summary>
    /// <exception cref="InvalidOperationException">The samples are of another type than the one asked for.</exception>
    public ReadOnlySpan<T> Samples<T>() where T : unmanaged => _samples.GetType() == typeof(T[])
        ? (T[])_samples
        : throw new InvalidOperationException(
            $"The samples of {Path} are {_samples.GetType().GetElementType()!.Name}, not {typeof(T).Name}.");

    /// <summary>
    /// The image in grey, in the file's own numbers (0 to <see cref="FullScale"/>; nothing is scaled, no gamma is taken
    /// out). A new image, exact for all whole numbers of one channel; the caller owns it.
    /// </summary>
    /// <param name="plane">What to take of a colour image. A grey image is the same whatever is asked.</param>
    public Image<float> ToGray(ColourPlane plane = ColourPlane.Mean) => _samples switch
    {
        byte[] samples => new Image<float>(Height, Width, Gray(samples, plane)),
        ushort[] samples => new Image<float>(Height, Width, Gray(samples, plane)),
        _ => new Image<float>(Height, Width, Gray((float[])_samples, plane)),
    };

    private float[] Gray<T>(T[] samples, ColourPlane plane) where T : unmanaged, INumberBase<T>
    {
        if (!Enum.IsDefined(plane))
            throw new ArgumentOutOfRangeException(nameof(plane), plane, "Allowed are Mean, Red, Green and Blue.");
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

    private bool ChannelsDiffer() => Channels == 3 && _samples switch
    {
        byte[] samples => ChannelsDiffer<byte>(samples),
        ushort[] samples => ChannelsDiffer<ushort>(samples),
        _ => ChannelsDiffer<uint>(MemoryMarshal.Cast<float, uint>((float[])_samples)), // by bits: NaN equals itself
    };

    private static bool ChannelsDiffer<T>(ReadOnlySpan<T> samples) where T : unmanaged, IEquatable<T>
    {
        for (var i = 0; i < samples.Length; i += 3)
            if (!samples[i].Equals(samples[i + 1]) || !samples[i].Equals(samples[i + 2]))
                return true;
        return false;
    }
}

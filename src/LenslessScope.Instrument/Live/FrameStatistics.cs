using System.Runtime.InteropServices;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>How bright a frame is. Of colour frames all three colours count alike.</summary>
/// <param name="Mean">In counts.</param>
/// <param name="Min">In counts.</param>
/// <param name="Max">In counts.</param>
/// <param name="FullScale">The largest count that the camera can give, 2^bits − 1.</param>
/// <param name="SaturatedShare">Of the values, 0 to 1: those at full scale or above.</param>
/// <param name="Histogram">
/// How many values fall into each of <see cref="Bins"/> equal parts of 0 to full scale; the last one has those above
/// too.
/// </param>
internal sealed record FrameStatistics(
    double Mean, int Min, int Max, int FullScale, double SaturatedShare, IReadOnlyList<long> Histogram)
{
    public const int Bins = 64;

    /// <param name="frame">Of GRAY8, GRAY16 or RGB32.</param>
    /// <param name="bitDepth">Bits of a value that the camera uses, 1 to 16.</param>
    /// <exception cref="NotSupportedException">The pixels are of another type.</exception>
    public static FrameStatistics Of(Frame frame, int bitDepth) => frame.PixelType switch
    {
        PixelType.GRAY8 => Of(frame.Pixels, 1, 1, bitDepth),
        PixelType.GRAY16 => Of(frame.Pixels, 2, 1, bitDepth),
        PixelType.RGB32 => Of(frame.Pixels, 1, 4, 8),
        _ => throw new NotSupportedException($"The camera gives {frame.PixelType}; frames of GRAY8, GRAY16 and RGB32 " +
            "can be shown. Choose another pixel type with `property` CAMERA.PixelType=…."),
    };

    /// <summary>
    /// The same of bytes: little-endian values of 1 or 2 bytes; of four components the last is left out.
    /// </summary>
    public static FrameStatistics Of(ReadOnlySpan<byte> pixels, int bytes, int components, int bitDepth)
    {
        var counts = new long[1 << (8 * bytes)];
        if (bytes == 2)
            foreach (var value in MemoryMarshal.Cast<byte, ushort>(pixels))
                counts[value]++;
        else
            Count(pixels, components, counts);
        return Of(counts, (1 << bitDepth) - 1);
    }

    private static void Count(ReadOnlySpan<byte> pixels, int components, long[] counts)
    {
        if (components == 1)
            foreach (var value in pixels)
                counts[value]++;
        else
            for (var at = 0; at + 3 < pixels.Length; at += 4)
            {
                counts[pixels[at]]++;
                counts[pixels[at + 1]]++;
                counts[pixels[at + 2]]++;
            }
    }

    private static FrameStatistics Of(long[] counts, int fullScale)
    {
        var histogram = new long[Bins];
        long values = 0, sum = 0, saturated = 0;
        int min = -1, max = 0;
        for (var value = 0; value < counts.Length; value++)
        {
            if (counts[value] == 0)
                continue;
            min = min < 0 ? value : min;
            max = value;
            values += counts[value];
            sum += value * counts[value];
            saturated += value >= fullScale ? counts[value] : 0;
            histogram[Math.Min(Bins - 1, (int)((long)value * Bins / (fullScale + 1)))] += counts[value];
        }
        return new FrameStatistics(values > 0 ? (double)sum / values : 0, Math.Max(0, min), max, fullScale,
            values > 0 ? (double)saturated / values : 0, histogram);
    }
}

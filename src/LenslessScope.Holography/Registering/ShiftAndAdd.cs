using System.Numerics;
using LenslessScope.Holography.Propagating;
using LenslessScope.Holography.Registering;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>How frames are put together by <see cref="ShiftAndAdd"/>.</summary>
public sealed record ShiftAndAddSettings
{
    /// <summary>
    /// Samples of the result per pixel along an axis, 2 (default) to 4; at least its square in frames is of use.
    /// </summary>
    public int Oversampling { get; init; } = 2;

    /// <summary>
    /// Power of the noise over that of the picture in Wiener's filter against the pixels' size, 10⁻⁴ to 1;
    /// default 0.02. Less is sharper and noisier. Null: no filter.
    /// </summary>
    public double? NoiseToSignal { get; init; } = 0.02;

    /// <summary>Threads to use, at least 1; null (default) for one per processor. Never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>Everything wrong with the settings, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        if (Oversampling is < 2 or > 4)
            reasons.Add($"The oversampling is {Oversampling}; it must lie between 2 and 4.");
        if (NoiseToSignal is { } noise && !(noise is >= 1e-4 and <= 1))
            reasons.Add($"The noise is {noise} of the picture; it must lie between 1e-4 and 1. The default is 0.02.");
        ThreadCount.Check(Threads, reasons);
        return reasons;
    }
}

/// <summary>
/// One hologram finer than the pixels from several that are shifted by parts of a pixel:
/// every pixel is put where it looked on a finer grid, gaps are filled from around, and the averaging over the pixels'
/// area is taken back with Wiener's filter (R. C. Hardie et al., Optical Engineering 37, 247 (1998)). Quick;
/// <see cref="PhaseRetrieval"/> with oversampling is better.
/// </summary>
public static class ShiftAndAdd
{
    private const float LeastWeight = 1e-3f;

    /// <summary>
    /// The amplitude on the finer grid, over the area of the frames; pitch is theirs over the oversampling.
    /// </summary>
    /// <param name="frames">At least two, alike but for <see cref="SensorFrame.SampleXUm"/> and
    /// <see cref="SensorFrame.SampleYUm"/>.</param>
    /// <param name="settings">Fineness and filter.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">The frames differ in more than the shift, or a setting is outside its
    /// range; all reasons are listed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Image<float> Run(
        IReadOnlyList<SensorFrame> frames, ShiftAndAddSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny([.. settings.Validate(), .. Reasons(frames)]);
        var n = settings.Oversampling;
        var (height, width) = (n * frames[0].Amplitude.Height, n * frames[0].Amplitude.Width);
        var (sum, weight) = (new Image<float>(height, width), new Image<float>(height, width));
        foreach (var frame in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(frame, n, sum, weight);
        }
        for (var i = 0; i < sum.Pixels.Length; i++)
            sum.Pixels[i] = weight.Pixels[i] > LeastWeight ? sum.Pixels[i] / weight.Pixels[i] : float.NaN;
        Fill(sum);

        // Sample k of the sums lies at k/n pixels, that of the result at (k + ½)/n − ½, so that both have one middle.
        var grid = PaddedGrid.ForReach(height, width, 0, 0);
        var filter = new PixelResponse(grid, n, settings.NoiseToSignal ?? double.PositiveInfinity, 0.5 * (n - 1));
        var samples = FieldRun.Run(grid, filter, Vector2.UnitX, (row, target) =>
        {
            var source = sum.Row(row);
            for (var column = 0; column < source.Length; column++)
                target[column] = new Vector2(source[column], 0);
        }, settings.Threads ?? Environment.ProcessorCount, cancellation);
        for (var i = 0; i < sum.Pixels.Length; i++)
            sum.Pixels[i] = MathF.Sqrt(MathF.Max(samples[2 * i], 0));
        return sum;
    }

    // To the four samples around, weighted so that the mean place of what a sample gets is its own.
    private static void Add(SensorFrame frame, int n, Image<float> sum, Image<float> weight)
    {
        var image = frame.Amplitude;
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                var row = n * (y - frame.SampleYUm / frame.Optics.PixelUm);
                var column = n * (x - frame.SampleXUm / frame.Optics.PixelUm);
                var (top, left) = ((int)Math.Floor(row), (int)Math.Floor(column));
                for (var i = top; i <= top + 1; i++)
                    for (var j = left; j <= left + 1; j++)
                    {
                        if (i < 0 || i >= sum.Height || j < 0 || j >= sum.Width)
                            continue;
                        var near = (float)((1 - Math.Abs(row - i)) * (1 - Math.Abs(column - j)));
                        weight[i, j] += near;
                        sum[i, j] += near * image[y, x] * image[y, x];
                    }
            }
    }

    // The gaps, NaN, get the mean of what is around them, from their borders inwards.
    private static void Fill(Image<float> image)
    {
        var gaps = Enumerable.Range(0, image.Pixels.Length).Where(i => float.IsNaN(image.Pixels[i])).ToList();
        while (gaps.Count > 0)
        {
            var filled = gaps.ConvertAll(i => Around(image, i / image.Width, i % image.Width));
            for (var k = 0; k < gaps.Count; k++)
                image.Pixels[gaps[k]] = filled[k];
            gaps.RemoveAll(i => !float.IsNaN(image.Pixels[i]));
        }
    }

    private static float Around(Image<float> image, int row, int column)
    {
        var (sum, count) = (0f, 0);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(image.Height - 1, row + 1); y++)
            for (var x = Math.Max(0, column - 1); x <= Math.Min(image.Width - 1, column + 1); x++)
                if (!float.IsNaN(image[y, x]))
                    (sum, count) = (sum + image[y, x], count + 1);
        return count == 0 ? float.NaN : sum / count;
    }

    private static List<string> Reasons(IReadOnlyList<SensorFrame> frames)
    {
        var reasons = new List<string>();
        if (frames.Count < 2)
            reasons.Add($"{frames.Count} frames were given to combine; at least two are needed.");
        for (var k = 0; k < frames.Count; k++)
        {
            reasons.AddRange(frames[k].Validate().Select(reason => $"Frame {k + 1}: {reason}"));
            if ((frames[k].Amplitude.Height, frames[k].Amplitude.Width, frames[k].Optics, frames[k].ZUm) !=
                (frames[0].Amplitude.Height, frames[0].Amplitude.Width, frames[0].Optics, frames[0].ZUm))
                reasons.Add($"Frame {k + 1} differs from the first in size, optics or distance; frames to combine " +
                    "may differ by a shift only. Use the total variation for others.");
            if (frames[k].Sites != ColourSites.All)
                reasons.Add($"Frame {k + 1} is a raw colour frame; to combine frames every pixel must count. " +
                    "Use the total variation.");
            var (height, width) = (frames[k].Amplitude.Height, frames[k].Amplitude.Width);
            if (Math.Abs(frames[k].SampleXUm) > width * frames[k].Optics.PixelUm / 2
                || Math.Abs(frames[k].SampleYUm) > height * frames[k].Optics.PixelUm / 2)
                reasons.Add(
                    $"Frame {k + 1} is shifted by more than half of its size; it hardly overlaps the others.");
        }
        return reasons;
    }
}

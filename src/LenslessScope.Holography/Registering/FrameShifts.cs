using LenslessScope.Holography.Registering;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>How far the shadows in a frame are displaced, see <see cref="FrameShifts"/>.</summary>
/// <param name="Columns">To the right of those in the first frame, pixels.</param>
/// <param name="Rows">Below those in the first frame, pixels.</param>
public readonly record struct FrameShift(double Columns, double Rows);

/// <summary>The displacements of a set of frames.</summary>
public sealed record FrameShiftsResult
{
    /// <summary>One for each frame; the first is zero.</summary>
    public required IReadOnlyList<FrameShift> Shifts { get; init; }

    /// <summary>Pairs of frames whose measured displacement contradicts the others' and was left out.</summary>
    public required int Outliers { get; init; }

    /// <summary>Root mean square of what is left between pairs and result, pixels; a measure of the error.</summary>
    public required double ResidualPixels { get; init; }
}

/// <summary>
/// Sub-pixel displacements between frames of one sample, for <see cref="SensorFrame.SampleXUm"/>:
/// every pair is compared by upsampled phase correlation (M. Guizar-Sicairos, S. T. Thurman, J. R. Fienup,
/// Optics Letters 33, 156 (2008)), then one displacement for each frame is fitted to all pairs by least squares,
/// pairs that contradict the rest left out.
/// </summary>
public static class FrameShifts
{
    private const double LeastOutlierPixels = 0.2;

    /// <summary>Finds the displacements.</summary>
    /// <param name="frames">At least one normalised frame; all of one size, at least 16×16 pixels.</param>
    /// <param name="mostPixels">The largest displacement looked for along an axis, 1 to half of the frame;
    /// default 16.</param>
    /// <param name="threads">Threads to use; null (default) for one per processor. Never changes a result.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">The frames differ in size or are too small for that range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FrameShiftsResult Estimate(IReadOnlyList<Image<float>> frames, int mostPixels = 16,
        int? threads = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        HolographyException.ThrowIfAny(Reasons(frames, mostPixels, threads));
        var parallel = ThreadCount.Options(threads, cancellation);
        var spectra = frames.Select(frame => ImageSpectrum.Of(frame, parallel)).ToArray();
        var pairs = new List<Pair>();
        for (var a = 0; a < frames.Count; a++)
            for (var b = a + 1; b < frames.Count; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                var (rows, columns, _) = PhaseCorrelation.Shift(spectra[a], spectra[b], mostPixels, parallel);
                pairs.Add(new Pair(a, b, new FrameShift(columns, rows)));
            }
        return Fit(frames.Count, pairs);
    }

    // Outliers leave one at a time, the worst first, as long as all frames stay connected.
    private static FrameShiftsResult Fit(int count, List<Pair> pairs)
    {
        var all = pairs.Count;
        while (true)
        {
            var shifts = LeastSquares(count, pairs);
            var misses = pairs.Select(pair => pair.Miss(shifts)).ToList();
            var typical = misses.Count == 0 ? 0 : misses.Order().ElementAt(misses.Count / 2);
            var worst = misses.Count == 0 ? -1 : misses.IndexOf(misses.Max());
            if (pairs.Count <= count || worst < 0 || misses[worst] <= Math.Max(LeastOutlierPixels, 4 * typical))
                return new FrameShiftsResult
                {
                    Shifts = shifts,
                    Outliers = all - pairs.Count,
                    ResidualPixels = misses.Count == 0 ? 0 : Math.Sqrt(misses.Average(miss => miss * miss)),
                };
            pairs.RemoveAt(worst);
        }
    }

    // Gauss–Seidel on the normal equations: each frame lies at the mean of what its pairs say. The first stays at zero.
    private static FrameShift[] LeastSquares(int count, List<Pair> pairs)
    {
        var shifts = new FrameShift[count];
        for (var round = 0; round < 200; round++)
            for (var k = 1; k < count; k++)
            {
                var (columns, rows, number) = (0.0, 0.0, 0);
                foreach (var pair in pairs.Where(pair => pair.First == k || pair.Second == k))
                {
                    var (other, sign) = pair.Second == k ? (pair.First, 1) : (pair.Second, -1);
                    columns += shifts[other].Columns + sign * pair.Shift.Columns;
                    rows += shifts[other].Rows + sign * pair.Shift.Rows;
                    number++;
                }
                if (number > 0)
                    shifts[k] = new FrameShift(columns / number, rows / number);
            }
        return shifts;
    }

    private static List<string> Reasons(IReadOnlyList<Image<float>> frames, int most, int? threads)
    {
        var reasons = new List<string>();
        ThreadCount.Check(threads, reasons);
        if (frames.Count == 0)
        {
            reasons.Add("No frame was given; at least one is needed.");
            return reasons;
        }
        var (height, width) = (frames[0].Height, frames[0].Width);
        if (Math.Min(height, width) < 16)
            reasons.Add($"The frames have {width}×{height} pixels; at least 16×16 are needed.");
        if (most < 1 || most > Math.Min(height, width) / 2)
            reasons.Add($"The largest displacement is {most} pixels; it must lie between 1 and " +
                $"{Math.Min(height, width) / 2}, half of the frame.");
        for (var k = 1; k < frames.Count; k++)
            if (frames[k].Height != height || frames[k].Width != width)
                reasons.Add(
                    $"Frame {k + 1} has {frames[k].Width}×{frames[k].Height} pixels, the first {width}×{height}.");
        return reasons;
    }

    private sealed record Pair(int First, int Second, FrameShift Shift)
    {
        public double Miss(FrameShift[] shifts) => Math.Sqrt(
            Math.Pow(shifts[Second].Columns - shifts[First].Columns - Shift.Columns, 2) +
            Math.Pow(shifts[Second].Rows - shifts[First].Rows - Shift.Rows, 2));
    }
}

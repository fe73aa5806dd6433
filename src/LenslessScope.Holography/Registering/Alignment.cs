using LenslessScope.Imaging;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// Improves a similarity between two sets of planes to a small part of a pixel: Gauss–Newton steps on the squared
/// differences, with the mean of both gradients (S. Benhimane, E. Malis, Int. J. Robotics Research 26, 661 (2007)).
/// With only one of them, noise that the other does not share passes for a change of scale.
/// </summary>
internal static class Alignment
{
    private const int MostSteps = 30;
    private const double Enough = 1e-3; // pixels, at the corners

    /// <summary>
    /// Answers the similarity and how well the planes agree with it, the coefficient of correlation.
    /// </summary>
    /// <param name="reference">Planes of one size, of mean zero; NaN where they are not to count.</param>
    /// <param name="other">As many.</param>
    /// <param name="start">The similarity to begin with; a few pixels off at most.</param>
    /// <param name="turns">Whether turn and scale may change; otherwise only the shift does.</param>
    /// <param name="parallel">Threads.</param>
    public static (Similarity Similarity, double Correlation) Run(IReadOnlyList<Image<float>> reference,
        IReadOnlyList<Image<float>> other, Similarity start, bool turns, ParallelOptions parallel)
    {
        var unknowns = turns ? 4 : 2;
        var (height, width) = (reference[0].Height, reference[0].Width);
        var similarity = start;
        var gain = 1.0;
        for (var step = 0; ; step++)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            var sums = new RowSums();
            for (var plane = 0; plane < reference.Count; plane++)
                Add(reference[plane], Resampled.Run(other[plane], similarity, parallel), (float)gain, sums, parallel);
            var correlation = sums.Both / Math.Sqrt(Math.Max(sums.Reference * sums.Other, double.Epsilon));
            gain = sums.Both / Math.Max(sums.Other, double.Epsilon);
            if (step == MostSteps || !(correlation > 0))
                return (similarity, correlation);
            if (Solve(sums.Normal, sums.Right, unknowns) is not { } change)
                return (similarity, correlation);
            var small = turns
                ? new Similarity(1 + change[3], change[2] * 180 / Math.PI, change[0], change[1])
                : new Similarity(1, 0, change[0], change[1]);
            similarity = similarity.After(small);
            // The gain of the first step is that of a poor overlap.
            if (step > 0 && small.AtTheCorners(height, width) + double.Hypot(change[0], change[1]) < Enough)
                return (similarity, correlation);
        }
    }

    private static void Add(Image<float> reference, Image<float> moved, float gain, RowSums total,
        ParallelOptions parallel)
    {
        var (height, width) = (reference.Height, reference.Width);
        var rows = new RowSums[height];
        Parallel.For(1, height - 1, parallel, row =>
        {
            var sums = rows[row] = new RowSums();
            var up = moved.Row(row - 1);
            var here = moved.Row(row);
            var down = moved.Row(row + 1);
            var upR = reference.Row(row - 1);
            var hereR = reference.Row(row);
            var downR = reference.Row(row + 1);
            var y = row - 0.5 * (height - 1);
            Span<double> slope = stackalloc double[4];
            for (var column = 1; column < width - 1; column++)
            {
                var gx = 0.25f * (gain * (here[column + 1] - here[column - 1]) + hereR[column + 1] - hereR[column - 1]);
                var gy = 0.25f * (gain * (down[column] - up[column]) + downR[column] - upR[column]);
                if (!float.IsFinite(gx + gy + here[column] + hereR[column]))
                    continue;
                var x = column - 0.5 * (width - 1);
                (slope[0], slope[1], slope[2], slope[3]) = (gx, gy, gy * x - gx * y, gx * x + gy * y);
                sums.Add(slope, hereR[column], here[column], gain);
            }
        });
        // In their order, so that the number of threads changes nothing.
        for (var row = 1; row < height - 1; row++)
            total.Add(rows[row]);
    }

    // Cholesky: A = LLᵀ, −b = L(Lᵀx). Null where the picture is too even for that.
    private static double[]? Solve(double[,] matrix, double[] right, int count)
    {
        var lower = new double[count, count];
        var x = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                    rest -= lower[i, k] * lower[j, k];
                if (i == j && !(rest > 1e-12 * matrix[i, i]))
                    return null;
                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }
            x[i] = -right[i];
            for (var k = 0; k < i; k++)
                x[i] -= lower[i, k] * x[k];
            x[i] /= lower[i, i];
        }
        for (var i = count - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < count; k++)
                x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }
        return x;
    }

    private sealed class RowSums
    {
        public double[,] Normal { get; } = new double[4, 4];

        public double[] Right { get; } = new double[4];

        public double Reference { get; private set; }

        public double Other { get; private set; }

        public double Both { get; private set; }

        public void Add(ReadOnlySpan<double> slope, double reference, double other, double gain)
        {
            var miss = gain * other - reference;
            for (var i = 0; i < 4; i++)
            {
                Right[i] += slope[i] * miss;
                for (var j = 0; j <= i; j++)
                    Normal[i, j] += slope[i] * slope[j];
            }
            Reference += reference * reference;
            Other += other * other;
            Both += reference * other;
        }

        public void Add(RowSums row)
        {
            for (var i = 0; i < 4; i++)
            {
                Right[i] += row.Right[i];
                for (var j = 0; j < 4; j++)
                    Normal[i, j] += i >= j ? row.Normal[i, j] : row.Normal[j, i];
            }
            (Reference, Other, Both) = (Reference + row.Reference, Other + row.Other, Both + row.Both);
        }
    }
}

using LenslessScope.Imaging;

namespace LenslessScope.Holography.Normalising;

/// <summary>
/// The illumination of a frame that has no background: a polynomial of degree 2 in both coordinates, fitted to means of
/// blocks so that what differs from it, samples and their fringes, does not count: weights are iterated, Tukey's
/// biweight of 3 times the spread (A. E. Beaton, J. W. Tukey, Technometrics 16, 147 (1974)). As a large object can make
/// a valley of its own, they begin both with the median and with the border of the frame, and the fit with the lower
/// median of differences is taken. Unlike a blurred copy of the frame it does not follow what is large in the sample,
/// as long as most of the frame is clear.
/// </summary>
internal static class SmoothLight
{
    private const int Terms = 6;
    private const int MostBlocks = 48; // along the longer side
    private const int Rounds = 12;
    private const double Cut = 3;
    private const double BorderFrom = 0.75; // of the way from the middle
    private const double SpreadPerMedian = 1.4826; // of a normal distribution's absolute values
    private const double LeastSpread = 1e-6; // of the median; a frame without any structure has none

    /// <summary>Divides a frame by its illumination, which counts as at least <paramref name="least"/>.</summary>
    public static void DivideOut(Image<float> image, float least, ParallelOptions parallel)
    {
        var light = Fit(image);
        Parallel.For(0, image.Height, parallel, row =>
        {
            var y = Place(row, image.Height);
            // Along a row it is c + b·x + a·x², x growing by the same step from pixel to pixel.
            var a = light[3];
            var b = light[1] + light[4] * y;
            var c = light[0] + light[2] * y + light[5] * y * y;
            var pixels = image.Row(row);
            for (var column = 0; column < pixels.Length; column++)
            {
                var x = Place(column, pixels.Length);
                pixels[column] /= MathF.Max((float)(c + x * (b + x * a)), least);
            }
        });
    }

    /// <summary>
    /// The factors of 1, x, y, x², xy and y², x and y from −1 at the first border of the frame to 1 at the last.
    /// </summary>
    public static double[] Fit(Image<float> image)
    {
        var (terms, values) = Blocks(image);
        var median = Middle(values);
        var least = LeastSpread * Math.Abs(median);
        var border = Weighted(terms, values, k => Math.Max(Math.Abs(terms[k][1]), Math.Abs(terms[k][2])) > BorderFrom
            ? 1
            : 0);
        return ((double[][])[[median, 0, 0, 0, 0, 0], border]).Select(start => Robust(terms, values, start, least))
            .MinBy(light => Middle(Differences(terms, values, light)))!;
    }

    private static double[] Robust(double[][] terms, double[] values, double[] light, double least)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var differences = Differences(terms, values, light);
            var limit = Cut * (SpreadPerMedian * Middle(differences) + least);
            light = Weighted(terms, values, k =>
            {
                var part = Math.Min(differences[k] / limit, 1);
                return (1 - part * part) * (1 - part * part);
            });
        }
        return light;
    }

    private static double[] Differences(double[][] terms, double[] values, double[] light)
    {
        var differences = new double[values.Length];
        for (var k = 0; k < values.Length; k++)
        {
            var value = 0.0;
            for (var i = 0; i < Terms; i++)
                value += light[i] * terms[k][i];
            differences[k] = Math.Abs(values[k] - value);
        }
        return differences;
    }

    // The least squares of weighted differences.
    private static double[] Weighted(double[][] terms, double[] values, Func<int, double> weightOf)
    {
        var (product, right) = (new double[Terms, Terms], new double[Terms]);
        for (var k = 0; k < values.Length; k++)
        {
            var (term, weight) = (terms[k], weightOf(k));
            for (var i = 0; i < Terms; i++)
            {
                right[i] += weight * term[i] * values[k];
                for (var j = 0; j <= i; j++)
                    product[i, j] += weight * term[i] * term[j];
            }
        }
        Solve(product, right);
        return right;
    }

    // Means of square blocks and the terms at their middles; what does not fill a block at the end is left out.
    private static (double[][] Terms, double[] Values) Blocks(Image<float> image)
    {
        var size = (Math.Max(image.Height, image.Width) + MostBlocks - 1) / MostBlocks;
        size = Math.Min(size, Math.Min(image.Height, image.Width));
        var (rows, columns) = (image.Height / size, image.Width / size);
        var (terms, values) = (new double[rows * columns][], new double[rows * columns]);
        for (var row = 0; row < rows * size; row++)
        {
            var pixels = image.Row(row);
            var of = values.AsSpan(row / size * columns, columns);
            for (var column = 0; column < columns * size; column++)
                of[column / size] += pixels[column];
        }
        for (var k = 0; k < values.Length; k++)
        {
            values[k] /= size * size;
            var y = Place((k / columns + 0.5) * size - 0.5, image.Height);
            var x = Place((k % columns + 0.5) * size - 0.5, image.Width);
            terms[k] = [1, x, y, x * x, x * y, y * y];
        }
        return (terms, values);
    }

    private static double Place(double pixel, int count) => (2 * pixel + 1) / count - 1;

    private static double Middle(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    // By Cholesky's method, of which only the lower half of the matrix is read; the solution replaces the right side. A
    // term that blocks of one row or column cannot tell from the others is 0.
    private static void Solve(double[,] matrix, double[] right)
    {
        const double least = 1e-9;
        var (kept, total) = (new bool[Terms], matrix[0, 0]);
        for (var i = 0; i < Terms; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[i, k] * matrix[j, k];
                if (j < i)
                    matrix[i, j] = kept[j] ? sum / matrix[j, j] : 0;
                else
                {
                    kept[i] = sum > least * total;
                    matrix[i, i] = kept[i] ? Math.Sqrt(sum) : 0;
                }
            }
        }
        for (var i = 0; i < Terms; i++)
        {
            for (var k = 0; k < i; k++)
                right[i] -= matrix[i, k] * right[k];
            right[i] = kept[i] ? right[i] / matrix[i, i] : 0;
        }
        for (var i = Terms - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < Terms; k++)
                right[i] -= matrix[k, i] * right[k];
            right[i] = kept[i] ? right[i] / matrix[i, i] : 0;
        }
    }
}

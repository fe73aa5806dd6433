using System.Numerics;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// By how much one image is displaced against another: the peak of the correlation of their phases,
/// found on whole pixels first, then on ever finer grids around it by a direct transform of only the few values needed
/// (M. Guizar-Sicairos, S. T. Thurman, J. R. Fienup, Optics Letters 33, 156 (2008)).
/// </summary>
internal static class PhaseCorrelation
{
    // Cycles a pixel. Finer frequencies hold what the pixels alias, which does not move with the image
    // (H. S. Stone et al., IEEE Trans. Geoscience and Remote Sensing 39, 2235 (2001)).
    private const double FinestCycles = 0.25;

    private const int Points = 11; // along an axis of a refining grid
    private static readonly double[] s_steps = [1, 0.2, 0.04, 0.008];

    /// <summary>
    /// Rows and columns that <paramref name="other"/> lies further down and right, and the height of the peak.
    /// </summary>
    /// <param name="reference">An image.</param>
    /// <param name="other">Another of the same size.</param>
    /// <param name="most">The largest displacement looked for along an axis, whole pixels.</param>
    public static (double Rows, double Columns, double Peak) Shift(
        ImageSpectrum reference, ImageSpectrum other, int most)
    {
        var (height, width) = (reference.Height, reference.Width);
        var cross = new Complex[height, width];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (fy, fx) = (Frequency(y, height), Frequency(x, width));
                if (fx * fx + fy * fy > FinestCycles * FinestCycles)
                    continue;
                // The root of the modulus, not the modulus: frequencies that are mostly noise count less.
                var product = other.Values[y, x] * Complex.Conjugate(reference.Values[y, x]);
                cross[y, x] = product / Math.Max(Math.Sqrt(product.Magnitude), double.Epsilon);
            }
        var best = (Rows: 0.0, Columns: 0.0, Peak: 0.0);
        foreach (var step in s_steps)
        {
            var half = step == 1 ? most : Points / 2;
            best = Highest(cross, best.Rows, best.Columns, step, half);
        }
        return best;
    }

    private static (double, double, double) Highest(Complex[,] cross, double row, double column, double step, int half)
    {
        var (height, width) = (cross.GetLength(0), cross.GetLength(1));
        var count = 2 * half + 1;
        // Separable: first along the rows of the spectrum, then along its columns.
        var across = new Complex[height, count];
        var turnsX = Turns(width, column, step, half);
        Parallel.For(0, height, y =>
        {
            for (var i = 0; i < count; i++)
            {
                var sum = Complex.Zero;
                for (var x = 0; x < width; x++)
                    sum += cross[y, x] * turnsX[i, x];
                across[y, i] = sum;
            }
        });
        var turnsY = Turns(height, row, step, half);
        var best = (row, column, Peak: double.NegativeInfinity);
        for (var j = 0; j < count; j++)
            for (var i = 0; i < count; i++)
            {
                var sum = 0.0;
                for (var y = 0; y < height; y++)
                    sum += (turnsY[j, y] * across[y, i]).Real;
                if (sum > best.Peak)
                    best = (row + (j - half) * step, column + (i - half) * step, sum);
            }
        return best;
    }

    private static Complex[,] Turns(int count, double middle, double step, int half)
    {
        var turns = new Complex[2 * half + 1, count];
        for (var i = 0; i <= 2 * half; i++)
            for (var k = 0; k < count; k++)
            {
                turns[i, k] = Complex.FromPolarCoordinates(
                    1, 2 * Math.PI * Frequency(k, count) * (middle + (i - half) * step));
            }
        return turns;
    }

    private static double Frequency(int index, int count) =>
        (double)(2 * index < count ? index : index - count) / count;
}

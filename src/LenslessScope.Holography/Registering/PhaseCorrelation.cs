using System.Numerics;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// By how much one image is displaced against another: the peak of the correlation of their phases,
/// found on whole pixels by the FFT, then on ever finer grids around it by a direct transform of only the few values
/// needed (M. Guizar-Sicairos, S. T. Thurman, J. R. Fienup, Optics Letters 33, 156 (2008)).
/// </summary>
internal static class PhaseCorrelation
{
    // Cycles a pixel. Finer frequencies hold what the pixels alias, which does not move with the image
    // (H. S. Stone et al., IEEE Trans. Geoscience and Remote Sensing 39, 2235 (2001)).
    private const double FinestCycles = 0.25;

    private const int Half = 5; // steps of a refining grid to either side
    private static readonly double[] s_steps = [0.2, 0.04, 0.008];

    /// <summary>
    /// Rows and columns that <paramref name="other"/> lies further down and right, and the height of the peak.
    /// </summary>
    /// <param name="reference">An image.</param>
    /// <param name="other">Another of the same size.</param>
    /// <param name="most">The largest displacement looked for along an axis, whole pixels, half of the image at most.
    /// </param>
    /// <param name="parallel">Threads.</param>
    public static (double Rows, double Columns, double Peak) Shift(
        ImageSpectrum reference, ImageSpectrum other, int most, ParallelOptions parallel)
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
        var best = WholePixels(cross, most, parallel);
        foreach (var step in s_steps)
            best = Highest(cross, best.Rows, best.Columns, step, parallel);
        return best;
    }

    private static (double Rows, double Columns, double Peak) WholePixels(
        Complex[,] cross, int most, ParallelOptions parallel)
    {
        var (height, width) = (cross.GetLength(0), cross.GetLength(1));
        var correlation = (Complex[,])cross.Clone();
        PlaneTransform.Rows(correlation, FftKind.ComplexBackward, parallel);
        // Half of an even width to the left is the same column as half of it to the right.
        PlaneTransform.Columns(
            correlation, FftKind.ComplexBackward, -most, Math.Min(2 * most + 1, width), parallel);
        var best = (Row: 0, Column: 0, Peak: double.NegativeInfinity);
        for (var row = -most; row <= most; row++)
            for (var column = -most; column <= most; column++)
            {
                var peak = correlation[(row + height) % height, (column + width) % width].Real;
                if (peak > best.Peak)
                    best = (row, column, peak);
            }
        return best;
    }

    private static (double Rows, double Columns, double Peak) Highest(
        Complex[,] cross, double row, double column, double step, ParallelOptions parallel)
    {
        var (height, width) = (cross.GetLength(0), cross.GetLength(1));
        const int count = 2 * Half + 1;
        // Separable: first along the rows of the spectrum, then along its columns.
        var across = new Complex[height, count];
        var turnsX = Turns(width, column, step);
        Parallel.For(0, height, parallel, y =>
        {
            for (var i = 0; i < count; i++)
            {
                var sum = Complex.Zero;
                for (var x = 0; x < width; x++)
                    sum += cross[y, x] * turnsX[i, x];
                across[y, i] = sum;
            }
        });
        var turnsY = Turns(height, row, step);
        var best = (row, column, Peak: double.NegativeInfinity);
        for (var j = 0; j < count; j++)
            for (var i = 0; i < count; i++)
            {
                var sum = 0.0;
                for (var y = 0; y < height; y++)
                    sum += (turnsY[j, y] * across[y, i]).Real;
                if (sum > best.Peak)
                    best = (row + (j - Half) * step, column + (i - Half) * step, sum);
            }
        return best;
    }

    private static Complex[,] Turns(int count, double middle, double step)
    {
        var turns = new Complex[2 * Half + 1, count];
        for (var i = 0; i <= 2 * Half; i++)
            for (var k = 0; k < count; k++)
            {
                turns[i, k] = Complex.FromPolarCoordinates(
                    1, 2 * Math.PI * Frequency(k, count) * (middle + (i - Half) * step));
            }
        return turns;
    }

    private static double Frequency(int index, int count) =>
        (double)(2 * index < count ? index : index - count) / count;
}

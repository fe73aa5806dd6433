using System.Numerics;

namespace LenslessScope.Holography.Tests.Simulated;

/// <summary>
/// A Fourier transform that shares no code with what is tested: double precision, unscaled, radix 2 (J. W. Cooley,
/// J. W. Tukey, Mathematics of Computation 19, 297 (1965)).
/// </summary>
internal static class TextbookTransform
{
    /// <summary>Transforms a square of 2ⁿ rows in place.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sign">Of the exponent: −1 forwards, +1 backwards.</param>
    public static void Run(Complex[][] rows, int sign)
    {
        var size = rows.Length;
        Parallel.For(0, size, y => Run(rows[y], sign));
        Parallel.For(0, size, x =>
        {
            var column = new Complex[size];
            for (var y = 0; y < size; y++)
                column[y] = rows[y][x];
            Run(column, sign);
            for (var y = 0; y < size; y++)
                rows[y][x] = column[y];
        });
    }

    // Bit reversal, then butterflies.
    private static void Run(Complex[] values, int sign)
    {
        var n = values.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            var bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (values[i], values[j]) = (values[j], values[i]);
        }
        for (var length = 2; length <= n; length <<= 1)
        {
            var root = Complex.FromPolarCoordinates(1, sign * 2 * Math.PI / length);
            for (var start = 0; start < n; start += length)
            {
                var factor = Complex.One;
                for (var k = 0; k < length / 2; k++)
                {
                    var (even, odd) = (values[start + k], factor * values[start + k + length / 2]);
                    (values[start + k], values[start + k + length / 2]) = (even + odd, even - odd);
                    factor *= root;
                }
            }
        }
    }
}

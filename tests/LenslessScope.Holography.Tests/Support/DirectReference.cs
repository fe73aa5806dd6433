using System.Numerics;

namespace LenslessScope.Holography.Tests;

/// <summary>
/// The angular spectrum written down directly, in double and without any fast transform or symmetry: an independent
/// opinion on small fields. No padding, no band limit, evanescent waves removed.
/// </summary>
internal static class DirectReference
{
    public static Complex[,] Propagate(Complex[,] field, double pixelUm, double wavelengthUm, double zUm)
    {
        var spectrum = Transform(field, -1);
        var (height, width) = (field.GetLength(0), field.GetLength(1));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var fy = Frequency(y, height, pixelUm);
                var fx = Frequency(x, width, pixelUm);
                var axial = 1 / (wavelengthUm * wavelengthUm) - fx * fx - fy * fy;
                spectrum[y, x] *= axial <= 0
                    ? Complex.Zero
                    : Complex.FromPolarCoordinates(1, 2 * Math.PI * zUm * (Math.Sqrt(axial) - 1 / wavelengthUm));
            }
        var result = Transform(spectrum, +1);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                result[y, x] /= height * width;
        return result;
    }

    public static Complex[] Transform(Complex[] values, int sign)
    {
        var n = values.Length;
        var roots = new Complex[n];
        for (var i = 0; i < n; i++)
            roots[i] = Complex.FromPolarCoordinates(1, sign * 2 * Math.PI * i / n);
        var result = new Complex[n];
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
                result[k] += values[i] * roots[(int)((long)i * k % n)];
        return result;
    }

    private static Complex[,] Transform(Complex[,] field, int sign)
    {
        var (height, width) = (field.GetLength(0), field.GetLength(1));
        var result = new Complex[height, width];
        Parallel.For(0, height, y =>
        {
            var row = new Complex[width];
            for (var x = 0; x < width; x++)
                row[x] = field[y, x];
            row = Transform(row, sign);
            for (var x = 0; x < width; x++)
                result[y, x] = row[x];
        });
        Parallel.For(0, width, x =>
        {
            var column = new Complex[height];
            for (var y = 0; y < height; y++)
                column[y] = result[y, x];
            column = Transform(column, sign);
            for (var y = 0; y < height; y++)
                result[y, x] = column[y];
        });
        return result;
    }

    private static double Frequency(int index, int count, double pixelUm) =>
        (index < (count + 1) / 2 ? index : index - count) / (count * pixelUm);
}

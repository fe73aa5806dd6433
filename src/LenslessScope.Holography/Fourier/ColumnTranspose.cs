using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// Eight complex columns of a plane (rows apart by a stride) to eight contiguous ones and back. A complex number of two
/// floats is moved as one of 64 bits. The vector loops return how many rows they moved.
/// </summary>
internal static unsafe class ColumnTranspose
{
    public static void Gather(double* plane, long planeStep, double* columns, long columnStep, int rows)
    {
        var row = VectorWidth.Is256
            ? Gather256(plane, planeStep, columns, columnStep, rows)
            : Gather128(plane, planeStep, columns, columnStep, rows);
        for (; row < rows; row++)
            for (var column = 0; column < ColumnBlock.Columns; column++)
                columns[column * columnStep + row] = plane[row * planeStep + column];
    }

    public static void Scatter(double* columns, long columnStep, double* plane, long planeStep, int rows)
    {
        var row = VectorWidth.Is256
            ? Scatter256(columns, columnStep, plane, planeStep, rows)
            : Scatter128(columns, columnStep, plane, planeStep, rows);
        for (; row < rows; row++)
            for (var column = 0; column < ColumnBlock.Columns; column++)
                plane[row * planeStep + column] = columns[column * columnStep + row];
    }

    internal static int Gather256(double* plane, long planeStep, double* columns, long columnStep, int rows)
    {
        var row = 0;
        for (; row <= rows - 4; row += 4)
        {
            var source = plane + row * planeStep;
            Transpose4(source, planeStep, columns + row, columnStep);
            Transpose4(source + 4, planeStep, columns + row + 4 * columnStep, columnStep);
        }
        return row;
    }

    internal static int Scatter256(double* columns, long columnStep, double* plane, long planeStep, int rows)
    {
        var row = 0;
        for (; row <= rows - 4; row += 4)
        {
            var target = plane + row * planeStep;
            Transpose4(columns + row, columnStep, target, planeStep);
            Transpose4(columns + row + 4 * columnStep, columnStep, target + 4, planeStep);
        }
        return row;
    }

    internal static int Gather128(double* plane, long planeStep, double* columns, long columnStep, int rows)
    {
        var row = 0;
        for (; row <= rows - 2; row += 2)
            for (var column = 0; column < ColumnBlock.Columns; column += 2)
                Transpose2(plane + row * planeStep + column, planeStep,
                    columns + column * columnStep + row, columnStep);
        return row;
    }

    internal static int Scatter128(double* columns, long columnStep, double* plane, long planeStep, int rows)
    {
        var row = 0;
        for (; row <= rows - 2; row += 2)
            for (var column = 0; column < ColumnBlock.Columns; column += 2)
                Transpose2(columns + column * columnStep + row, columnStep,
                    plane + row * planeStep + column, planeStep);
        return row;
    }

    private static void Transpose4(double* source, long sourceStep, double* target, long targetStep)
    {
        var (a, b) = (Vector256.Load(source), Vector256.Load(source + sourceStep));
        var (c, d) = (Vector256.Load(source + 2 * sourceStep), Vector256.Load(source + 3 * sourceStep));
        var (even1, odd1) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (even2, odd2) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        Avx.Permute2x128(even1, even2, 0x20).Store(target);
        Avx.Permute2x128(odd1, odd2, 0x20).Store(target + targetStep);
        Avx.Permute2x128(even1, even2, 0x31).Store(target + 2 * targetStep);
        Avx.Permute2x128(odd1, odd2, 0x31).Store(target + 3 * targetStep);
    }

    private static void Transpose2(double* source, long sourceStep, double* target, long targetStep)
    {
        var (a, b) = (Vector128.Load(source), Vector128.Load(source + sourceStep));
        Vector128.Create(a.GetLower(), b.GetLower()).Store(target);
        Vector128.Create(a.GetUpper(), b.GetUpper()).Store(target + targetStep);
    }
}

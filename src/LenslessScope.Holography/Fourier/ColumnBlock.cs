using System.Numerics;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// Eight neighbouring columns of a complex plane, gathered so that each is contiguous: one cache line of every row is
/// read or written as a whole, and the columns transform inside the second-level cache. FFTW's own plans of two
/// dimensions walk columns with a stride and take about twice as long at camera sizes.
/// </summary>
internal sealed unsafe class ColumnBlock : IDisposable
{
    public const int Columns = 8;

    private readonly AlignedBuffer _buffer;
    private readonly long _stride;

    public ColumnBlock(int height)
    {
        Height = height;
        _stride = AlignedBuffer.Stride(2L * height);
        _buffer = new AlignedBuffer(Columns * _stride);
    }

    public int Height { get; }

    /// <summary>Blocks that hold that many columns.</summary>
    public static int Count(int columns) => (columns + Columns - 1) / Columns;

    /// <summary>Column <paramref name="index"/> of the block: interleaved complex numbers, aligned.</summary>
    public float* Column(int index) => _buffer.Pointer + index * _stride;

    /// <summary>
    /// Reads <paramref name="count"/> columns from column <paramref name="first"/> of a plane on.
    /// The plane has <paramref name="rows"/> rows; those after them are first row · first weight + last row · last
    /// weight, or zeros without weights.
    /// </summary>
    public void Gather(float* plane, long planeStride, int first, int count, int rows,
        ReadOnlySpan<Vector2> weights = default)
    {
        var source = (double*)plane + first;
        if (count == Columns)
            ColumnTranspose.Gather(source, planeStride / 2, (double*)_buffer.Pointer, _stride / 2, rows);
        else
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < count; column++)
                    ((double*)Column(column))[row] = source[row * planeStride / 2 + column];
        for (var column = 0; column < count; column++)
            FillBehind((Vector2*)Column(column), rows, weights);
    }

    /// <summary>Writes the columns back, but only rows up to <paramref name="rows"/>.</summary>
    public void Scatter(float* plane, long planeStride, int first, int count, int rows)
    {
        var target = (double*)plane + first;
        if (count == Columns)
            ColumnTranspose.Scatter((double*)_buffer.Pointer, _stride / 2, target, planeStride / 2, rows);
        else
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < count; column++)
                    target[row * planeStride / 2 + column] = ((double*)Column(column))[row];
    }

    public void Dispose() => _buffer.Dispose();

    // A weight is (of the first row, of the last).
    private void FillBehind(Vector2* column, int rows, ReadOnlySpan<Vector2> weights)
    {
        if (rows == 0 || weights.IsEmpty)
        {
            new Span<Vector2>(column + rows, Height - rows).Clear();
            return;
        }
        var (first, last) = (column[0], column[rows - 1]);
        for (var row = rows; row < Height; row++)
            column[row] = first * weights[row - rows].X + last * weights[row - rows].Y;
    }
}

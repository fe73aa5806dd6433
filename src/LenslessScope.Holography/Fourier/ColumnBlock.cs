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

    /// <summary>Column <paramref name="index"/> of the block: interleaved complex numbers, aligned.</summary>
    public float* Column(int index) => _buffer.Pointer + index * _stride;

    /// <summary>
    /// Reads <paramref name="count"/> columns from column <paramref name="first"/> of a plane on; the plane's rows from
    /// <paramref name="rows"/> on count as zeros.
    /// </summary>
    public void Gather(float* plane, long planeStride, int first, int count, int rows)
    {
        var target = (ulong*)_buffer.Pointer;
        var step = _stride / 2;
        for (var column = 0; column < count; column++)
            new Span<ulong>(target + column * step + rows, Height - rows).Clear();
        for (var row = 0; row < rows; row++)
        {
            var source = (ulong*)(plane + row * planeStride) + first;
            for (var column = 0; column < count; column++)
                target[column * step + row] = source[column];
        }
    }

    /// <summary>Writes the columns back, but only rows up to <paramref name="rows"/>.</summary>
    public void Scatter(float* plane, long planeStride, int first, int count, int rows)
    {
        var source = (ulong*)_buffer.Pointer;
        var step = _stride / 2;
        for (var row = 0; row < rows; row++)
        {
            var target = (ulong*)(plane + row * planeStride) + first;
            for (var column = 0; column < count; column++)
                target[column] = source[column * step + row];
        }
    }

    public void Dispose() => _buffer.Dispose();
}

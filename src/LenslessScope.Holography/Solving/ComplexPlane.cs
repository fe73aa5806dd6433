using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// A plane of complex numbers, interleaved, rows aligned, zero at first. In front of every row there is room for its
/// left neighbour on the periodic grid, so that vector code needs no exception for the first column.
/// </summary>
internal sealed unsafe class ComplexPlane : IDisposable
{
    private readonly AlignedBuffer _buffer;
    private readonly long _stride;

    public ComplexPlane(int height, int width)
    {
        (Height, Width) = (height, width);
        _stride = AlignedBuffer.Stride(2L * width + AlignedBuffer.AlignmentFloats);
        _buffer = new AlignedBuffer(height * _stride);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Row, taken periodically; two floats before it belong to it.</summary>
    public float* Row(int row)
    {
        if (row < 0)
            row += Height;
        else if (row >= Height)
            row -= Height;
        return _buffer.Pointer + row * _stride + AlignedBuffer.AlignmentFloats;
    }

    public void Dispose() => _buffer.Dispose();
}

using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// A plane of complex numbers whose rows hold first all real parts, then all imaginary ones, zero at first:
/// vectors then compute a modulus for each of their numbers. Both parts of a row have room in front for the left
/// neighbour on the periodic grid, and behind for the right one and for the rest of a vector, whatever the width.
/// </summary>
internal sealed unsafe class PartsPlane : IDisposable
{
    private readonly AlignedBuffer _buffer;

    public PartsPlane(int height, int width)
    {
        (Height, Width) = (height, width);
        ToImaginary = AlignedBuffer.RoundUp(width + 1) + AlignedBuffer.AlignmentFloats;
        ToNextRow = AlignedBuffer.Stride(2 * ToImaginary);
        _buffer = new AlignedBuffer(height * ToNextRow);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>From the real part of a number to its imaginary part; the same for all planes of a width.</summary>
    public long ToImaginary { get; }

    /// <summary>From a number to the one in the next row; the same for all planes of a width.</summary>
    public long ToNextRow { get; }

    /// <summary>The real parts of a row, 0 to height − 1.</summary>
    public float* Row(int row) => _buffer.Pointer + row * ToNextRow + AlignedBuffer.AlignmentFloats;

    /// <summary>Copies a row of another plane of the same width, all that belongs to it included.</summary>
    public void Copy(int row, float* source)
    {
        const int front = AlignedBuffer.AlignmentFloats;
        new Span<float>(source - front, (int)(2 * ToImaginary))
            .CopyTo(new Span<float>(Row(row) - front, (int)(2 * ToImaginary)));
    }

    public void Dispose() => _buffer.Dispose();
}

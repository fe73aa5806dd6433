using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// The transforms of a propagation and nothing else, on one thread: no conversion, padding, transfer function or
/// modulus. Rows and blocks of columns as in <see cref="RealPropagator"/>, the moves between plane and block included.
/// </summary>
internal sealed unsafe class TransformsOnly : IDisposable
{
    private readonly PaddedGrid _grid;
    private readonly int _columns;
    private readonly long _stride;
    private readonly long _spectrumStride;
    private readonly AlignedBuffer _real;
    private readonly AlignedBuffer _imaginary;
    private readonly AlignedBuffer _spectrum;
    private readonly AlignedBuffer _row;
    private readonly ColumnBlock _block;
    private readonly ColumnBlock _other;
    private readonly AlignedBuffer _column;
    private readonly FftPlan _rowForward;
    private readonly FftPlan _rowBackward;
    private readonly FftPlan _columnForward;
    private readonly FftPlan _columnBackward;

    public TransformsOnly(PaddedGrid grid)
    {
        _grid = grid;
        _columns = grid.PaddedWidth / 2 + 1;
        _stride = AlignedBuffer.Stride(2L * _columns);
        _spectrumStride = AlignedBuffer.Stride(2L * grid.PaddedHeight);
        _real = new AlignedBuffer(grid.Height * _stride);
        _imaginary = new AlignedBuffer(grid.Height * _stride);
        _spectrum = new AlignedBuffer(_columns * _spectrumStride);
        _row = new AlignedBuffer(grid.PaddedWidth + 2L);
        _block = new ColumnBlock(grid.PaddedHeight);
        _other = new ColumnBlock(grid.PaddedHeight);
        _column = new AlignedBuffer(2L * grid.PaddedHeight);
        _rowForward = FftPlans.GetApart(FftKind.RealToComplex, grid.PaddedWidth);
        _rowBackward = FftPlans.GetApart(FftKind.ComplexToReal, grid.PaddedWidth);
        _columnForward = FftPlans.GetApart(FftKind.ComplexForward, grid.PaddedHeight);
        _columnBackward = FftPlans.GetApart(FftKind.ComplexBackward, grid.PaddedHeight);
    }

    /// <summary>Forward and two inverse transforms.</summary>
    public void There_and_back()
    {
        for (var row = 0; row < _grid.Height; row++)
            _rowForward.Execute(_row.Pointer, _real.Pointer + row * _stride);
        for (var first = 0; first < _columns; first += ColumnBlock.Columns)
        {
            var count = Math.Min(ColumnBlock.Columns, _columns - first);
            _block.Gather(_real.Pointer, _stride, first, count, _grid.Height);
            for (var column = 0; column < count; column++)
            {
                _columnForward.Execute(_block.Column(column), _column.Pointer);
                _columnBackward.Execute(_column.Pointer, _block.Column(column));
                _columnBackward.Execute(_column.Pointer, _other.Column(column));
            }
            Scatter(first, count);
        }
        Rows();
    }

    /// <summary>The two inverse transforms, from a kept spectrum.</summary>
    public void Back()
    {
        for (var first = 0; first < _columns; first += ColumnBlock.Columns)
        {
            var count = Math.Min(ColumnBlock.Columns, _columns - first);
            for (var column = 0; column < count; column++)
            {
                var spectrum = _spectrum.Pointer + (first + column) * _spectrumStride;
                _columnBackward.Execute(spectrum, _block.Column(column));
                _columnBackward.Execute(spectrum, _other.Column(column));
            }
            Scatter(first, count);
        }
        Rows();
    }

    public void Dispose()
    {
        foreach (var buffer in (IDisposable[])[_real, _imaginary, _spectrum, _row, _block, _other, _column])
            buffer.Dispose();
    }

    private void Scatter(int first, int count)
    {
        _block.Scatter(_real.Pointer, _stride, first, count, _grid.Height);
        _other.Scatter(_imaginary.Pointer, _stride, first, count, _grid.Height);
    }

    private void Rows()
    {
        for (var row = 0; row < _grid.Height; row++)
        {
            _rowBackward.Execute(_real.Pointer + row * _stride, _row.Pointer);
            _rowBackward.Execute(_imaginary.Pointer + row * _stride, _row.Pointer);
        }
    }
}

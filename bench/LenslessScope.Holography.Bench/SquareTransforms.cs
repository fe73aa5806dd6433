using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// A complex transform forward and back on one thread and nothing else: rows and blocks of columns as in
/// <see cref="Propagating.FieldPropagator"/>, the moves between plane and block included.
/// </summary>
internal sealed unsafe class SquareTransforms : IDisposable
{
    private readonly int _size;
    private readonly long _stride;
    private readonly AlignedBuffer _plane;
    private readonly AlignedBuffer _column;
    private readonly ColumnBlock _block;
    private readonly FftPlan _rowForward;
    private readonly FftPlan _rowBackward;
    private readonly FftPlan _columnForward;
    private readonly FftPlan _columnBackward;

    public SquareTransforms(int size)
    {
        _size = size;
        _stride = AlignedBuffer.Stride(2L * size);
        _plane = new AlignedBuffer(size * _stride);
        _column = new AlignedBuffer(2L * size);
        _block = new ColumnBlock(size);
        _rowForward = FftPlans.Get(FftKind.ComplexForward, size);
        _rowBackward = FftPlans.Get(FftKind.ComplexBackward, size);
        _columnForward = FftPlans.GetApart(FftKind.ComplexForward, size);
        _columnBackward = FftPlans.GetApart(FftKind.ComplexBackward, size);
    }

    public void Run()
    {
        // Unscaled transforms of anything but zeros would overflow after a few rounds.
        for (var row = 0; row < _size; row++)
            _rowForward.Execute(_plane.Pointer + row * _stride);
        for (var first = 0; first < _size; first += ColumnBlock.Columns)
        {
            var count = Math.Min(ColumnBlock.Columns, _size - first);
            _block.Gather(_plane.Pointer, _stride, first, count, _size);
            for (var column = 0; column < count; column++)
            {
                _columnForward.Execute(_block.Column(column), _column.Pointer);
                _columnBackward.Execute(_column.Pointer, _block.Column(column));
            }
            _block.Scatter(_plane.Pointer, _stride, first, count, _size);
        }
        for (var row = 0; row < _size; row++)
            _rowBackward.Execute(_plane.Pointer + row * _stride);
    }

    public void Dispose()
    {
        foreach (var buffer in (IDisposable[])[_plane, _column, _block])
            buffer.Dispose();
    }
}

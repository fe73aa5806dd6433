using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// From complex spectra that are given directly to fields, one inverse transform each. Not for use by several threads
/// at a time: it uses several itself.
/// </summary>
internal sealed unsafe class SpectrumPropagator : IDisposable
{
    private readonly int _height;
    private readonly int _width;
    private readonly AlignedBuffer _plane;
    private readonly long _stride;
    private readonly WorkTeam _team;
    private readonly ColumnBlock[] _blocks;
    private readonly AlignedBuffer[] _scratch;
    private readonly FftPlan _column;
    private readonly FftPlan _row;

    public SpectrumPropagator(int height, int width, int threads)
    {
        (_height, _width) = (height, width);
        _team = new WorkTeam(threads);
        _stride = AlignedBuffer.Stride(2L * width);
        _column = FftPlans.GetApart(FftKind.ComplexBackward, height);
        _row = FftPlans.GetApart(FftKind.ComplexBackward, width);
        _plane = new AlignedBuffer(height * _stride, zero: false);
        _blocks = [.. Enumerable.Range(0, threads).Select(_ => new ColumnBlock(height))];
        var scratch = Math.Max(AlignedBuffer.Stride(2L * height), _stride);
        _scratch = [.. Enumerable.Range(0, threads).Select(_ => new AlignedBuffer(scratch))];
    }

    /// <summary>
    /// The field of a spectrum, which <paramref name="column"/> writes: one call for each column kx,
    /// ky = 0 … height − 1, interleaved, already divided by height · width. <paramref name="take"/> gets
    /// the rows named by <paramref name="rowOf"/> for 0 … <paramref name="rows"/> − 1, each of 2 · width floats, row 0
    /// and column 0 of the transform being the origin.
    /// </summary>
    public void Propagate(Action<int, Memory> column, int rows, Func<int, int> rowOf, RowKernel take,
        CancellationToken cancellation)
    {
        _team.Run(ColumnBlock.Count(_width), (worker, index) =>
        {
            var (block, scratch) = (_blocks[worker], _scratch[worker]);
            var first = index * ColumnBlock.Columns;
            var count = Math.Min(ColumnBlock.Columns, _width - first);
            for (var i = 0; i < count; i++)
            {
                column(first + i, new Memory(scratch.Pointer));
                _column.Execute(scratch.Pointer, block.Column(i));
            }
            block.Scatter(_plane.Pointer, _stride, first, count, _height);
        }, cancellation);
        _team.Run(rows, (worker, index) =>
        {
            _row.Execute(_plane.Pointer + rowOf(index) * _stride, _scratch[worker].Pointer);
            take(worker, index, _scratch[worker].Pointer);
        }, cancellation);
    }

    public void Dispose()
    {
        _plane.Dispose();
        foreach (var block in _blocks)
            block.Dispose();
        foreach (var buffer in _scratch)
            buffer.Dispose();
    }

    /// <summary>A pointer that may be handed to a delegate.</summary>
    public readonly struct Memory(float* pointer)
    {
        public float* Pointer { get; } = pointer;
    }
}

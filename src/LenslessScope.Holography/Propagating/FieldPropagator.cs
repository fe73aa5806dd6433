using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// Reads or changes one row of the grid. The row holds 2 · PaddedWidth floats, complex and interleaved, aligned;
/// calls for different rows may run at the same time, those with the same worker do not.
/// </summary>
internal unsafe delegate void RowKernel(int worker, int row, float* samples);

/// <summary>
/// Propagates complex fields on one padded grid again and again, on memory allocated once: rows forward; per block of
/// columns forward, times H, backward; rows backward. What precedes and follows is handed in as row kernels, so that it
/// works on rows that are in the cache anyway. One plane is kept; a kernel sees it in its own row only.
/// A forward model A (crop after propagation) and its adjoint are
/// <code>
/// p.Forward(grid.PaddedHeight, fillWithObject);
/// p.Columns(h, adjoint: false, grid.Height);
/// p.BackwardForward(grid.Height, residualAndZeroBehindTheLastColumn);
/// p.Columns(h, adjoint: true, grid.PaddedHeight);
/// p.Backward(grid.PaddedHeight, step);
/// </code>
/// Not for use by several threads at a time: it uses several itself.
/// </summary>
internal sealed unsafe class FieldPropagator : IDisposable
{
    private readonly AlignedBuffer _plane;
    private readonly long _stride;
    private readonly WorkTeam _team;
    private readonly Scratch[] _scratch;
    private readonly FftPlan _rowForward;
    private readonly FftPlan _rowBackward;
    private readonly FftPlan _columnForward;
    private readonly FftPlan _columnBackward;
    private int _rows;

    /// <param name="grid">The grid; the sensor or image lies at its upper left.</param>
    /// <param name="threads">Threads to use, at least 1. Never changes a result.</param>
    public FieldPropagator(PaddedGrid grid, int threads)
    {
        Grid = grid;
        _team = new WorkTeam(threads);
        _stride = AlignedBuffer.Stride(2L * grid.PaddedWidth);
        _rowForward = FftPlans.Get(FftKind.ComplexForward, grid.PaddedWidth);
        _rowBackward = FftPlans.Get(FftKind.ComplexBackward, grid.PaddedWidth);
        _columnForward = FftPlans.GetApart(FftKind.ComplexForward, grid.PaddedHeight);
        _columnBackward = FftPlans.GetApart(FftKind.ComplexBackward, grid.PaddedHeight);
        _plane = new AlignedBuffer(grid.PaddedHeight * _stride, zero: false);
        _scratch = [.. Enumerable.Range(0, threads).Select(_ => new Scratch(grid.PaddedHeight))];
    }

    public PaddedGrid Grid { get; }

    public int Threads => _team.Threads;

    /// <summary>
    /// Fills rows 0 to <paramref name="rows"/> − 1 and transforms them; the rest of the grid counts as zero and costs
    /// nothing. The kernel writes the whole row; what it finds there is whatever the row held before.
    /// </summary>
    public void Forward(int rows, RowKernel fill, CancellationToken cancellation = default)
    {
        _rows = rows;
        _team.Run(rows, (worker, row) =>
        {
            fill(worker, row, Row(row));
            _rowForward.Execute(Row(row));
        }, cancellation);
    }

    /// <summary>
    /// Transforms the columns, multiplies by the factors (by their conjugates for the adjoint) and transforms back;
    /// rows from <paramref name="rows"/> on are not needed afterwards.
    /// </summary>
    public void Columns(IColumnFactors factors, bool adjoint, int rows, CancellationToken cancellation = default) =>
        Columns(factors, adjoint, rows, null, cancellation);

    /// <summary>The same, with the edges' fade in the rows that were not given instead of zeros.</summary>
    public void Columns(
        IColumnFactors factors, bool adjoint, int rows, EdgeFill? fill, CancellationToken cancellation)
    {
        if (factors.Size != (Grid.PaddedHeight, Grid.PaddedWidth))
            throw new ArgumentException(
                $"The factors are for {factors.Size}, the grid has {(Grid.PaddedHeight, Grid.PaddedWidth)}.",
                nameof(factors));
        var (given, weights) = (_rows, fill == null ? default : fill.RowWeights.ToArray());
        _team.Run(ColumnBlock.Count(Grid.PaddedWidth), (worker, index) =>
        {
            var scratch = _scratch[worker];
            var block = scratch.Block;
            var first = index * ColumnBlock.Columns;
            var count = Math.Min(ColumnBlock.Columns, Grid.PaddedWidth - first);
            block.Gather(_plane.Pointer, _stride, first, count, given, weights);
            for (var column = 0; column < count; column++)
            {
                var h = factors.Column(first + column, scratch.Factors);
                if (h == null)
                {
                    new Span<float>(block.Column(column), 2 * Grid.PaddedHeight).Clear();
                    continue;
                }
                _columnForward.Execute(block.Column(column), scratch.Spectrum);
                ColumnProduct.Multiply(scratch.Spectrum, h, adjoint, Grid.PaddedHeight);
                _columnBackward.Execute(scratch.Spectrum, block.Column(column));
            }
            block.Scatter(_plane.Pointer, _stride, first, count, rows);
        }, cancellation);
        _rows = rows;
    }

    /// <summary>Transforms rows 0 to <paramref name="rows"/> − 1 back and hands each to the kernel.</summary>
    public void Backward(int rows, RowKernel take, CancellationToken cancellation = default) =>
        _team.Run(rows, (worker, row) =>
        {
            _rowBackward.Execute(Row(row));
            take(worker, row, Row(row));
        }, cancellation);

    /// <summary>The end of one propagation and the start of the next in one go over the rows.</summary>
    public void BackwardForward(int rows, RowKernel change, CancellationToken cancellation = default)
    {
        _rows = rows;
        _team.Run(rows, (worker, row) =>
        {
            _rowBackward.Execute(Row(row));
            change(worker, row, Row(row));
            _rowForward.Execute(Row(row));
        }, cancellation);
    }

    /// <summary>
    /// Transforms a row, of the plane or of the caller's and aligned, in place: for those with an order of their own.
    /// </summary>
    public void RowForward(float* row) => _rowForward.Execute(row);

    /// <summary>The same back.</summary>
    public void RowBackward(float* row) => _rowBackward.Execute(row);

    /// <summary>Row of the plane: after <see cref="Backward"/> the propagated field, until the next call.</summary>
    public float* Row(int row) => _plane.Pointer + row * _stride;

    public void Dispose()
    {
        _plane.Dispose();
        foreach (var scratch in _scratch)
            scratch.Dispose();
    }

    private sealed class Scratch(int height) : IDisposable
    {
        private readonly AlignedBuffer _columns = new(2 * AlignedBuffer.Stride(2L * height));

        public ColumnBlock Block { get; } = new(height);

        public float* Spectrum => _columns.Pointer;

        public float* Factors => _columns.Pointer + AlignedBuffer.Stride(2L * Block.Height);

        public void Dispose()
        {
            Block.Dispose();
            _columns.Dispose();
        }
    }
}

using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// The spectrum of a real image on its padded grid: the columns kx = 0 … width/2, each contiguous. The rest follows by
/// symmetry. Propagating it costs no full complex transform: H is even, so the real part of the propagated field is the
/// real image with spectrum S·Re H, the imaginary part the one with S·Im H.
/// </summary>
internal sealed unsafe class HalfSpectrum : IDisposable
{
    private readonly AlignedBuffer _columns;
    private readonly long _stride;

    private HalfSpectrum(PaddedGrid grid)
    {
        Grid = grid;
        _stride = AlignedBuffer.Stride(2L * grid.PaddedHeight);
        _columns = new AlignedBuffer(_stride * Count, zero: false);
    }

    public PaddedGrid Grid { get; }

    /// <summary>Columns that are kept.</summary>
    public int Count => Grid.PaddedWidth / 2 + 1;

    public float* Column(int kx) => _columns.Pointer + kx * _stride;

    public static HalfSpectrum Of(EdgeFill image, PaddedGrid grid, ParallelOptions parallel)
    {
        var spectrum = new HalfSpectrum(grid);
        var rowPlan = FftPlans.Get(FftKind.RealToComplex, grid.PaddedWidth);
        var columnPlan = FftPlans.Get(FftKind.ComplexForward, grid.PaddedHeight);
        using var plane = new AlignedBuffer(grid.PaddedHeight * RowStride(grid), zero: false);
        var rowStride = RowStride(grid);

        Parallel.For(0, grid.PaddedHeight, parallel, row =>
        {
            var target = plane.Pointer + row * rowStride;
            image.Row(row, new Span<float>(target, grid.PaddedWidth));
            rowPlan.Execute(target);
        });
        Parallel.For(0, Blocks(spectrum.Count), parallel, () => new ColumnBlock(grid.PaddedHeight),
            (index, _, block) =>
            {
                var first = index * ColumnBlock.Columns;
                var count = Math.Min(ColumnBlock.Columns, spectrum.Count - first);
                block.Gather(plane.Pointer, rowStride, first, count, grid.PaddedHeight);
                for (var column = 0; column < count; column++)
                {
                    columnPlan.Execute(block.Column(column));
                    new Span<float>(block.Column(column), 2 * grid.PaddedHeight)
                        .CopyTo(new Span<float>(spectrum.Column(first + column), 2 * grid.PaddedHeight));
                }
                return block;
            }, block => block.Dispose());
        return spectrum;
    }

    /// <summary>A row of a plane in real or half-complex form, floats.</summary>
    public static long RowStride(PaddedGrid grid) => AlignedBuffer.Stride(2L * (grid.PaddedWidth / 2 + 1));

    public static int Blocks(int columns) => (columns + ColumnBlock.Columns - 1) / ColumnBlock.Columns;

    public void Dispose() => _columns.Dispose();
}

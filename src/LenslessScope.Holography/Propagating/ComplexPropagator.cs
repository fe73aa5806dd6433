using System.Numerics;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// Propagates a complex field once: rows forward; per block of columns forward, times H, backward; rows backward.
/// </summary>
internal static unsafe class ComplexPropagator
{
    /// <summary>Returns the propagated samples of the image's own area, interleaved.</summary>
    public static float[] Run(EdgeFill field, PaddedGrid grid, TransferFunction transfer, Vector2 level,
        ParallelOptions parallel)
    {
        var stride = AlignedBuffer.Stride(2L * grid.PaddedWidth);
        using var plane = new AlignedBuffer(grid.PaddedHeight * stride, zero: false);
        var rowForward = FftPlans.Get(FftKind.ComplexForward, grid.PaddedWidth);
        var rowBackward = FftPlans.Get(FftKind.ComplexBackward, grid.PaddedWidth);
        var forward = FftPlans.Get(FftKind.ComplexForward, grid.PaddedHeight);
        var backward = FftPlans.Get(FftKind.ComplexBackward, grid.PaddedHeight);

        Parallel.For(0, grid.PaddedHeight, parallel, row =>
        {
            var target = plane.Pointer + row * stride;
            field.Row(row, new Span<float>(target, 2 * grid.PaddedWidth));
            rowForward.Execute(target);
        });
        Parallel.For(0, HalfSpectrum.Blocks(grid.PaddedWidth), parallel, () => new ColumnBlock(grid.PaddedHeight),
            (index, _, block) =>
            {
                var first = index * ColumnBlock.Columns;
                var count = Math.Min(ColumnBlock.Columns, grid.PaddedWidth - first);
                block.Gather(plane.Pointer, stride, first, count);
                for (var column = 0; column < count; column++)
                {
                    forward.Execute(block.Column(column));
                    // H is even: the columns of negative frequencies have those of the positive ones.
                    var kx = Math.Min(first + column, grid.PaddedWidth - first - column);
                    Multiply((Vector2*)block.Column(column), transfer, kx, grid);
                    backward.Execute(block.Column(column));
                }
                block.Scatter(plane.Pointer, stride, first, count, grid.Height);
                return block;
            }, block => block.Dispose());

        var samples = GC.AllocateUninitializedArray<float>(2 * grid.Height * grid.Width);
        Parallel.For(0, grid.Height, parallel, row =>
        {
            var source = (Vector2*)(plane.Pointer + row * stride);
            rowBackward.Execute((float*)source);
            for (var column = 0; column < grid.Width; column++)
                (source[column] + level).CopyTo(samples.AsSpan(2 * (row * grid.Width + column)));
        });
        return samples;
    }

    private static void Multiply(Vector2* column, TransferFunction transfer, int kx, PaddedGrid grid)
    {
        var height = grid.PaddedHeight;
        var room = height / 2 + 1 + 4 * Vector<double>.Count;
        var cosine = room <= 8192 ? stackalloc float[room] : new float[room];
        var sine = room <= 8192 ? stackalloc float[room] : new float[room];
        var band = transfer.Column(kx, cosine, sine);
        var scale = 1f / ((float)height * grid.PaddedWidth);
        for (var ky = 0; ky < height; ky++)
        {
            var at = Math.Min(ky, height - ky);
            if (at >= band)
            {
                column[ky] = Vector2.Zero;
                continue;
            }
            var (c, s, u) = (cosine[at] * scale, sine[at] * scale, column[ky]);
            column[ky] = new Vector2(u.X * c - u.Y * s, u.X * s + u.Y * c);
        }
    }
}

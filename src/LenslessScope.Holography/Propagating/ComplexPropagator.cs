using System.Numerics;

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
        using var propagator = new FieldPropagator(grid, parallel.MaxDegreeOfParallelism);
        var cancellation = parallel.CancellationToken;
        propagator.Forward(grid.PaddedHeight,
            (_, row, target) => field.Row(row, new Span<float>(target, 2 * grid.PaddedWidth)), cancellation);
        propagator.Columns(transfer, adjoint: false, grid.Height, cancellation);
        var samples = GC.AllocateUninitializedArray<float>(2 * grid.Height * grid.Width);
        propagator.Backward(grid.Height, (_, row, data) =>
        {
            var source = (Vector2*)data;
            for (var column = 0; column < grid.Width; column++)
                (source[column] + level).CopyTo(samples.AsSpan(2 * (row * grid.Width + column)));
        }, cancellation);
        return samples;
    }
}

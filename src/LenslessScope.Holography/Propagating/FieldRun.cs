using System.Numerics;

namespace LenslessScope.Holography.Propagating;

/// <summary>Propagates one complex field, once.</summary>
internal static unsafe class FieldRun
{
    /// <summary>Writes one row of the field.</summary>
    public delegate void RowWriter(int row, Span<Vector2> target);

    /// <summary>Returns the propagated samples of the image's own area, interleaved.</summary>
    public static float[] Run(PaddedGrid grid, IColumnFactors transfer, Vector2 level, RowWriter write, int threads,
        CancellationToken cancellation)
    {
        var fill = new EdgeFill(grid);
        using var propagator = new FieldPropagator(grid, threads);
        propagator.Forward(grid.Height, (_, row, samples) =>
        {
            var target = new Span<Vector2>(samples, grid.Width);
            write(row, target);
            foreach (ref var sample in target)
                sample -= level;
            fill.CompleteComplex(samples);
        }, cancellation);
        propagator.Columns(transfer, adjoint: false, grid.Height, fill, cancellation);
        var result = GC.AllocateUninitializedArray<float>(2 * grid.Height * grid.Width);
        propagator.Backward(grid.Height, (_, row, samples) =>
        {
            var source = (Vector2*)samples;
            fixed (float* target = &result[2 * row * grid.Width])
                for (var column = 0; column < grid.Width; column++)
                    ((Vector2*)target)[column] = source[column] + level;
        }, cancellation);
        return result;
    }
}

using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// What the iterations hand on: the field and the dual of its total variation (differences along rows and along
/// columns) on a padded grid, zero at first.
/// </summary>
internal sealed unsafe class ProximalState(PaddedGrid grid) : IDisposable
{
    /// <summary>The grid.</summary>
    public PaddedGrid Grid => grid;

    /// <summary>The field.</summary>
    public PartsPlane Field { get; } = new(grid.PaddedHeight, grid.PaddedWidth);

    /// <summary>The dual's part along rows.</summary>
    public PartsPlane DualX { get; } = new(grid.PaddedHeight, grid.PaddedWidth);

    /// <summary>The dual's part along columns.</summary>
    public PartsPlane DualY { get; } = new(grid.PaddedHeight, grid.PaddedWidth);

    /// <summary>
    /// The same on a grid of finer samples, interpolated linearly. The dual grows by the ratio: the differences that it
    /// belongs to are smaller by it, and so is the weight that a coarse solution needs for the same misfit.
    /// </summary>
    /// <param name="finer">The finer grid, of the same area.</param>
    /// <param name="ratio">Fine samples to a coarse one, along an axis.</param>
    /// <param name="team">Who computes it.</param>
    public ProximalState Finer(PaddedGrid finer, int ratio, WorkTeam team)
    {
        var state = new ProximalState(finer);
        var rows = Neighbours.Of(finer.Height, finer.PaddedHeight, grid.Height, grid.PaddedHeight, ratio);
        var columns = Neighbours.Of(finer.Width, finer.PaddedWidth, grid.Width, grid.PaddedWidth, ratio);
        foreach (var (from, to, factor) in ((PartsPlane, PartsPlane, float)[])[
            (Field, state.Field, 1), (DualX, state.DualX, ratio), (DualY, state.DualY, ratio)])
            team.Run(finer.PaddedHeight, (_, row) =>
            {
                var (upper, lower, down) = rows[row];
                for (var part = 0L; part <= to.ToImaginary; part += to.ToImaginary)
                {
                    var fromPart = part == 0 ? 0 : from.ToImaginary;
                    var above = from.Row(upper) + fromPart;
                    var below = from.Row(lower) + fromPart;
                    var target = to.Row(row) + part;
                    for (var column = 0; column < columns.Length; column++)
                    {
                        var (left, right, across) = columns[column];
                        var first = above[left] + across * (above[right] - above[left]);
                        var second = below[left] + across * (below[right] - below[left]);
                        target[column] = factor * (first + down * (second - first));
                    }
                    target[-1] = target[columns.Length - 1]; // the first number's neighbour on the periodic grid
                }
            });
        return state;
    }

    public void Dispose()
    {
        Field.Dispose();
        DualX.Dispose();
        DualY.Dispose();
    }

    /// <summary>Two coarse samples around a fine one, and how far it lies from the first to the second.</summary>
    private readonly record struct Neighbours(int First, int Second, float Fraction)
    {
        /// <summary>
        /// For all samples along an axis. The padding is behind the frame's last sample and, periodically,
        /// before its first: the nearer half of it belongs to each end, and where the coarse grid has less of it, its
        /// outermost sample goes on.
        /// </summary>
        public static Neighbours[] Of(int size, int padded, int coarseSize, int coarsePadded, int ratio)
        {
            var before = (coarsePadded - coarseSize) / 2;
            return [.. Enumerable.Range(0, padded).Select(index =>
            {
                var at = 2 * index < size + padded ? index : index - padded;
                var place = Math.Clamp((at + 0.5) / ratio - 0.5, -before, coarsePadded - before - 1);
                var first = (int)Math.Floor(place);
                var second = Math.Min(first + 1, coarsePadded - before - 1);
                return new Neighbours(Periodic(first), Periodic(second), (float)(place - first));
            })];

            int Periodic(int index) => (index + coarsePadded) % coarsePadded;
        }
    }
}

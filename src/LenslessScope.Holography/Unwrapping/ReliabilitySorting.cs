namespace LenslessScope.Holography.Unwrapping;

/// <summary>Unwrapping in the order of reliability, see <see cref="UnwrappingMethod.ReliabilitySorting"/>.</summary>
internal static class ReliabilitySorting
{
    // Keeps the reliability of straight places finite; far below what noise or single precision leaves.
    private const double LeastBend = 1e-6;

    /// <summary>Whole turns to add to each pixel; meaningless where none counts.</summary>
    public static int[] Turns(WrappedPhase phase, CancellationToken cancellation)
    {
        var reliability = Reliability(phase, cancellation);
        var (keys, edges) = Edges(phase, reliability);
        cancellation.ThrowIfCancellationRequested();
        Array.Sort(keys, edges);
        cancellation.ThrowIfCancellationRequested();
        var forest = new TurnForest(phase.Count);
        foreach (var edge in edges)
        {
            var (from, to) = (edge >> 1, (edge >> 1) + ((edge & 1) == 0 ? 1 : phase.Width));
            forest.Join((int)from, (int)to, phase.Turns((int)from, (int)to));
        }
        var turns = new int[phase.Count];
        for (var at = 0; at < turns.Length; at++)
            turns[at] = forest.Find(at).Turns;
        return turns;
    }

    // 1/√(H² + V² + D₁² + D₂²), the second differences along both axes and diagonals; 0 at the border and beside pixels
    // that do not count.
    private static float[] Reliability(WrappedPhase phase, CancellationToken cancellation)
    {
        var width = phase.Width;
        var reliability = new float[phase.Count];
        Parallel.For(1, Math.Max(1, phase.Height - 1), new ParallelOptions { CancellationToken = cancellation }, row =>
        {
            for (var at = row * width + 1; at < row * width + width - 1; at++)
            {
                var (known, squares) = (phase.Counts(at), 0.0);
                foreach (var step in (ReadOnlySpan<int>)[1, width, width + 1, width - 1])
                {
                    known &= phase.Counts(at - step) && phase.Counts(at + step);
                    var bend = phase.Difference(at - step, at) - phase.Difference(at, at + step);
                    squares += bend * bend;
                }
                if (known)
                    reliability[at] = (float)(1 / (Math.Sqrt(squares) + LeastBend));
            }
        });
        return reliability;
    }

    // Edge 2·at leads to the right, 2·at + 1 down. Keys ascend as reliability falls.
    private static (float[] Keys, long[] Edges) Edges(WrappedPhase phase, float[] reliability)
    {
        var (width, height) = (phase.Width, phase.Height);
        var keys = new List<float>(2 * phase.Count);
        var edges = new List<long>(2 * phase.Count);
        for (var at = 0; at < phase.Count; at++)
        {
            if (!phase.Counts(at))
                continue;
            if (at % width + 1 < width && phase.Counts(at + 1))
                Add(at, at + 1, 0);
            if (at / width + 1 < height && phase.Counts(at + width))
                Add(at, at + width, 1);
        }
        return ([.. keys], [.. edges]);

        void Add(int from, int to, int direction)
        {
            keys.Add(-(reliability[from] + reliability[to]));
            edges.Add(2L * from + direction);
        }
    }
}

using System.Numerics.Tensors;

namespace LenslessScope.Holography.Unwrapping;

/// <summary>
/// Unwrapping by least squares, see <see cref="UnwrappingMethod.LeastSquares"/>: conjugate gradients for the
/// differences between pixels that count, preconditioned by the solution on the whole rectangle (algorithm 3 of Ghiglia
/// and Romero); without a mask that is the solution at once.
/// </summary>
internal static class LeastSquaresPhase
{
    private const int MostSteps = 200;

    // Of the right-hand side's norm; a far larger error would still round to the right turn.
    private const double Tolerance = 1e-7;

    /// <summary>Whole turns to add to each pixel; meaningless where none counts.</summary>
    public static int[] Turns(WrappedPhase phase, int[] parts, CancellationToken cancellation)
    {
        var solution = Solve(phase, cancellation);
        // Each part is known up to a constant: the one that brings it nearest to the wrapped phase.
        var offsets = new Dictionary<int, (double Cosine, double Sine)>();
        for (var at = 0; at < phase.Count; at++)
            if (phase.Counts(at))
            {
                var (sine, cosine) = Math.SinCos(solution[at] - phase.Values[at]);
                var sum = offsets.GetValueOrDefault(parts[at]);
                offsets[parts[at]] = (sum.Cosine + cosine, sum.Sine + sine);
            }
        var angles = offsets.ToDictionary(pair => pair.Key, pair => Math.Atan2(pair.Value.Sine, pair.Value.Cosine));
        var turns = new int[phase.Count];
        for (var at = 0; at < phase.Count; at++)
            if (phase.Counts(at))
                turns[at] = (int)Math.Round((solution[at] - angles[parts[at]] - phase.Values[at]) / WrappedPhase.Turn);
        return turns;
    }

    private static double[] Solve(WrappedPhase phase, CancellationToken cancellation)
    {
        var count = phase.Count;
        var (solution, residual) = (new double[count], Divergence(phase, phase.Difference));
        var (direction, corrected, image) = (new double[count], new double[count], new double[count]);
        using var poisson = new PoissonSolver(phase.Height, phase.Width);
        var enough = Tolerance * TensorPrimitives.Norm<double>(residual);
        var before = 0.0;
        for (var step = 0; step < MostSteps && TensorPrimitives.Norm<double>(residual) > enough; step++)
        {
            poisson.Solve(residual, corrected, cancellation);
            var now = TensorPrimitives.Dot<double>(residual, corrected);
            var share = step == 0 ? 0 : now / before;
            TensorPrimitives.MultiplyAdd(direction, share, corrected, direction);
            Divergence(phase, (from, to) => direction[to] - direction[from], image);
            var curvature = TensorPrimitives.Dot<double>(direction, image);
            if (curvature == 0)
                break;
            var length = now / curvature;
            TensorPrimitives.MultiplyAdd(direction, length, solution, solution);
            TensorPrimitives.MultiplyAdd(image, -length, residual, residual);
            before = now;
        }
        return solution;
    }

    private static double[] Divergence(WrappedPhase phase, Func<int, int, double> difference)
    {
        var divergence = new double[phase.Count];
        Divergence(phase, difference, divergence);
        return divergence;
    }

    // Σ of the differences to all neighbours that count.
    private static void Divergence(WrappedPhase phase, Func<int, int, double> difference, double[] divergence)
    {
        Array.Clear(divergence);
        for (var row = 0; row < phase.Height; row++)
            for (var column = 0; column < phase.Width; column++)
            {
                var at = row * phase.Width + column;
                if (!phase.Counts(at))
                    continue;
                if (column + 1 < phase.Width && phase.Counts(at + 1))
                    Along(at, at + 1);
                if (row + 1 < phase.Height && phase.Counts(at + phase.Width))
                    Along(at, at + phase.Width);
            }

        void Along(int from, int to)
        {
            var value = difference(from, to);
            divergence[from] += value;
            divergence[to] -= value;
        }
    }
}

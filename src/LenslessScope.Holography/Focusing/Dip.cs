namespace LenslessScope.Holography.Focusing;

/// <summary>
/// Transparent samples in focus show least of themselves in the amplitude, and more on either side.
/// </summary>
internal static class Dip
{
    // As natural logarithm of the metric.
    private const double LeastDepth = 0.03;

    /// <summary>
    /// Whether a curve has a dip about there. Its slope may move the bottom of the dip: on its lower half counts, too.
    /// </summary>
    public static bool Is(ReadOnlySpan<double> curve, IReadOnlyList<double> steps, double zUm, double withinUm)
    {
        var upsideDown = new double[curve.Length];
        for (var i = 0; i < curve.Length; i++)
            upsideDown[i] = -curve[i];
        var at = Enumerable.Range(0, steps.Count).MinBy(i => Math.Abs(steps[i] - zUm));
        foreach (var dip in Peak.Find(upsideDown))
            if (!dip.AtEnd && dip.Prominence >= LeastDepth &&
                (Math.Abs(steps[dip.Index] - zUm) <= withinUm || IsLow(curve, dip, at)))
                return true;
        return false;
    }

    // Every step between the bottom and that one lies in the lower half.
    private static bool IsLow(ReadOnlySpan<double> curve, Peak dip, int at)
    {
        var between = curve[Math.Min(at, dip.Index)..(Math.Max(at, dip.Index) + 1)];
        foreach (var value in between)
            if (value > curve[dip.Index] + dip.Prominence / 2)
                return false;
        return true;
    }
}

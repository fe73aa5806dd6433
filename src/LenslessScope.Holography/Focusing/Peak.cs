namespace LenslessScope.Holography.Focusing;

/// <summary>A local maximum of a sampled curve.</summary>
/// <param name="Index">The sample.</param>
/// <param name="Prominence">
/// How far one must descend from it, at least, to reach higher ground or an end of the curve. For an end:
/// how far the curve falls from it before it rises above it again.
/// </param>
/// <param name="AtEnd">Whether it is the first or the last sample.</param>
internal readonly record struct Peak(int Index, double Prominence, bool AtEnd)
{
    /// <summary>All local maxima, the most prominent first (of equals, the one of smaller index).</summary>
    public static List<Peak> Find(ReadOnlySpan<double> curve)
    {
        var peaks = new List<Peak>();
        for (var i = 0; i < curve.Length; i++)
        {
            var rises = i == 0 || curve[i] > curve[i - 1];
            var falls = i == curve.Length - 1 || curve[i] >= curve[i + 1];
            if (!rises || !falls)
                continue;
            var left = Valley(curve, i, -1);
            var right = Valley(curve, i, +1);
            var atEnd = i == 0 || i == curve.Length - 1;
            var saddle = atEnd ? Math.Min(left, right) : Math.Max(left, right);
            peaks.Add(new Peak(i, curve[i] - saddle, atEnd));
        }
        return [.. peaks.OrderByDescending(peak => peak.Prominence)];
    }

    // The lowest value between the peak and higher ground or the end of the curve.
    private static double Valley(ReadOnlySpan<double> curve, int peak, int step)
    {
        var lowest = curve[peak];
        for (var i = peak + step; i >= 0 && i < curve.Length && curve[i] <= curve[peak]; i += step)
            lowest = Math.Min(lowest, curve[i]);
        return lowest;
    }
}

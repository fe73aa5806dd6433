namespace LenslessScope.Holography.Detecting;

/// <summary>Where most values lie, whatever the few others are.</summary>
internal static class Deviation
{
    // Of a normal distribution: standard deviation over median absolute deviation.
    public const double OfNormal = 1.4826;

    /// <summary>Median and median absolute deviation; sorts a copy. Zeros when there are no values.</summary>
    public static (double Median, double Absolute) Of(IEnumerable<float> values)
    {
        var sorted = values.ToArray();
        if (sorted.Length == 0)
            return (0, 0);
        Array.Sort(sorted);
        var median = sorted[sorted.Length / 2];
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = Math.Abs(sorted[i] - median);
        Array.Sort(sorted);
        return (median, sorted[sorted.Length / 2]);
    }
}

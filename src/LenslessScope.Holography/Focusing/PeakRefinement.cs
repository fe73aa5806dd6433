namespace LenslessScope.Holography.Focusing;

/// <summary>The place of a maximum between two bounds.</summary>
internal static class PeakRefinement
{
    private static readonly double s_golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>
    /// Samples evenly first, as the function may have more than one maximum in there, then narrows the best triple by
    /// golden section until it is within the tolerance.
    /// </summary>
    public static double Maximum(Func<double, double> function, double low, double high, int samples, double tolerance)
    {
        var step = (high - low) / samples;
        var best = (At: low, Value: double.NegativeInfinity);
        for (var i = 0; i <= samples; i++)
        {
            var at = low + i * step;
            var value = function(at);
            if (value > best.Value)
                best = (at, value);
        }
        var (left, right) = (Math.Max(low, best.At - step), Math.Min(high, best.At + step));
        var (inner, outer) = (right - s_golden * (right - left), left + s_golden * (right - left));
        var (innerValue, outerValue) = (function(inner), function(outer));
        while (right - left > 2 * tolerance)
        {
            if (innerValue >= outerValue)
            {
                (right, outer, outerValue) = (outer, inner, innerValue);
                inner = right - s_golden * (right - left);
                innerValue = function(inner);
            }
            else
            {
                (left, inner, innerValue) = (inner, outer, outerValue);
                outer = left + s_golden * (right - left);
                outerValue = function(outer);
            }
        }
        return (left + right) / 2;
    }
}

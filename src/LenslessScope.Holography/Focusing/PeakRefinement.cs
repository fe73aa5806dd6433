namespace LenslessScope.Holography.Focusing;

/// <summary>The place of a maximum between two bounds.</summary>
internal static class PeakRefinement
{
    /// <summary>
    /// Samples evenly first, as the function may have more than one maximum in there; then the vertex of the parabola
    /// through the best sample and its neighbours, and again through three samples about it, four times as near or
    /// within four tolerances: a smooth peak is found to much better than the tolerance with them.
    /// </summary>
    public static double Maximum(Func<double, double> function, double low, double high, int samples, double tolerance)
    {
        var step = (high - low) / samples;
        var values = new double[samples + 1];
        for (var i = 0; i <= samples; i++)
            values[i] = function(low + i * step);
        var best = Array.IndexOf(values, values.Max());
        var near = Math.Min(step / 4, 4 * tolerance);
        var at = low + best * step;
        if (best > 0 && best < samples)
            at += step * Vertex(values[best - 1], values[best], values[best + 1]);
        at = Math.Clamp(at, low + near, high - near);

        var (left, middle, right) = (function(at - near), function(at), function(at + near));
        // The first vertex may lie a little beside the peak: follow it uphill.
        while (true)
        {
            if (middle >= left && middle >= right)
                return at + near * Vertex(left, middle, right);
            if (left > right)
            {
                if (at - 2 * near < low)
                    return at - near;
                at -= near;
                (left, middle, right) = (function(at - near), left, middle);
            }
            else
            {
                if (at + 2 * near > high)
                    return at + near;
                at += near;
                (left, middle, right) = (middle, right, function(at + near));
            }
        }
    }

    // Of a parabola through (−1, left), (0, middle), (1, right), the middle being the highest: −½ to ½.
    private static double Vertex(double left, double middle, double right)
    {
        var bend = left - 2 * middle + right;
        return bend < 0 ? Math.Clamp((left - right) / (2 * bend), -0.5, 0.5) : 0;
    }
}

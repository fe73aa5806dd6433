namespace LenslessScope.Holography.Focusing;

/// <summary>The distances of a coarse pass.</summary>
internal static class FocusSteps
{
    /// <summary>
    /// Fewer would not show the shape of the curve when the depth of field is a good part of the range.
    /// </summary>
    private const int Least = 48;

    // Of the Fresnel distance: the finest fringes of whatever is seen from farther away wash out.
    private const double LargestPart = 0.05;

    /// <summary>
    /// From end to end, no step above the depth of field where it starts, a twentieth of the distance or a 48th of the
    /// way.
    /// </summary>
    public static IEnumerable<double> Of(
        double minZUm, double maxZUm, Optics optics, Func<double, double> depthOfFieldUm)
    {
        var most = (maxZUm - minZUm) / Least;
        for (var z = minZUm; z < maxZUm - 1e-6 * most;)
        {
            yield return z;
            z += Math.Min(Math.Min(most, FresnelDistance.Part(z, LargestPart, optics)), depthOfFieldUm(z));
        }
        yield return maxZUm;
    }
}

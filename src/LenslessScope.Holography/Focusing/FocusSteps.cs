namespace LenslessScope.Holography.Focusing;

/// <summary>The distances of a coarse pass.</summary>
internal static class FocusSteps
{
    /// <summary>
    /// Fewer would not show the shape of the curve when the depth of field is a good part of the range.
    /// </summary>
    public const int Least = 48;

    /// <summary>From end to end, no step above the depth of field where it starts.</summary>
    public static IEnumerable<double> Of(FocusSettings settings, Func<double, double> depthOfFieldUm)
    {
        var most = (settings.MaxZUm - settings.MinZUm) / Least;
        for (var z = settings.MinZUm; z < settings.MaxZUm - 1e-6 * most; z += Math.Min(most, depthOfFieldUm(z)))
            yield return z;
        yield return settings.MaxZUm;
    }
}

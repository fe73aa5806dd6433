namespace LenslessScope.Holography;

/// <summary>How many planes a step makes of a range, and how many are too many: a step in the wrong unit would fill the
/// disk, or take days.</summary>
public static class PlaneStep
{
    /// <summary>The maximum number of planes.</summary>
    public const int MostPlanes = 100_000;

    /// <summary>What is wrong with a step, after the words that name it; null when nothing is.</summary>
    /// <param name="fromUm">The first plane, µm.</param>
    /// <param name="toUm">Where the range ends, µm; above the first plane.</param>
    /// <param name="stepUm">From plane to plane, µm; above 0.</param>
    /// <param name="leastPlanes">The minimum number of planes.</param>
    public static string? Refusal(double fromUm, double toUm, double stepUm, int leastPlanes)
    {
        var planes = 1 + Math.Floor((toUm - fromUm) / stepUm * (1 + 1e-9));
        return planes >= leastPlanes && planes <= MostPlanes
            ? null
            : FormattableString.Invariant($"{stepUm} µm makes {planes:0} planes of {fromUm}:{toUm} µm; give a step ") +
              FormattableString.Invariant($"that makes {leastPlanes} to {MostPlanes}.");
    }
}

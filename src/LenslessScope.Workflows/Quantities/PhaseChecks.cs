using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>Checks of what turns a phase into heights and masses.</summary>
internal static class PhaseChecks
{
    private const int MostIterations = 100_000;

    public static IEnumerable<Problem> Problems(
        double? indexDifference, RefractionIncrement? increment, int? iterations)
    {
        if (indexDifference is { } difference && !(Math.Abs(difference) is > 0 and <= 3))
            yield return new Problem("indexDifference", $"{difference} is not valid: give a number from -3 to 3 " +
                "that is not 0, as in 0.03.");
        foreach (var problem in increment?.Problems() ?? [])
            yield return problem;
        if (iterations is { } count and not (>= 1 and <= MostIterations))
            yield return new Problem("iterations", $"{count} is not valid: give a whole number from 1 to " +
                $"{MostIterations}.");
    }
}

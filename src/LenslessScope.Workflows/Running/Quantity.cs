using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>Checks of single values.</summary>
internal static class Quantity
{
    /// <summary>What is wrong with a value that must be above 0 and at most <paramref name="most"/>.</summary>
    public static IEnumerable<Problem> Check(string parameter, double? value, double most, string unit)
    {
        if (value is { } given && !(given > 0 && given <= most))
            yield return Problem(parameter, given, $"give a number above 0 and up to {most}", unit);
    }

    /// <summary>What is wrong with a value that must lie in a range, its ends included.</summary>
    public static IEnumerable<Problem> Check(string parameter, double value, double least, double most, string unit)
    {
        if (!(value >= least && value <= most))
            yield return Problem(parameter, value, $"give a number from {least} to {most}", unit);
    }

    private static Problem Problem(string parameter, double value, string allowed, string unit) =>
        new(parameter, $"{value} is not valid: {allowed}{(unit.Length > 0 ? " " + unit : "")}.");
}

using System.CommandLine;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>The options that turn a phase into heights and masses.</summary>
internal static class QuantityOptions
{
    public static Option<bool> Unwrap { get; } = new("--unwrap")
    {
        Description = "Write the unwrapped phase, the optical path and a table of phase objects with their dry mass. " +
            "--method tv and support always do.",
    };

    public static Option<double?> IndexDifference { get; } = new("--index-difference")
    {
        Description = "Refractive index of the objects minus that of the medium, for heights; about 0.03 for cells " +
            "in water. Default: unknown, no heights.",
        HelpName = "DN",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Options.TryNumber(text, out var value) && Math.Abs(value) is > 0 and <= 3)
                return value;
            result.AddError($"--index-difference {text} is not valid: give a number from -3 to 3 that is not 0, " +
                "as in 0.03.");
            return null;
        },
    };

    public static Option<RefractionIncrement> Increment { get; } = new("--refraction-increment")
    {
        Description = "Specific refraction increment for dry masses, µm³/pg (mL/g): a range A:B or a number.",
        HelpName = "A:B",
        DefaultValueFactory = _ => RefractionIncrement.OfCells,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var ends = text.Split(':');
            if (ends.Length <= 2
                && Options.TryNumber(ends[0], out var least) && Options.TryNumber(ends[^1], out var largest)
                && least is >= 0.05 and <= 1 && largest >= least && largest <= 1)
                return new RefractionIncrement(least, largest);
            result.AddError($"--refraction-increment {text} is not valid: give a number from 0.05 to 1, or a " +
                "range of them, as in 0.18:0.2.");
            return RefractionIncrement.OfCells;
        },
    };

    /// <summary>The increment; null if it is not given.</summary>
    public static RefractionIncrement? IncrementGiven(ParseResult parse) =>
        Options.Given(parse, Increment) ? parse.GetValue(Increment) : null;
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LenslessScope.Imaging;

namespace LenslessScope.Cli;

/// <summary>
/// The kinds of options that verbs share, with messages that name the option, the value and what is allowed.
/// </summary>
internal static class Options
{
    /// <summary>
    /// Reads a number with a decimal point and no group separators, so that a decimal comma is refused and not read as
    /// ten times the value.
    /// </summary>
    public static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>
    /// A length, a time or another quantity above <paramref name="above"/>, at most <paramref name="most"/>.
    /// </summary>
    public static Option<double?> Quantity(string name, string description, double above, double most, string unit) =>
        new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (TryNumber(text, out var value) && value > above && value <= most)
                return value;
            result.AddError($"{name} {text} is not valid: give a number above {above} and up to {most}" +
                $"{(unit.Length > 1 ? " " + unit : "")}, with a decimal point as in 2.5.");
            return null;
        },
    };

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Option<long?> Whole(string name, string description, long least, long most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most)
                return value;
            result.AddError($"{name} {text} is not valid: give a whole number from {least} to {most}.");
            return null;
        },
    };

    /// <summary><c>A:B</c> with A below B, both above 0 and at most <paramref name="most"/>.</summary>
    public static Option<(double From, double To)?> Range(string name, string description, double most, string unit) =>
        new(name)
    {
        Description = description,
        HelpName = "A:B",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var parts = text.Split(':');
            if (parts.Length == 2 && TryNumber(parts[0], out var from) && TryNumber(parts[1], out var to)
                && from > 0 && from < to && to <= most)
                return (from, to);
            result.AddError($"{name} {text} is not a range: write A:B in {unit}, with A above 0 and B above A, up to " +
                $"{most}, as in 500:1500.");
            return null;
        },
    };

    /// <summary><c>X,Y,W,H</c> in pixels.</summary>
    public static Option<Roi?> Region(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "X,Y,W,H",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Roi.TryParse(text, out var roi))
                return roi;
            result.AddError($"{name} {text} is not a region: write X,Y,W,H in pixels, with X and Y at least 0, W and " +
                "H at least 1.");
            return null;
        },
    };

    /// <summary>
    /// One of a few words, written in lower case; <paramref name="otherwise"/> when the option is not given.
    /// </summary>
    public static Option<T> Choice<T>(string name, string description, T otherwise) where T : struct, Enum
    {
        var option = Choice<T>(name, description);
        option.DefaultValueFactory = _ => otherwise;
        return option;
    }

    /// <summary>The same for options whose description says what happens without them.</summary>
    public static Option<T> Choice<T>(string name, string description) where T : struct, Enum
    {
        var words = string.Join("|", Enum.GetNames<T>()).ToLowerInvariant();
        return new Option<T>(name)
        {
            Description = description,
            HelpName = words,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (text.All(char.IsLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var value))
                    return value;
                result.AddError($"{name} {text} is not a known value: choose one of {words.Replace("|", ", ")}.");
                return default;
            },
        };
    }

    /// <summary>An option that may be given several times, or once with several values.</summary>
    public static Option<string[]> Many(string name, string description, string valueName) => new(name)
    {
        Description = description,
        HelpName = valueName,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
        Validators = { RefuseUnknownOptions },
    };

    /// <summary>
    /// An option that may be given several times with one value each, for verbs whose arguments may follow it.
    /// </summary>
    public static Option<string[]> Each(string name, string description, string valueName) => new(name)
    {
        Description = description,
        HelpName = valueName,
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Whether the command line has the option.</summary>
    public static bool Given(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    /// <summary>Where any number of values is allowed, a misspelt option would be taken for one of them.</summary>
    public static void RefuseUnknownOptions(SymbolResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            result.AddError($"'{token.Value}' is not an option of this verb. To name a file like that, write " +
                $"./{token.Value}.");
    }
}

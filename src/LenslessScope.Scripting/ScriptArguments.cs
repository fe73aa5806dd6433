using System.Globalization;

namespace LenslessScope.Scripting;

/// <summary>
/// The options of a script, declared and read at once: <c>var count = options.Whole("--count", 10, "time points");</c>
/// Every declaration returns the value that was given, or the default. <see cref="Check"/> refuses what was not
/// declared or cannot be read, all at once, and answers <c>--help</c>.
/// </summary>
public sealed class ScriptArguments
{
    private readonly string _purpose;
    private readonly List<string> _words;
    private readonly List<(string Form, string Description)> _declared = [];
    private readonly List<string> _problems = [];

    internal ScriptArguments(string purpose, IEnumerable<string> words)
    {
        _purpose = purpose;
        _words = [.. words];
    }

    /// <summary>A text.</summary>
    public string Text(string name, string otherwise, string description) =>
        Values(name, "TEXT", $"default: {(otherwise.Length > 0 ? otherwise : "none")}", description).LastOrDefault()
            ?? otherwise;

    /// <summary>A text that must be given.</summary>
    public string Required(string name, string description)
    {
        var given = Values(name, "TEXT", "must be given", description).LastOrDefault();
        if (given == null && !WantsHelp)
            _problems.Add($"{name} must be given: {description}.");
        return given ?? "";
    }

    /// <summary>Texts; the option may be repeated.</summary>
    public IReadOnlyList<string> Many(string name, string description) =>
        Values(name, "TEXT", "may be repeated", description);

    /// <summary>A number with a decimal point.</summary>
    public double Number(
        string name, double otherwise, string description, double least = double.MinValue,
        double most = double.MaxValue)
    {
        var text = Values(name, "N", $"default: {Text(otherwise)}", description).LastOrDefault();
        if (text == null)
            return otherwise;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
            return value;
        _problems.Add($"{name} {text} is not valid: give a number{Bounds(least, most)}, with a decimal point.");
        return otherwise;
    }

    /// <summary>Numbers with decimal points, separated by commas.</summary>
    public IReadOnlyList<double> Numbers(
        string name, IReadOnlyList<double> otherwise, string description, double least = double.MinValue,
        double most = double.MaxValue)
    {
        var text = Values(name, "N,N,…", $"default: {string.Join(',', otherwise.Select(Text))}", description)
            .LastOrDefault();
        if (text == null)
            return otherwise;
        var numbers = new List<double>();
        foreach (var part in text.Split(','))
        {
            if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most)
                numbers.Add(value);
            else
                _problems.Add($"{name} {text} is not valid: '{part}' is not a number{Bounds(least, most)}. Give " +
                    "numbers with decimal points, separated by commas.");
        }
        return numbers;
    }

    /// <summary>A whole number.</summary>
    public int Whole(string name, int otherwise, string description, int least = int.MinValue, int most = int.MaxValue)
    {
        var text = Values(name, "N", $"default: {otherwise}", description).LastOrDefault();
        if (text == null)
            return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
            return value;
        _problems.Add($"{name} {text} is not valid: give a whole number{Bounds(least, most)}.");
        return otherwise;
    }

    /// <summary>Whether a word that takes no value was given.</summary>
    public bool Flag(string name, string description)
    {
        _declared.Add((name, description));
        return _words.RemoveAll(word => word == name) > 0;
    }

    /// <summary>To be called when all options are declared, before anything is done.</summary>
    /// <exception cref="ScriptUsageException">Something that was given cannot be used; carries all reasons.</exception>
    /// <exception cref="ScriptHelpException"><c>--help</c> was given.</exception>
    public void Check()
    {
        if (WantsHelp)
            throw new ScriptHelpException(
                $"{_purpose}{Environment.NewLine}{Environment.NewLine}Options:{Environment.NewLine}" +
                string.Join(Environment.NewLine,
                    _declared.Select(option => $"  {option.Form,-28} {option.Description}")));
        var left = _words.Select(word => $"'{word}' is not an option of this script. It has: " +
            $"{string.Join(", ", _declared.Select(option => option.Form.Split(' ')[0]))}.");
        List<string> reasons = [.. _problems, .. left];
        if (reasons.Count > 0)
            throw new ScriptUsageException(reasons);
    }

    private bool WantsHelp => _words.Contains("--help") || _words.Contains("-h");

    private List<string> Values(string name, string kind, string when, string description)
    {
        _declared.Add(($"{name} {kind}", $"{description} ({when})"));
        var values = new List<string>();
        for (var at = _words.IndexOf(name); at >= 0; at = _words.IndexOf(name))
        {
            // A number may be negative, but no value begins with two dashes.
            if (at + 1 >= _words.Count || _words[at + 1].StartsWith("--", StringComparison.Ordinal))
            {
                _problems.Add($"{name} needs a value: {description}.");
                _words.RemoveAt(at);
                continue;
            }
            values.Add(_words[at + 1]);
            _words.RemoveRange(at, 2);
        }
        return values;
    }

    private static string Bounds(double least, double most) => (least, most) switch
    {
        (double.MinValue or int.MinValue, double.MaxValue or int.MaxValue) => "",
        (_, double.MaxValue or int.MaxValue) => $" from {Text(least)} upwards",
        (double.MinValue or int.MinValue, _) => $" up to {Text(most)}",
        _ => $" from {Text(least)} to {Text(most)}",
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A script was asked what it does and takes; the message says it.</summary>
/// <param name="text">For standard output.</param>
public sealed class ScriptHelpException(string text) : Exception(text);

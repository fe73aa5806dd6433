using System.Text.RegularExpressions;
using LenslessScope.Instrument;

namespace LenslessScope.Cli;

/// <summary>
/// The command's words for the parameters of the rooms below: <c>exposureMs</c> is <c>--exposure-ms</c> here.
/// </summary>
internal static partial class OptionWords
{
    // Those whose option is not simply their name with dashes.
    private static readonly Dictionary<string, string> _others = new(StringComparer.Ordinal)
    {
        ["outputFolder"] = "-o",
        ["undefinedSymbols"] = "--json",
    };

    /// <summary>The option of a parameter.</summary>
    /// <param name="parameter">In camel case.</param>
    public static string Of(string parameter) => _others.GetValueOrDefault(parameter)
        ?? "--" + Capital().Replace(parameter, letter => "-" + letter.Value.ToLowerInvariant());

    /// <summary>A message with options in place of the parameters that it names in backquotes.</summary>
    public static string In(string message) => Parameter().Replace(message, name => Of(name.Groups[1].Value));

    /// <summary>A problem as the command tells it.</summary>
    public static string Of(Problem problem) =>
        (problem.Parameter.Length > 0 ? Of(problem.Parameter) + " " : "") + In(problem.Message);

    [GeneratedRegex("`([a-z][A-Za-z]*)`")]
    private static partial Regex Parameter();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}

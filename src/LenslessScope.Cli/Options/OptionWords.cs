using System.Text.RegularExpressions;
using LenslessScope.Instrument;

namespace LenslessScope.Cli;

/// <summary>
/// The command's words for the parameters of the rooms below it, which name them in backquotes: <c>`exposureMs`</c> is
/// <c>--exposure-ms</c> here, and <c>`kernel=exact`</c>, a parameter with its value, <c>--kernel exact</c>.
/// </summary>
internal static partial class OptionWords
{
    private static readonly Dictionary<string, string> _options = new(StringComparer.Ordinal)
    {
        ["anglesDeg"] = "--angles-deg",
        ["bandwidthNm"] = "--bandwidth-nm",
        ["bits"] = "--bits",
        ["camera"] = "--camera",
        ["colourPlane"] = "--colour-plane",
        ["dryMass"] = "--dry-mass",
        ["examplePlan"] = "'lensless plan example'",
        ["exposureMs"] = "--exposure-ms",
        ["gateUm"] = "--gate-um",
        ["heightsUm"] = "--heights-um",
        ["ignoreFreeSpace"] = "--ignore-free-space",
        ["indexDifference"] = "--index-difference",
        ["iterations"] = "--iterations",
        ["kernel"] = "--kernel",
        ["kernel=exact"] = "--kernel exact",
        ["kernel=paraxial"] = "--kernel paraxial",
        ["method=backPropagation"] = "--method backprop",
        ["method=support"] = "--method support",
        ["method=totalVariation"] = "--method tv",
        ["metric"] = "--metric",
        ["output"] = "--output",
        ["outputFolder"] = "-o",
        ["overwrite"] = "--overwrite",
        ["picture"] = "--picture",
        ["pixelUm"] = "--pixel-um",
        ["plot"] = "--plot",
        ["preset"] = "--preset",
        ["property"] = "--set",
        ["rawColour"] = "--raw-colour",
        ["rebuildCatalogue"] = "'lensless runs --rebuild DIR'",
        ["reconstructAtZUm"] = "'lensless reconstruct --z-um'",
        ["refractionIncrement"] = "--refraction-increment",
        ["refractiveIndex"] = "--index",
        ["resume"] = "--resume",
        ["resumeRun"] = "lensless acquire --resume",
        ["roi"] = "--roi",
        ["shiftUm"] = "--shift-um",
        ["sourceDiameterUm"] = "--source-diameter-um",
        ["sourceDistanceUm"] = "--source-distance-um",
        ["sourceUm"] = "--source-um",
        ["stepUm"] = "--step-um",
        ["superResolution"] = "--super-resolution",
        ["undefinedSymbols"] = "--json",
        ["unwrap"] = "--unwrap",
        ["wavelengthNm"] = "--wavelength-nm",
        ["wavelengthsNm"] = "--wavelengths-nm",
        ["zRangeUm"] = "--z-range-um",
        ["zUm"] = "--z-um",
    };

    // These are given by options or as arguments, and the message shows the whole word.
    private static readonly string[] _unnamed = ["", "property"];

    /// <summary>All parameters and verbs for which the command has its own words.</summary>
    public static IReadOnlyDictionary<string, string> All => _options;

    /// <summary>A message with options in place of the parameters that it names in backquotes.</summary>
    public static string In(string message) => Parameter().Replace(message,
        name => _options.GetValueOrDefault(name.Groups[1].Value) ?? name.Value);

    /// <summary>A problem as the command tells it: the option, and what is wrong with its value.</summary>
    public static string Of(Problem problem) => _unnamed.Contains(problem.Parameter)
        ? In(problem.Message)
        : $"{_options.GetValueOrDefault(problem.Parameter) ?? problem.Parameter} {In(problem.Message)}";

    [GeneratedRegex("`([a-z][A-Za-z]*(?:=[a-zA-Z]+)?)`")]
    private static partial Regex Parameter();
}

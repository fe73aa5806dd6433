using System.Globalization;
using System.Text.RegularExpressions;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Loads a <c>.cfg</c> file as an instrument is loaded: what that refuses is a problem, what it takes is none. Presets
/// are checked against the devices, since loading applies System/Startup alone.
/// </summary>
internal static partial class LoadingCheck
{
    /// <param name="core">Empty; has the instrument afterwards, if it loads.</param>
    /// <param name="path">The file.</param>
    /// <param name="lines">Its commands.</param>
    /// <param name="known">Problems that need not be told again.</param>
    public static DeviceFindings Run(CMMCore core, string path, IReadOnlyList<ConfigurationLine> lines,
        IReadOnlyList<ConfigurationProblem> known)
    {
        try
        {
            core.LoadSystemConfiguration(path);
        }
        catch (CMMError error)
        {
            // Loading ends at the first problem; whoever mends the file wants to know of the others too.
            var (problems, notes) = new LoadedLines(core).Run(lines);
            var at = LinesOf(error, lines);
            return known.Concat(problems).Any(problem => at.Contains(problem.Line))
                ? new DeviceFindings(problems, notes)
                : new DeviceFindings([.. problems, new ConfigurationProblem(at[0], InWords(error))], notes);
        }
        return new DeviceFindings([.. PresetCheck.Problems(core, lines.Where(line => !PresetCheck.IsStartup(line)))],
            []);
    }

    // Where loading failed: a line, or those of the preset that it applies at its end.
    private static IReadOnlyList<int> LinesOf(CMMError error, IReadOnlyList<ConfigurationLine> lines)
    {
        if (NumberedLine().Match(error.Message) is { Success: true } match)
            return [int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)];
        var startup = lines.Where(PresetCheck.IsStartup).Select(line => line.Number).ToList();
        return startup.Count > 0 ? startup : [0];
    }

    // The line itself is not repeated.
    private static string InWords(CMMError error) => NumberedLine().IsMatch(error.Message) && error.Chain.Count > 1
        ? string.Join(": ", error.Chain.Skip(1).Select(layer => layer.Message)) + "."
        : error.FullMessage;

    [GeneratedRegex(@"^Line (\d+) of configuration file ")]
    private static partial Regex NumberedLine();
}

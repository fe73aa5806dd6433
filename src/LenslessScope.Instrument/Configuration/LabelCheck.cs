namespace LenslessScope.Instrument;

/// <summary>
/// Checks of a <c>.cfg</c> file that need no library: labels defined once, before use, and initialisation asked for.
/// </summary>
internal static class LabelCheck
{
    private const string Core = "Core";

    public static IEnumerable<ConfigurationProblem> Problems(IReadOnlyList<ConfigurationLine> lines)
    {
        var definedAt = new Dictionary<string, int>();
        var pixelSizes = new HashSet<string>();
        var all = lines.Where(line => line.Command == "Device").Select(line => line.Fields[0]).ToHashSet();
        foreach (var line in lines)
        {
            if (line.Command == "Device")
            {
                var label = line.Fields[0];
                if (label == Core)
                    yield return new(line.Number, "The label 'Core' is reserved for the core itself. Choose another " +
                        "one.");
                else if (!definedAt.TryAdd(label, line.Number))
                    yield return new(line.Number,
                        $"The label '{label}' is already used in line {definedAt[label]}. Labels must be unique.");
                continue;
            }
            if (line.Command == "ConfigPixelSize")
                pixelSizes.Add(line.Fields[0]);
            else if (line.Command.StartsWith("PixelSize", StringComparison.Ordinal)
                && !pixelSizes.Contains(line.Fields[0]))
                yield return new(line.Number, $"No pixel size '{line.Fields[0]}' is defined here. " +
                    "Define it above: ConfigPixelSize,ID,LABEL,PROPERTY,VALUE.");
            foreach (var label in LabelsUsedBy(line).Distinct().Where(label => !definedAt.ContainsKey(label)))
                yield return new(line.Number, $"No device has the label '{label}' here. {Known(definedAt.Keys)}");
            // Used when a preset is applied, not when it is defined.
            if (LabelInPreset(line) is { } used && used != Core && !all.Contains(used))
                yield return new(line.Number, $"No device has the label '{used}'. {Known(definedAt.Keys)}");
        }
        if (definedAt.Count > 0 && !lines.Any(IsInitialize))
            yield return new(0, "The devices are never initialised. Add the line 'Property,Core,Initialize,1' after " +
                "the Device lines.");
    }

    /// <summary>Whether the line is the one at which the devices are initialised.</summary>
    public static bool IsInitialize(ConfigurationLine line) =>
        line is { Command: "Property", Fields: [Core, "Initialize", "1"] };

    private static IEnumerable<string> LabelsUsedBy(ConfigurationLine line) => line.Command switch
    {
        "Property" when line.Fields[0] != Core => [line.Fields[0]],
        "Delay" or "FocusDirection" or "Label" => [line.Fields[0]],
        "Parent" => line.Fields,
        _ => [],
    };

    private static string? LabelInPreset(ConfigurationLine line) => line.Command switch
    {
        "ConfigGroup" when line.Fields.Count > 1 => line.Fields[2],
        "ConfigPixelSize" => line.Fields[1],
        _ => null,
    };

    private static string Known(IReadOnlyCollection<string> labels) => labels.Count == 0
        ? "There is no Device line above it."
        : $"Defined above: {string.Join(", ", labels.Order(StringComparer.Ordinal))}.";
}

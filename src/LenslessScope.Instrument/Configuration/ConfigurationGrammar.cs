using System.Globalization;

namespace LenslessScope.Instrument;

/// <summary>
/// The commands of Micro-Manager's <c>.cfg</c> files: one a line, comma separated, <c>#</c> begins a comment line, a
/// last empty value may be left out.
/// </summary>
internal static class ConfigurationGrammar
{
    private sealed record Form(string Usage, int Least, int Most, Func<IReadOnlyList<string>, string?>? Check = null);

    private static readonly Dictionary<string, Form> Forms = new(StringComparer.Ordinal)
    {
        ["Device"] = new("Device,LABEL,MODULE,DEVICE NAME", 3, 3),
        ["Property"] = new("Property,LABEL,PROPERTY,VALUE", 2, 3),
        ["Delay"] = new("Delay,LABEL,MILLISECONDS", 2, 2, fields => Number(fields, 1, 0, "a delay in ms")),
        ["FocusDirection"] = new("FocusDirection,STAGE,-1|0|1", 2, 2, fields => OneOf(fields, 1, "-1", "0", "1")),
        ["Label"] = new("Label,STATE DEVICE,POSITION,TEXT", 3, 3, fields =>
            Number(fields, 1, 0, "a position, counted from 0", whole: true)),
        ["ConfigGroup"] = new("ConfigGroup,GROUP[,PRESET,LABEL,PROPERTY,VALUE]", 1, 5, GroupFields),
        ["ConfigPixelSize"] = new("ConfigPixelSize,ID,LABEL,PROPERTY,VALUE", 3, 4),
        ["PixelSize_um"] = new("PixelSize_um,ID,MICROMETRES", 2, 2, fields =>
            Number(fields, 1, double.Epsilon, "a pixel size in µm")),
        ["PixelSizeAffine"] = new("PixelSizeAffine,ID,SIX NUMBERS", 7, 7, AffineFields),
        ["PixelSizeAngle_dxdz"] = new("PixelSizeAngle_dxdz,ID,NUMBER", 2, 2, fields =>
            Number(fields, 1, double.MinValue, "a number")),
        ["PixelSizeAngle_dydz"] = new("PixelSizeAngle_dydz,ID,NUMBER", 2, 2, fields =>
            Number(fields, 1, double.MinValue, "a number")),
        ["PixelSizeOptimalZ_Um"] = new("PixelSizeOptimalZ_Um,ID,MICROMETRES", 2, 2, fields =>
            Number(fields, 1, 0, "a step in µm")),
        ["Parent"] = new("Parent,LABEL,HUB LABEL", 2, 2),
    };

    /// <summary>All commands of the text, and all problems that show without looking at any device.</summary>
    public static (IReadOnlyList<ConfigurationLine> Lines,
        IReadOnlyList<ConfigurationProblem> Problems) Read(IEnumerable<string> text)
    {
        var lines = new List<ConfigurationLine>();
        var problems = new List<ConfigurationProblem>();
        var number = 0;
        foreach (var raw in text)
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (line.Trim().Length == 0 || line.StartsWith('#'))
                continue;
            var words = line.Split(',');
            var fields = Fitted(words[0], words[1..]);
            var problem = ProblemOf(words[0], fields);
            if (problem != null)
                problems.Add(new ConfigurationProblem(number, problem));
            else
                lines.Add(new ConfigurationLine(number, words[0], fields));
        }
        return (lines, problems);
    }

    // Spreadsheets end every line with as many commas as the longest has; the core takes empty fields at the end away
    // too.
    private static string[] Fitted(string command, string[] fields)
    {
        var most = Forms.TryGetValue(command, out var form) ? form.Most : int.MaxValue;
        var count = fields.Length;
        while (count > most && fields[count - 1].Length == 0)
            count--;
        return fields[..count];
    }

    private static string? ProblemOf(string command, IReadOnlyList<string> fields)
    {
        switch (command)
        {
            case "Config":
                return "'Config' is obsolete and is skipped when the file is loaded. Write presets as 'ConfigGroup,…'.";
            case "Equipment" or "ImageSynchro":
                return $"'{command}' is no longer supported and stops the loading. Remove the line.";
        }
        if (!Forms.TryGetValue(command, out var form))
            return $"'{command}' is not a command; it would be skipped. Commands are {string.Join(", ", Forms.Keys)}.";
        if (fields.Count < form.Least || fields.Count > form.Most)
            return $"{command} has {fields.Count} field{(fields.Count == 1 ? "" : "s")} after the command. Write " +
                $"{form.Usage}.";
        if (fields[0].Length == 0)
            return $"{command} has an empty first field. Write {form.Usage}.";
        return form.Check?.Invoke(fields);
    }

    private static string? GroupFields(IReadOnlyList<string> fields) => fields.Count is 1 or 4 or 5
        ? null
        : $"ConfigGroup has {fields.Count} fields after the command. Write ConfigGroup,GROUP or " +
          "ConfigGroup,GROUP,PRESET,LABEL,PROPERTY,VALUE.";

    private static string? AffineFields(IReadOnlyList<string> fields) =>
        Enumerable.Range(1, 6).Select(i => Number(fields, i, double.MinValue, "a number"))
            .FirstOrDefault(p => p != null);

    private static string? OneOf(IReadOnlyList<string> fields, int index, params string[] allowed) =>
        allowed.Contains(fields[index].Trim()) ? null
            : $"'{fields[index]}' is not one of {string.Join(", ", allowed)}.";

    private static string? Number(IReadOnlyList<string> fields, int index, double least, string what,
        bool whole = false)
    {
        var read = double.TryParse(fields[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) && (!whole || value == Math.Floor(value));
        if (read && value >= least)
            return null;
        var bound = least switch { double.MinValue => "", double.Epsilon => " above 0", _ => $" from {least} upwards" };
        return $"'{fields[index]}' is not {what}{bound}.";
    }
}

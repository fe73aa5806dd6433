namespace LenslessScope.Instrument;

/// <summary>
/// The commands of Micro-Manager's <c>.cfg</c> files, from the table that the core is built with too:
/// <c>native/MMCore/Configuration/commands.tsv</c>.
/// </summary>
internal static class ConfigurationGrammar
{
    // Words of the table's column "check" for what is not to be written.
    private const string Obsolete = "obsolete", Refused = "refused";

    /// <summary>One way to write a command.</summary>
    /// <param name="Command">The first word of the line.</param>
    /// <param name="Fields">What each field after the command is.</param>
    /// <param name="LastMayMiss">Whether the last field may be left out, and is empty then.</param>
    /// <param name="Usage">How to write it, for messages.</param>
    private sealed record Form(string Command, IReadOnlyList<string> Fields, bool LastMayMiss, string Usage);

    private static readonly ILookup<string, Form> Forms = Table().ToLookup(form => form.Command);

    private static readonly string Commands = string.Join(", ",
        Forms.Where(forms => forms.First().Fields[0] is not (Obsolete or Refused)).Select(forms => forms.Key));

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
            if (line.Contains('\r'))
            {
                problems.Add(new ConfigurationProblem(number, "There is a carriage return (character 13) within the " +
                    "line. What follows it may be meant as a line of its own: end lines with a line feed."));
                continue;
            }
            if (line.Trim().Length == 0 || line.StartsWith('#'))
                continue;
            var (command, fields, problem) = Parsed(line);
            if (problem != null)
                problems.Add(new ConfigurationProblem(number, problem));
            else
                lines.Add(new ConfigurationLine(number, command, fields));
        }
        return (lines, problems);
    }

    // A line's command and its fields as one of the command's forms has them, or why it has none.
    private static (string Command, string[] Fields, string? Problem) Parsed(string line)
    {
        var words = line.Split(',');
        var command = words[0];
        var fields = WithoutEmptyEnd(words[1..]);
        var forms = Forms[command].ToList();
        if (WhyNotWritten(line, command, forms) is { } problem)
            return (command, fields, problem);
        var form = forms.Find(form => form.Fields.Count == fields.Length)
            ?? forms.Find(form => form.LastMayMiss && form.Fields.Count == fields.Length + 1);
        var usage = string.Join(" or ", forms.Select(form => form.Usage));
        if (form == null)
            return (command, fields, $"{command} has {fields.Length} field{(fields.Length == 1 ? "" : "s")} " +
                $"after the command. Write {usage}.");
        if (form.Fields.Count > fields.Length)
            fields = [.. fields, ""];
        return (command, fields, fields[0] == ""
            ? $"{command} has an empty first field. Write {usage}."
            : form.Fields.Zip(fields, FieldKinds.ProblemOf).FirstOrDefault(fault => fault != null));
    }

    // Spreadsheets end every line with as many commas as the longest has.
    private static string[] WithoutEmptyEnd(string[] fields) =>
        fields[..(Array.FindLastIndex(fields, field => field != "") + 1)];

    private static string? WhyNotWritten(string line, string command, IReadOnlyList<Form> forms)
    {
        if (line.Contains('\0'))
            return "The line contains a character of value 0, so this is not a text file. Remove it.";
        if (forms.Count == 0)
            return $"'{command}' is not a command; it would be skipped. Commands are {Commands}.";
        return forms[0].Fields[0] switch
        {
            Obsolete => $"'{command}' is obsolete and is skipped when the file is loaded. Write {forms[0].Usage}.",
            Refused => $"'{command}' is no longer supported and makes loading fail. Remove the line.",
            _ => null,
        };
    }

    private static IEnumerable<Form> Table()
    {
        using var table = new StreamReader(
            typeof(ConfigurationGrammar).Assembly.GetManifestResourceStream("commands.tsv")!);
        while (table.ReadLine() is { } row)
        {
            if (row.StartsWith('#'))
                continue;
            var columns = row.Split('\t'); // command, core, check, usage, why
            yield return new Form(
                columns[0], columns[2].TrimEnd('?').Split(' '), columns[2].EndsWith('?'), columns[3]);
        }
    }
}

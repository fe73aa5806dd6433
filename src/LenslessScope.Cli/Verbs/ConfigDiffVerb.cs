using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless config diff A [B]</c>: two hardware configurations compared by meaning.</summary>
internal static class ConfigDiffVerb
{
    private static readonly Argument<string> First = new("A") { Description = "A Micro-Manager .cfg file." };

    private static readonly Argument<string?> Second = new("B")
    {
        Description = "The file to compare it with. Without it, A is loaded and compared with the state of its " +
            "instrument; this accesses the hardware.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var verb = new Verb("diff",
            "Compares two .cfg files by meaning, or a file with its instrument: order, comments, 8 instead of 8.0 " +
            "and repeated settings make no difference. Exit status 1 if they differ.",
            "lensless config diff configs/pi-camera-raw10.cfg configs/pi-camera-8bit.cfg",
            "lensless config diff configs/demo.cfg")
        {
            First,
            Second,
        };
        verb.Runs((parse, console, cancellation) =>
            RunAsync(parse.GetRequiredValue(First), parse.GetValue(Second), console, cancellation));
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        string first, string? second, Console console, CancellationToken cancellation)
    {
        var a = ConfigurationFacts.Of(ReadSound(first, console).Content);
        var b = second != null
            ? ConfigurationFacts.Of(ReadSound(second, console).Content)
            : await OfInstrumentAsync(first, a, cancellation);
        var differences = ConfigurationDifference.Between(a, b);
        var other = second ?? "its instrument";
        console.Result(
            new { a = first, b = second, same = differences.Count == 0, differences },
            differences.Count == 0
                ? [$"{first} and {other} mean the same."]
                : [$"{differences.Count} difference{(differences.Count == 1 ? "" : "s")} between {first} (-) and " +
                    $"{other} (+):",
                    .. Table.Of([.. differences.SelectMany(InWords)])]);
        return differences.Count == 0 ? ExitStatus.Success : ExitStatus.Failure;
    }

    private static ConfigurationFile ReadSound(string path, Console console)
    {
        var file = ConfigurationFile.Read(path);
        foreach (var note in file.NotesInWords)
            console.Notice(note);
        return file.Problems.Count == 0 ? file
            : throw new UnreadableFileException(
                [.. file.ProblemsInWords, "A file with problems cannot be compared. Correct them first."]);
    }

    private static async Task<IReadOnlyList<ConfigurationFact>> OfInstrumentAsync(
        string path, IReadOnlyList<ConfigurationFact> asked, CancellationToken cancellation)
    {
        await using var instrument = await LocalInstrument.LoadAsync(path, cancellation);
        return await instrument.FactsAsync(asked, cancellation);
    }

    private static IEnumerable<string[]> InWords(ConfigurationDifference difference)
    {
        if (difference.A != null)
            yield return ["-", difference.Part, difference.Name, difference.A];
        if (difference.B != null)
            yield return ["+", difference.Part, difference.Name, difference.B];
    }
}

using System.CommandLine;
using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless runs</c>: the runs on this machine.</summary>
internal static class RunsVerb
{
    private static readonly Argument<string?> Folder = new("DIR")
    {
        Description = "Only runs in this folder and below. Default: all that are known; with --rebuild: where you are.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Rebuild = new("--rebuild")
    {
        Description = "First look for runs in DIR and below, and make the list of them again.",
    };

    private static readonly Option<string?> Catalogue = new("--catalogue")
    {
        Description = "The list. Default: $XDG_DATA_HOME/lensless/runs.db, else ~/.local/share/lensless/runs.db.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var verb = new Verb("runs", "Lists the runs that were made, the latest first.",
            "lensless runs",
            "lensless runs --rebuild /media/usb",
            "lensless runs --json | jq '.runs[] | select(.state != \"complete\") | .folder'")
        {
            Folder, Rebuild, Catalogue,
        };
        verb.Runs((parse, console, _) => List(parse, console));
        return verb;
    }

    private static ExitStatus List(ParseResult parse, Console console)
    {
        var folder = parse.GetValue(Folder);
        if (folder != null && !Directory.Exists(folder))
            throw new UsageException([$"There is no folder '{folder}'."]);
        using var catalogue = RunCatalogue.Open(parse.GetValue(Catalogue));
        if (parse.GetValue(Rebuild))
            catalogue.Rebuild(folder ?? ".");
        var runs = catalogue.List(folder);
        console.Result(
            new
            {
                runs = runs.Select(run => new
                {
                    folder = run.Run.Folder, name = run.Run.Name, state = Word(run), startedAt = run.Run.StartedAt,
                    recorded = run.Run.Recorded, expected = run.Run.Expected, camera = run.Run.Camera,
                        isThere = run.IsThere, process = run.Run.Process,
                }),
            },
            runs.Count == 0
                ? ["No runs are known. 'lensless runs --rebuild DIR' looks for them in a folder."]
                : Table.Of([.. runs.Select(run => new[]
                {
                    $"{run.Run.StartedAt.LocalDateTime:yyyy-MM-dd HH:mm}", Word(run),
                        $"{run.Run.Recorded}/{run.Run.Expected}",
                    run.Run.Name, run.Run.Folder,
                })], indent: 0));
        if (!console.Json)
            foreach (var (run, _) in runs.Where(run => run.Run.Process != null))
                console.Out.WriteLine($"{run.Name} is running: kill -INT {run.Process} ends it cleanly, kill -TSTP " +
                    $"{run.Process} pauses it, kill -CONT {run.Process} lets it go on.");
        return ExitStatus.Success;
    }

    private static string Word((RunSummary Run, bool IsThere) run) =>
        run.IsThere ? run.Run.State.ToString().ToLowerInvariant() : "not there";
}

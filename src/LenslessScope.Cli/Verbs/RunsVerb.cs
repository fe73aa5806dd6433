using System.CommandLine;
using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless runs</c>: the runs on this machine.</summary>
internal static class RunsVerb
{
    private static readonly Argument<string?> Folder = new("DIR")
    {
        Description = "Only runs in this folder and below. Default: all known runs; with --rebuild: the current " +
            "folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Rebuild = new("--rebuild")
    {
        Description = "First search DIR and its subfolders for runs, and rebuild the list from them.",
    };

    private static readonly Option<string?> Catalogue = new("--catalogue")
    {
        Description = "The file of the list. Default: $XDG_DATA_HOME/lensless/runs.db, else " +
            "~/.local/share/lensless/runs.db.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var verb = new Verb("runs", "Lists the runs of this machine, the latest first.",
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
                ? ["No runs are known. 'lensless runs --rebuild DIR' searches a folder for them."]
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
        run.IsThere ? run.Run.State.ToString().ToLowerInvariant() : "not found";
}

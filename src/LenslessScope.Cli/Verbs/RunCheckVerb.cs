using System.CommandLine;
using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless run check</c>: whether a run is complete and undamaged.</summary>
internal static class RunCheckVerb
{
    private static readonly Argument<string> Folder = new("DIR") { Description = "The folder of a run." };

    public static Command Create()
    {
        var verb = new Verb("check",
            "Finds all problems of a run: missing frames, pixels that differ from their checksum, OME-XML that does " +
            "not match the pages, files that do not belong to the run. Exit status 0: every frame of the plan exists " +
            "and is intact; 4: frames are missing, the others are intact; 1: something is damaged.",
            "lensless run check run-2026-03-04",
            "lensless run check run-2026-03-04 --json | jq .problems")
        {
            Folder,
        };
        verb.Runs((parse, console, cancellation) => Check(parse.GetRequiredValue(Folder), console, cancellation));
        return verb;
    }

    private static ExitStatus Check(string folder, Console console, CancellationToken cancellation)
    {
        var run = RunFolder.Read(folder);
        var problems = RunFolder.Check(folder, cancellation)
            .Select(problem => problem with { Message = OptionWords.In(problem.Message) }).ToList();
        var state = run.State.ToString().ToLowerInvariant();
        console.Result(
            new { folder = run.Folder, state, expected = run.Expected, recorded = run.Frames.Count, problems },
            [
                .. problems.Select(problem => $"{problem.Kind.ToString().ToLowerInvariant()}: " +
                    (problem.File is null ? problem.Message : $"{problem.File}: {problem.Message}")),
                $"{folder}: {state}, {run.Frames.Count} of {run.Expected} frames, " +
                    (problems.Count == 0 ? "no problems."
                        : $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}."),
            ]);
        return problems.Any(problem => problem.Kind == RunProblemKind.Damaged) ? ExitStatus.Failure
            : problems.Any(problem => problem.Kind == RunProblemKind.Missing) ? ExitStatus.Partial : ExitStatus.Success;
    }
}

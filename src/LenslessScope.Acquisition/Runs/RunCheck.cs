using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>Finds the problems of a run.</summary>
internal static class RunCheck
{
    internal static IEnumerable<RunProblem> Missing(Run run)
    {
        foreach (var (index, reason) in run.Missing)
            yield return new RunProblem(RunProblemKind.Missing, null, $"Frame {index} was given up: {reason}");
        var others = run.Expected - run.Frames.Count - run.Missing.Count;
        if (others > 0)
            yield return new RunProblem(RunProblemKind.Missing, null,
                $"{others} of {run.Expected} frames were not taken. Continue with '`resumeRun` {run.Folder}'.");
    }

    internal static IEnumerable<RunProblem> Damaged(Run run, CancellationToken cancellation)
    {
        foreach (var group in run.Frames.GroupBy(frame => frame.File))
        {
            var frames = group.ToDictionary(frame => frame.Page);
            using var check = SeriesCheck.Open(Path.Combine(run.Folder, group.Key), out var refused);
            if (check is null)
            {
                yield return Problem(refused!);
                continue;
            }
            foreach (var problem in check.Problems())
                yield return Problem(problem);
            for (var page = 0; page < check.PageCount; page++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!frames.Remove(page, out var frame))
                    yield return Problem($"page {page} is not in {RunFiles.Log}. Resume the run to repair it.");
                else if (check.Checksum(page) is var found && found != frame.Checksum)
                    yield return Problem($"frame {frame.Index} (page {page}) has the checksum {found:x8} instead of " +
                        $"{frame.Checksum:x8}: its pixels have changed since they were recorded. Take it from a copy.");
            }
            foreach (var frame in frames.Values)
                yield return Problem($"frame {frame.Index} (page {frame.Page}) is not in the file. Resume the run " +
                    "to take it again.");

            RunProblem Problem(string message) => new(RunProblemKind.Damaged, group.Key, message);
        }
    }

    internal static IEnumerable<RunProblem> Foreign(Run run)
    {
        var ours = RunFiles.All.Concat(run.Frames.Select(frame => frame.File)).ToHashSet();
        var unfinished = RunFiles.Unfinished(run.Folder).Select(Path.GetFileName).ToHashSet();
        foreach (var path in Directory.EnumerateFileSystemEntries(run.Folder).Order(StringComparer.Ordinal))
            if (Path.GetFileName(path) is var name && !ours.Contains(name) && !unfinished.Contains(name))
                yield return new RunProblem(RunProblemKind.Foreign, name,
                    "does not belong to this run. Move it elsewhere if it is not wanted.");
    }
}

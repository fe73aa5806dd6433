using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>Reads and checks folders of runs, also while they are being written.</summary>
public static class RunFolder
{
    /// <summary>Reads a run; changes nothing.</summary>
    /// <exception cref="RunRefusedException">
    /// The folder holds no run, or what describes it is damaged; all reasons.
    /// </exception>
    public static Run Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var document = RunDocument.Read(folder);
        var contents = RunLogContents.Read(folder);
        var running = Heartbeat.IsLocked(folder);
        if (!running)
            RemoveTorn(folder, contents);
        return new Run
        {
            Folder = Path.GetFullPath(folder), Plan = PlanOf(folder), Stacks = document.Stacks,
            State = running ? RunState.Running : document.Sessions[^1].End is null ? RunState.Interrupted
                : document.State,
            Sessions = document.Sessions, Events = contents.Events, Expected = document.Expected,
            Frames = [.. contents.Frames.Values], Missing = contents.Missing, Shape = document.Shape,
        };
    }

    /// <summary>
    /// Looks for every problem: frames that are missing, pixels that differ from their checksum, OME-XML that differs
    /// from the pages, files that are not of the run. Reads all pixels; changes nothing.
    /// </summary>
    /// <exception cref="RunRefusedException">
    /// The folder holds no run, or what describes it is damaged; all reasons.
    /// </exception>
    public static IReadOnlyList<RunProblem> Check(string folder, CancellationToken cancellation = default)
    {
        var run = Read(folder);
        var problems = new List<RunProblem>();
        problems.AddRange(RunCheck.Missing(run));
        problems.AddRange(RunCheck.Damaged(run, cancellation));
        problems.AddRange(RunCheck.Foreign(run));
        return problems;
    }

    /// <summary>Why a new run cannot begin in that folder: it has one already. Null if it has none.</summary>
    public static string? WhyTaken(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return File.Exists(Path.Combine(folder, RunFiles.Document))
            ? $"{folder} already has a run. Continue it with `resume`, or name another folder." : null;
    }

    internal static Plan PlanOf(string folder)
    {
        var path = Path.Combine(folder, RunFiles.Plan);
        try
        {
            return PlanFile.Read(path);
        }
        catch (Exception e) when (e is PlanException or IOException or UnauthorizedAccessException)
        {
            throw new RunRefusedException(folder, [$"The plan of the run, {path}, cannot be read: {e.Message}"], e);
        }
    }

    // After a power cut the log may be ahead of the files.
    private static void RemoveTorn(string folder, RunLogContents contents)
    {
        foreach (var file in contents.Frames.Values.GroupBy(frame => frame.File).ToList())
        {
            HashSet<(int, long)> there;
            try
            {
                there = [.. OmeTiffSeries.PagesOf(Path.Combine(folder, file.Key)).Select(page =>
                    (page.Page, page.Plane.Number))];
            }
            catch (ImageFileException)
            {
                continue; // RunFolder.Check tells
            }
            long[] torn = [.. file.Where(frame => !there.Contains((frame.Page, frame.Index))).Select(frame =>
                frame.Index)];
            if (torn.Length > 0)
                contents.Add(new RunLogLine { Lost = torn });
        }
    }
}

/// <summary>What kind of problem a run has.</summary>
public enum RunProblemKind
{
    /// <summary>A frame of the plan is missing.</summary>
    Missing,

    /// <summary>The contents are not what was written.</summary>
    Damaged,

    /// <summary>A file that is not of the run. It does no harm.</summary>
    Foreign,
}

/// <summary>A problem of a run.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="File">Name of the file in the folder; null where it is none of a file.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record RunProblem(RunProblemKind Kind, string? File, string Message);

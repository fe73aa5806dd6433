namespace LenslessScope.Acquisition;

/// <summary>Reads and checks folders of runs, also while they are being written.</summary>
public static class RunFolder
{
    /// <summary>Reads a run; changes nothing.</summary>
    /// <exception cref="RunRefusedException">The folder holds no run, or what describes it is damaged; all reasons.</exception>
    public static Run Read(string folder) => throw new NotSupportedException();

    /// <summary>
    /// Looks for every problem: frames that are missing, pixels that differ from their checksum, OME-XML that differs from
    /// the pages, files that are not of the run. Reads all pixels; changes nothing.
    /// </summary>
    /// <exception cref="RunRefusedException">The folder holds no run, or what describes it is damaged; all reasons.</exception>
    public static IReadOnlyList<RunProblem> Check(string folder, CancellationToken cancellation = default) =>
        throw new NotSupportedException();
}

/// <summary>What kind of problem a run has.</summary>
public enum RunProblemKind
{
    /// <summary>A frame of the plan is not there.</summary>
    Missing,

    /// <summary>What is there is not what was written.</summary>
    Damaged,

    /// <summary>A file that is not of the run. It does no harm.</summary>
    Foreign,
}

/// <summary>A problem of a run.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="File">Name of the file in the folder; null where it is none of a file.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record RunProblem(RunProblemKind Kind, string? File, string Message);

using LenslessScope.Instrument;

namespace LenslessScope.Acquisition;

/// <summary>A run that is asked for.</summary>
public sealed record RunRequest
{
    /// <summary>The run's folder: new or empty; to resume a run, the folder that it is in.</summary>
    public required string Folder { get; init; }

    /// <summary>What to take; null to continue the run in the folder where it stopped.</summary>
    public Plan? Plan { get; init; }

    /// <summary>How it is written. Default: as they are.</summary>
    public RunOptions Options { get; init; } = new();

    /// <summary>
    /// Whether holograms are brought into focus while the run goes on, as far as there is time. Default: no.
    /// </summary>
    public bool Reconstruct { get; init; }

    /// <summary>
    /// Whether it starts although the disk is too small; it pauses while that is full. Default: no.
    /// </summary>
    public bool IgnoreFreeSpace { get; init; }
}

/// <summary>What a run would take, or why it cannot be had.</summary>
/// <param name="Plan">The plan; of a resumed run its own.</param>
/// <param name="PlanProblems">Why the plan cannot be run on this instrument.</param>
/// <param name="Problems">Why the run cannot be had otherwise.</param>
/// <param name="Estimate">Of the whole plan; null where the plan has problems.</param>
/// <param name="Frames">That are to be taken yet.</param>
/// <param name="Bytes">Of these on the disk; null where the plan has problems.</param>
/// <param name="FreeBytes">On the disk of the folder; null where there is a file in its place.</param>
public sealed record RunForecast(Plan Plan, IReadOnlyList<PlanProblem> PlanProblems, IReadOnlyList<Problem> Problems,
    PlanEstimate? Estimate, long Frames, long? Bytes, long? FreeBytes)
{
    /// <summary>What to know beforehand, although it prevents nothing. Default: nothing.</summary>
    public IReadOnlyList<PlanProblem> Notes { get; init; } = [];

    /// <summary>Refuses when there are problems.</summary>
    internal void ThrowIfRefused()
    {
        PlanException.ThrowIfAny(PlanProblems);
        RequestException.ThrowIfAny(Problems);
    }
}

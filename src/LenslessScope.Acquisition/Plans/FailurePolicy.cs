namespace LenslessScope.Acquisition;

/// <summary>What happens when the device fails on a frame.</summary>
public sealed record FailurePolicy
{
    /// <summary>How often a frame is tried again; 0 to 100. Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Pause before each further try. Default 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What happens when all tries have failed. Default: the frame is recorded as missing, and the run goes
    /// on.</summary>
    public FailureAction Then { get; init; } = FailureAction.Skip;

    /// <summary>
    /// How long a frame may take beyond its exposure before it counts as failed; above 0. Null (default): 10 s and the
    /// exposure once more.
    /// </summary>
    public TimeSpan? StallTimeout { get; init; }
}

/// <summary>What a run does about a frame that failed for good.</summary>
public enum FailureAction
{
    /// <summary>Records it as missing and goes on.</summary>
    Skip,

    /// <summary>Ends the run; it can be resumed.</summary>
    Stop,
}

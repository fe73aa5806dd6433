namespace LenslessScope.Acquisition;

/// <summary>How much of a run there is.</summary>
public enum RunYield
{
    /// <summary>The plan was carried out to its end, and every frame exists.</summary>
    All,

    /// <summary>Some frames exist, or all of them but the plan did not come to its end.</summary>
    Some,

    /// <summary>There is not a single frame.</summary>
    None,
}

/// <summary>What became of a run. Its data are readable, whatever the end.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it did not go to its end; null when it did.</param>
/// <param name="Progress">The counts at the end.</param>
/// <param name="NotRestored">What of the instrument could not be put back as it was before the run, and why.</param>
public sealed record PlanRunResult(RunOutcome Outcome, string? Reason, RunProgress Progress,
    IReadOnlyList<string> NotRestored)
{
    /// <summary>How much there is, from which every program derives its exit status.</summary>
    public RunYield Yield =>
        Outcome == RunOutcome.Completed && Progress.Written == Progress.Expected ? RunYield.All
        : Progress.Written > 0 ? RunYield.Some
        : RunYield.None;
}

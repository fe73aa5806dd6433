namespace LenslessScope.Acquisition;

/// <summary>What became of a run. Its data are readable, whatever the end.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it did not go to its end; null when it did.</param>
/// <param name="Progress">The counts at the end.</param>
/// <param name="NotRestored">What of the instrument could not be put back as it was before the run, and why.</param>
public sealed record PlanRunResult(RunOutcome Outcome, string? Reason, RunProgress Progress,
    IReadOnlyList<string> NotRestored);

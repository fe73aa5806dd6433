namespace LenslessScope.Acquisition;

/// <summary>
/// Time points at equal intervals. The next phase begins <c>Interval · Count</c> after this one did.
/// </summary>
/// <param name="Interval">From the start of one time point to the start of the next; 0 for as fast as it goes.</param>
/// <param name="Count">How many; at least 1.</param>
public sealed record TimePhase(TimeSpan Interval, long Count);

namespace LenslessScope.Acquisition;

/// <summary>Times of a plan.</summary>
internal static class Schedule
{
    /// <summary>When the last time point is due, since the start; null for a plan without a schedule.</summary>
    public static TimeSpan? LastDue(Plan plan) => plan.Time.Count == 0 ? null
        : plan.Time.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Interval * phase.Count) - plan.Time[^1].Interval;
}

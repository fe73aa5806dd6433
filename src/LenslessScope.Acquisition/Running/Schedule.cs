namespace LenslessScope.Acquisition;

/// <summary>Times of a plan.</summary>
internal static class Schedule
{
    /// <summary>When the last time point is due, since the start; null for a plan without a schedule.</summary>
    public static TimeSpan? LastDue(Plan plan)
    {
        if (plan.Time.Count == 0)
            return null;
        if (plan.Skip.Count > 0)
            return plan.Frames().Max(frame => frame.Due);
        var axes = new PlanAxes(plan);
        var turns = axes.Sizes[..axes.Time].Aggregate(1L, (product, size) => product * size);
        return new PlanSchedule(plan).Due(axes.Sizes[axes.Time] - 1, turns - 1);
    }
}

namespace LenslessScope.Acquisition;

/// <summary>Problems that only show when the frames of a plan are enumerated.</summary>
internal static class PlanWalkRules
{
    public static void Check(Plan plan, ProblemList problems)
    {
        if (plan.Skip.Count == 0 && plan.Time.All(phase => phase.Interval == TimeSpan.Zero))
            return;
        var walk = new PlanWalk(plan);
        var schedule = new PlanSchedule(plan);
        double[] exposuresMs = [.. FoldedChannel.All(plan, walk.Axes).Select(c => (c.ExposureMs ?? 0) * plan.Averages)];
        var longestMs = new double[plan.Time.Count];
        var (point, sumMs, images) = ((Series: -1L, Time: -1L), 0.0, 0L);
        foreach (var steps in walk.Steps())
        {
            images++;
            if (plan.Time.Count == 0)
                continue;
            if (point != (walk.Series, steps[walk.Axes.Time]))
                (point, sumMs) = ((walk.Series, steps[walk.Axes.Time]), 0);
            sumMs += exposuresMs[walk.Axes.Folded(steps)];
            ref var longest = ref longestMs[schedule.PhaseOf(point.Time)];
            longest = Math.Max(longest, sumMs);
        }
        if (images == 0)
            problems.Add("skip", "The rules leave out every frame.");
        foreach (var (i, phase) in plan.Time.Index())
            if (phase.Interval > TimeSpan.Zero && longestMs[i] > phase.Interval.TotalMilliseconds)
                problems.Add($"time[{i}].interval", $"{Quantity.Text(phase.Interval)} is too short: the exposures of " +
                    "one time point " +
                    $"take {Quantity.Text(TimeSpan.FromMilliseconds(longestMs[i]))}.");
    }
}

namespace LenslessScope.Acquisition;

/// <summary>The skip rules of a plan, with names looked up once.</summary>
internal sealed class SkipTest
{
    private readonly Rule[] _rules;

    // -1: for all channels, for all positions.
    private sealed record Rule(int Axis, long KeepEvery, HashSet<long> Steps, int Channel, int Position);

    public SkipTest(Plan plan)
    {
        var axes = new PlanAxes(plan);
        _rules = [.. plan.Skip.Select(rule => new Rule(
            Array.IndexOf(axes.Names, rule.Axis), rule.KeepEvery ?? 0, [.. rule.Steps],
            rule.Channel is { } channel ? plan.Channels.ToList().FindIndex(c => c.Name == channel) : -1,
            rule.Position is { } position ? plan.Positions.ToList().FindIndex(p => p.Name == position) : -1))];
    }

    /// <summary>Whether a rule leaves out the image with these steps.</summary>
    public bool LeavesOut(PlanAxes axes, long[] steps)
    {
        foreach (var rule in _rules)
            if ((rule.Channel < 0 || steps[axes.Channel] == rule.Channel)
                && (rule.Position < 0 || steps[axes.Position] == rule.Position)
                && (rule.Steps.Count == 0 || rule.Steps.Contains(steps[rule.Axis]))
                && (rule.KeepEvery == 0 || steps[rule.Axis] % rule.KeepEvery != 0))
                return true;
        return false;
    }
}

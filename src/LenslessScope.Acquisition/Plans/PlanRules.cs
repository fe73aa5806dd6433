using LenslessScope.Imaging;
using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>
/// The rules for a plan before anything is known about the instrument. Values are checked first; contradictions
/// between them only once each makes sense by itself.
/// </summary>
internal static class PlanRules
{
    /// <summary>Images and reference frames of one plan at most.</summary>
    internal const long MostFrames = 100_000_000;

    /// <summary>Channels of a stack at most.</summary>
    internal const int MostChannels = 10_000;

    /// <summary>Frames of one time point of a position at most: they go into one file.</summary>
    internal const int MostPlanes = SeriesDescription.MostFrames;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3653);

    public static IReadOnlyList<PlanProblem> Check(Plan plan)
    {
        var problems = new ProblemList();
        PlanValueRules.Check(plan, problems);
        Size(plan, problems);
        Order(plan, problems);
        Exposures(plan, problems);
        Stage(plan, problems);
        SameProperty(plan, problems);
        Skips(plan, problems);
        if (problems.Problems.Count == 0)
            PlanWalkRules.Check(plan, problems);
        return problems.Problems;
    }

    private static void Size(Plan plan, ProblemList problems)
    {
        if (plan.Time.Any(phase => phase.Count is < 1 or > MostFrames))
            return;
        // In floating point, which does not overflow.
        var duration = plan.Time.Sum(phase => phase.Interval.TotalDays * phase.Count);
        var outer = 1.0;
        foreach (var name in plan.Order.TakeWhile(name => name != AxisName.Time).Distinct())
            outer *= Math.Max(1, PlanAxes.SizeOf(plan, name));
        if (plan.Order.Contains(AxisName.Time) && plan.Time.Count > 0)
            duration *= outer;
        if (duration > Longest.TotalDays)
            problems.Add("time", $"The plan lasts {duration / 365.25:0.#} years; at most 10 are allowed.");

        var channels = plan.Axes.Select(axis => axis.Name).Append(AxisName.Channel).Append(AxisName.Exposure).Distinct()
            .Aggregate(1.0, (product, name) => product * Math.Max(1, PlanAxes.SizeOf(plan, name)));
        if (channels > MostChannels)
            problems.Add("", $"Channels, exposures and the plan's own axes together make {channels:0} channels; " +
                $"at most {MostChannels} are allowed.");
        else if (channels * (plan.Z?.PositionsUm.Count ?? 1) is var planes and > MostPlanes)
            problems.Add("", $"A time point of a position has {planes:0} frames (channels × heights); at most " +
                $"{MostPlanes} are allowed. Make some of them positions, or split the plan into several.");
        var frames = channels * ((plan.Dark?.Frames ?? 0) + (double)(plan.Background?.Frames ?? 0)
            + plan.Time.DefaultIfEmpty(new TimePhase(default, 1)).Sum(phase => (double)phase.Count)
            * Math.Max(1, plan.Positions.Count) * Math.Max(1, plan.Z?.PositionsUm.Count ?? 1));
        if (frames > MostFrames)
            problems.Add("", $"The plan has {frames:0} frames; at most {MostFrames} are allowed in one run. Split it " +
                "into several.");
        var longestMs = plan.ExposuresMs.Concat(plan.Channels.Select(c => c.ExposureMs ?? 0))
            .Append(plan.ExposureMs ?? 0).Max();
        var exposing = frames * plan.Averages * longestMs / TimeSpan.MillisecondsPerDay;
        if (exposing > Longest.TotalDays)
            problems.Add("", $"The exposures alone take up to {exposing / 365.25:0.#} years; at most 10 are allowed.");
    }

    private static void Order(Plan plan, ProblemList problems)
    {
        var axes = AxisName.DefaultOrder(plan).ToList();
        foreach (var (i, name) in plan.Order.Index())
            if (!axes.Contains(name))
                problems.Add($"order[{i}]", $"There is no axis {Quoted(name)}. {There(axes)}");
        problems.Distinct(plan.Order, i => $"order[{i}]", Quoted);
    }

    private static void Exposures(Plan plan, ProblemList problems)
    {
        if (plan.ExposuresMs.Count == 0)
            return;
        if (plan.ExposureMs != null)
            problems.Add("exposure", "The plan also has exposures, so this one would never be used. Give only one of " +
                "them.");
        foreach (var (i, channel) in plan.Channels.Index())
            if (channel.ExposureMs != null)
                problems.Add($"channels[{i}].exposure", "The plan also has exposures, which apply to all channels. " +
                    "Give only one of them.");
    }

    private static void Stage(Plan plan, ProblemList problems)
    {
        foreach (var (key, of) in new (string, Func<PlanPosition, double?>)[] { ("x", p => p.XUm), ("y", p => p.YUm) })
            if (plan.Positions.Any(p => of(p) != null))
                foreach (var (i, position) in plan.Positions.Index().Where(p => of(p.Item) == null))
                    problems.Add($"positions[{i}]", $"{Quoted(position.Name)} has no {key}, but others do. Give it " +
                        "for all or none.");
        if (plan.Z is { Relative: false })
            foreach (var (i, _) in plan.Positions.Index().Where(p => p.Item.ZUm != null))
                problems.Add($"positions[{i}].z", "The positions of z are not relative, so this one would never be " +
                    "used. Set relative: true in z, or leave this out.");
    }

    private static void SameProperty(Plan plan, ProblemList problems)
    {
        string LabelOf(string device) => device == PlanSetting.OfCamera && plan.Camera != null ? plan.Camera : device;
        var gain = plan.Channels.Any(channel => channel.Gain != null)
            ? [(Path: "channels", Device: LabelOf(PlanSetting.OfCamera), Property: "Gain")]
            : Array.Empty<(string Path, string Device, string Property)>();
        var owners = gain.Concat(plan.Axes.Select((axis, i) =>
            (Path: $"axes[{i}]", Device: LabelOf(axis.Device), axis.Property)));
        foreach (var same in owners.GroupBy(o => (o.Device, o.Property)).Where(group => group.Count() > 1))
            problems.Add(same.Last().Path,
                $"{(same.Key.Device.Length == 0 ? "The camera" : same.Key.Device)}.{same.Key.Property} is " +
                $"set by {string.Join(" and by ", same.Select(o => o.Path))}. Give it to one of them.");
        problems.Distinct(plan.Settings.Select(s => (LabelOf(s.Device), s.Property)), i => $"settings[{i}]",
            s => $"{(s.Item1.Length == 0 ? "the camera" : s.Item1)}.{s.Property}");
    }

    private static void Skips(Plan plan, ProblemList problems)
    {
        foreach (var (i, rule) in plan.Skip.Index())
        {
            var path = $"skip[{i}]";
            var size = PlanAxes.SizeOf(plan, rule.Axis);
            var axes = AxisName.DefaultOrder(plan).Where(name => PlanAxes.SizeOf(plan, name) > 1).ToList();
            if (size < 2)
                problems.Add($"{path}.axis",
                    $"{(size == 0 ? "There is no axis" : "There is one step only on the axis")} " +
                    $"{Quoted(rule.Axis)}. {There(axes)}");
            if (rule.KeepEvery is { } every)
                problems.Range($"{path}.keep-every", every, 2, int.MaxValue);
            foreach (var (k, step) in rule.Steps.Index())
                if (size >= 2)
                    problems.Range($"{path}.steps[{k}]", step, 0, size - 1);
            if (rule.Channel is { } channel && plan.Channels.All(c => c.Name != channel))
                problems.Add($"{path}.channel", $"There is no channel {Quoted(channel)}. " +
                    $"{There(plan.Channels.Select(c => c.Name))}");
            if (rule.Position is { } position && plan.Positions.All(p => p.Name != position))
                problems.Add($"{path}.position", $"There is no position {Quoted(position)}. " +
                    $"{There(plan.Positions.Select(p => p.Name))}");
            if (rule.KeepEvery == null && rule.Steps.Count == 0 && rule.Channel == null && rule.Position == null)
                problems.Add(path, "The rule would leave out every frame. Give keep-every, steps, channel or " +
                    "position.");
        }
    }
}

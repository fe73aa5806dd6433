namespace LenslessScope.Acquisition;

/// <summary>From a plan without problems to its stacks.</summary>
internal static class PlanStacks
{
    public static IReadOnlyList<PlannedStack> Of(Plan plan)
    {
        var walk = new PlanWalk(plan);
        var names = FoldedChannel.All(plan, walk.Axes).Select(channel => channel.Name).ToList();
        List<PlannedStack> stacks = [];
        foreach (var (kind, name, reference) in new[]
        {
            (FrameKind.Dark, PlanFrames.DarkStack, plan.Dark),
            (FrameKind.Background, PlanFrames.BackgroundStack, plan.Background),
        })
            if (reference != null)
                stacks.Add(new PlannedStack(name, kind, reference.Frames, names, 1, null, "XYTCZ",
                    (long)reference.Frames * names.Count));

        var (counts, begun) = ImagesOfPositions(walk);
        stacks.AddRange(begun.Select(position => new PlannedStack(
            plan.Positions.Count > 0 ? plan.Positions[position].Name : plan.Name, FrameKind.Image,
            (int)walk.Axes.Sizes[walk.Axes.Time], names, (int)walk.Axes.Sizes[walk.Axes.Z], StepUm(plan.Z),
            walk.Axes.DimensionOrder(), counts[position])));
        return stacks;
    }

    private static (long[] Counts, IReadOnlyList<int> Begun) ImagesOfPositions(PlanWalk walk)
    {
        var counts = new long[walk.Axes.Sizes[walk.Axes.Position]];
        List<int> begun = [];
        foreach (var steps in walk.Steps())
        {
            var position = (int)steps[walk.Axes.Position];
            if (counts[position]++ == 0)
                begun.Add(position);
        }
        return (counts, begun);
    }

    private static double? StepUm(ZPlan? z)
    {
        if (z is not { PositionsUm: [var first, var second, ..] positions })
            return null;
        var step = Math.Abs(second - first);
        // Positions written in decimal differ in their last bits.
        var tolerance = 1e-9 * positions.Max(Math.Abs);
        return positions.Zip(positions.Skip(1)).All(pair =>
            Math.Abs(Math.Abs(pair.Second - pair.First) - step) <= tolerance
                && pair.Second > pair.First == second > first)
            ? step : null;
    }
}

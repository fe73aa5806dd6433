namespace LenslessScope.Acquisition;

/// <summary>
/// The axes of a plan that has no problems of its own, from the slowest to the fastest, each with at least one step.
/// Axes of one's own, channels and exposures are folded into the channels of a stack.
/// </summary>
internal sealed class PlanAxes
{
    private readonly int[] _folded; // indices of the axes that count as channels, slowest first

    public PlanAxes(Plan plan)
    {
        Names = [.. plan.Order.Concat(AxisName.DefaultOrder(plan)).Distinct(StringComparer.Ordinal)];
        Sizes = [.. Names.Select(name => SizeOf(plan, name))];
        (Time, Position, Channel) = (IndexOf(AxisName.Time), IndexOf(AxisName.Position), IndexOf(AxisName.Channel));
        (Exposure, Z) = (IndexOf(AxisName.Exposure), IndexOf(AxisName.Z));
        OfProperties = [.. plan.Axes.Select(axis => IndexOf(axis.Name))];
        _folded = [.. Enumerable.Range(0, Names.Length).Where(i => i != Time && i != Position && i != Z)];
        FoldedSize = (int)_folded.Aggregate(1L, (product, i) => product * Sizes[i]);
    }

    public string[] Names { get; }

    public long[] Sizes { get; }

    /// <summary>Where the axis stands in the order.</summary>
    public int Time { get; }

    /// <inheritdoc cref="Time"/>
    public int Position { get; }

    /// <inheritdoc cref="Time"/>
    public int Channel { get; }

    /// <inheritdoc cref="Time"/>
    public int Exposure { get; }

    /// <inheritdoc cref="Time"/>
    public int Z { get; }

    /// <summary>Where each of <see cref="Plan.Axes"/> stands in the order.</summary>
    public int[] OfProperties { get; }

    /// <summary>How many channels a stack has.</summary>
    public int FoldedSize { get; }

    /// <summary>The channel of the stack that these steps belong to.</summary>
    public int Folded(long[] steps)
    {
        long folded = 0;
        foreach (var i in _folded)
            folded = folded * Sizes[i] + steps[i];
        return (int)folded;
    }

    /// <summary>The steps of a channel of the stack; 0 on the other axes.</summary>
    public long[] Unfolded(int channel)
    {
        var steps = new long[Names.Length];
        long rest = channel;
        for (var i = _folded.Length - 1; i >= 0; i--)
            (rest, steps[_folded[i]]) = Math.DivRem(rest, Sizes[_folded[i]]);
        return steps;
    }

    /// <summary>The order in which the images come, as OME names it: fastest first.</summary>
    public string DimensionOrder()
    {
        // Axes of one step have no say where they stand.
        var slowest = _folded.FirstOrDefault(i => Sizes[i] > 1, Channel);
        return "XY" + string.Concat(new[] { (Time, "T"), (slowest, "C"), (Z, "Z") }.OrderByDescending(a => a.Item1)
            .Select(a => a.Item2));
    }

    /// <summary>How many steps an axis has; 0 for a name that is none. Of impossibly many time points at least too
    /// many.</summary>
    public static long SizeOf(Plan plan, string name) => name switch
    {
        AxisName.Time => plan.Time.Count == 0 ? 1 : plan.Time.Sum(phase =>
            Math.Clamp(phase.Count, 0, PlanRules.MostFrames + 1)),
        AxisName.Position => Math.Max(1, plan.Positions.Count),
        AxisName.Channel => Math.Max(1, plan.Channels.Count),
        AxisName.Exposure => Math.Max(1, plan.ExposuresMs.Count),
        AxisName.Z => Math.Max(1, plan.Z?.PositionsUm.Count ?? 1),
        _ => plan.Axes.FirstOrDefault(axis => axis.Name == name)?.Values.Count ?? 0,
    };

    private int IndexOf(string name) => Array.IndexOf(Names, name);
}

namespace LenslessScope.Acquisition;

/// <summary>
/// The steps of all images of a plan, in their order and without those that are left out. Frames, numbers of frames and
/// times all come from this one walk.
/// </summary>
internal sealed class PlanWalk(Plan plan)
{
    private readonly SkipTest _skip = new(plan);

    public PlanAxes Axes { get; } = new(plan);

    /// <summary>
    /// How many turns of the axes slower than time have begun before the one of the current steps: with time inside of
    /// them, the time points start again in each turn.
    /// </summary>
    public long Series { get; private set; }

    /// <summary>The steps on every axis, one image after the other. It is the same array each time.</summary>
    public IEnumerable<long[]> Steps()
    {
        var steps = new long[Axes.Names.Length];
        var turn = new long[Axes.Time];
        Series = -1;
        do
        {
            if (_skip.LeavesOut(Axes, steps))
                continue;
            if (Series < 0 || !steps.AsSpan(0, turn.Length).SequenceEqual(turn))
            {
                Array.Copy(steps, turn, turn.Length);
                Series++;
            }
            yield return steps;
        }
        while (Next(steps));
    }

    /// <summary>Whether no image before this one has the same time point and position.</summary>
    public bool IsFirstOfPosition(long[] steps)
    {
        var other = (long[])steps.Clone();
        for (var i = 0; i < other.Length; i++)
            if (!IsPlace(i))
                other[i] = 0;
        while (_skip.LeavesOut(Axes, other) && !other.AsSpan().SequenceEqual(steps) && NextInside(other))
        {
        }
        return other.AsSpan().SequenceEqual(steps);
    }

    private bool IsPlace(int axis) => axis == Axes.Time || axis == Axes.Position;

    private bool Next(long[] steps)
    {
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (++steps[i] < Axes.Sizes[i])
                return true;
            steps[i] = 0;
        }
        return false;
    }

    private bool NextInside(long[] steps)
    {
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (IsPlace(i))
                continue;
            if (++steps[i] < Axes.Sizes[i])
                return true;
            steps[i] = 0;
        }
        return false;
    }
}

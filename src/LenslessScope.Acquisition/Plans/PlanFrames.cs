namespace LenslessScope.Acquisition;

/// <summary>From a plan without problems to its frames.</summary>
internal sealed class PlanFrames
{
    /// <summary>The names of the stacks of reference frames.</summary>
    internal const string BackgroundStack = "background", DarkStack = "dark";

    private readonly Plan _plan;
    private readonly PlanWalk _walk;
    private readonly PlanSchedule _schedule;
    private readonly FoldedChannel[] _channels;
    private readonly int[] _namedAxes; // those with more than one step
    private readonly string[] _axisNames;
    private readonly bool _focusMoves;

    private PlanFrames(Plan plan)
    {
        (_plan, _walk, _schedule) = (plan, new PlanWalk(plan), new PlanSchedule(plan));
        _channels = FoldedChannel.All(plan, _walk.Axes);
        _namedAxes = [.. Enumerable.Range(0, _walk.Axes.Names.Length).Where(i => _walk.Axes.Sizes[i] > 1)];
        _axisNames = [.. _namedAxes.Select(i => _walk.Axes.Names[i])];
        _focusMoves = plan.Z != null || plan.Positions.Any(p => p.ZUm != null)
            || plan.Channels.Any(c => c.ZOffsetUm != 0);
    }

    public static IEnumerable<PlannedFrame> Of(Plan plan) => new PlanFrames(plan).All();

    private IEnumerable<PlannedFrame> All()
    {
        long index = 0;
        foreach (var (kind, reference) in new[]
        {
            (FrameKind.Dark, _plan.Dark), (FrameKind.Background, _plan.Background),
        })
            for (var c = 0; reference != null && c < _channels.Length; c++)
            {
                IReadOnlyList<PresetChoice> presets = reference.Preset is { } preset
                    ? [.. _channels[c].Presets, preset] : _channels[c].Presets;
                for (var t = 0; t < reference.Frames; t++)
                    yield return Reference(index++, kind, reference, t, c) with { Presets = presets };
            }
        foreach (var steps in _walk.Steps())
            yield return Image(index++, steps);
    }

    private PlannedFrame Reference(long index, FrameKind kind, ReferenceFrames reference, int t, int c) => new()
    {
        Index = index,
        Kind = kind,
        Stack = kind == FrameKind.Dark ? DarkStack : BackgroundStack,
        Place = new StackPlace(t, c, 0),
        Steps = Named(_walk.Axes.Unfolded(c)),
        Settings = _channels[c].Settings,
        ExposureMs = _channels[c].ExposureMs,
        XUm = reference.XUm,
        YUm = reference.YUm,
        LightOff = kind == FrameKind.Dark,
        Averages = _plan.Averages,
        Channel = _channels[c].Channel?.Name,
        WavelengthNm = _channels[c].Channel?.WavelengthNm,
    };

    private PlannedFrame Image(long index, long[] steps)
    {
        var axes = _walk.Axes;
        var c = axes.Folded(steps);
        var (channel, time) = (_channels[c], steps[axes.Time]);
        var position = _plan.Positions.Count > 0 ? _plan.Positions[(int)steps[axes.Position]] : null;
        var (zUm, relative) = Z(position, channel.Channel, steps[axes.Z]);
        return new PlannedFrame
        {
            Index = index,
            Stack = position?.Name ?? _plan.Name,
            Place = new StackPlace((int)time, c, (int)steps[axes.Z]),
            Steps = Named(steps),
            Due = _schedule.Due(time, _walk.Series),
            Presets = channel.Presets,
            Settings = channel.Settings,
            ExposureMs = channel.ExposureMs,
            XUm = position?.XUm,
            YUm = position?.YUm,
            ZUm = zUm,
            ZRelative = relative,
            Averages = _plan.Averages,
            Channel = channel.Channel?.Name,
            Position = position?.Name,
            WavelengthNm = channel.Channel?.WavelengthNm,
            FindFocus = _plan.Autofocus is { } focus && time % focus.Every == 0 && _walk.IsFirstOfPosition(steps),
        };
    }

    private (double? ZUm, bool Relative) Z(PlanPosition? position, PlanChannel? channel, long step)
    {
        if (!_focusMoves)
            return (null, false);
        var um = (_plan.Z?.PositionsUm[(int)step] ?? 0) + (channel?.ZOffsetUm ?? 0);
        return _plan.Z is { Relative: false } ? (um, false)
            : position?.ZUm is { } start ? (start + um, false)
            : (um, true);
    }

    private AxisSteps Named(long[] steps) => new(_axisNames, [.. _namedAxes.Select(i => steps[i])]);
}

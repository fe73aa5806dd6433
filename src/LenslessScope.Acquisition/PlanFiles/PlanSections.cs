namespace LenslessScope.Acquisition;

/// <summary>Reads the sections of a plan's file.</summary>
internal static class PlanSections
{
    private const string TimeExample = "[{interval: 10 min, count: 12}]";

    public static Plan Read(PlanReader reader, MapReader map)
    {
        var defaults = new Plan();
        return new Plan
        {
            Name = map.Text("name") ?? defaults.Name,
            Description = map.Text("description"),
            Camera = map.Text("camera"),
            ExposureMs = map.Milliseconds("exposure"),
            Averages = map.Count("averages") ?? defaults.Averages,
            Settings = Sections(reader, map, "settings", Setting, "[{device: Camera, property: Gain, value: 2}]"),
            // One phase needs no list.
            Time = map.Find("time") is YamlMap phase
                ? Phase(reader, reader.Map("time[0]", phase, "time")!) is { } one ? [one] : []
                : Sections(reader, map, "time", m => Phase(reader, m), TimeExample),
            Positions = Sections(reader, map, "positions", Position, "[{name: A1, x: 0 um, y: 250 um}]"),
            Channels = Sections(reader, map, "channels", Channel, "[{preset: Channel=Blue, exposure: 4 ms}]"),
            Z = Section(reader, map, "z", m => ZSection.Read(reader, m)),
            ExposuresMs = map.Values("exposures", Quantity.Milliseconds, Quantity.TimeForm, "[1 ms, 4 ms, 16 ms]"),
            Axes = Sections(reader, map, "axes", m => Axis(reader, m),
                "[{name: led, device: Light, property: State, values: [0, 1]}]"),
            Order = map.List("order", (node, path) => reader.Text(path, node, "the name of an axis", AxisName.Time),
                "[time, channel, z]"),
            Background = Section(reader, map, "background", Reference),
            Dark = Section(reader, map, "dark", Reference),
            Autofocus = Section(reader, map, "autofocus", Autofocus),
            Skip = Sections(reader, map, "skip", Skip, "[{axis: time, keep-every: 10, channel: Red}]"),
            OnFailure = Section(reader, map, "on-failure", OnFailure) ?? defaults.OnFailure,
        };
    }

    private static T? Section<T>(PlanReader reader, MapReader map, string key, Func<MapReader, T?> read)
        where T : class =>
        map.Find(key) is { } node && reader.Map(key, node, key) is { } section ? read(section) : null;

    private static IReadOnlyList<T> Sections<T>(PlanReader reader, MapReader map, string key, Func<MapReader, T?> read,
        string example)
        where T : class =>
        [.. map.List(key, (node, path) => reader.Map(path, node, key) is { } section ? read(section) : null, example)
            .OfType<T>()];

    private static PlanSetting Setting(MapReader map) => new(map.Text("device") ?? PlanSetting.OfCamera,
        map.Required("property", "property"), map.Required("value", "value"));

    private static TimePhase? Phase(PlanReader reader, MapReader map)
    {
        var interval = map.Required<TimeSpan>("interval", Quantity.Time, Quantity.TimeForm, TimeSpan.MaxValue);
        var duration = map.Time("duration");
        if (map.Has("count") == map.Has("duration"))
            reader.Fault(map.PathOf("count"), map.Find("duration") ?? map.Node,
                "Give either count (the number of time points) or duration.");
        var count = map.Value("count", Quantity.Whole, Quantity.WholeForm);
        if (interval == TimeSpan.MaxValue || (count == null && duration == null))
            return null;
        if (count != null || duration is not { } whole)
            return new TimePhase(interval, count ?? 1);
        if (interval <= TimeSpan.Zero || whole < interval)
            return reader.Fault<TimePhase?>(map.PathOf("duration"), map.Find("duration")!, interval <= TimeSpan.Zero
                ? "A duration needs an interval above 0 s. Give count instead."
                : $"{Quantity.Text(whole)} is shorter than the interval, {Quantity.Text(interval)}.", null);
        var (points, rest) = Math.DivRem(whole.Ticks, interval.Ticks);
        return rest == 0 ? new TimePhase(interval, points)
            : reader.Fault<TimePhase?>(map.PathOf("duration"), map.Find("duration")!,
                $"{Quantity.Text(whole)} is not a whole number of " +
                $"intervals of {Quantity.Text(interval)}. Give {Quantity.Text(new TimeSpan(whole.Ticks - rest))} for " +
                    $"{points} time points.", null);
    }

    private static PlanPosition Position(MapReader map) =>
        new(map.Required("name", "position"), map.Micrometres("x"), map.Micrometres("y"), map.Micrometres("z"));

    private static PlanChannel Channel(MapReader map)
    {
        var preset = map.Preset("preset");
        if (!map.Has("preset"))
            map.Require("name");
        return new PlanChannel(map.Text("name") ?? preset?.Preset ?? "channel")
        {
            Preset = preset,
            ExposureMs = map.Milliseconds("exposure"),
            Gain = map.Value("gain", Quantity.Number, Quantity.NumberForm),
            ZOffsetUm = map.Micrometres("z-offset") ?? 0,
            WavelengthNm = map.Nanometres("wavelength"),
        };
    }

    private static PropertyAxis Axis(PlanReader reader, MapReader map)
    {
        map.Require("values");
        return new PropertyAxis(map.Required("name", "axis"), map.Text("device") ?? PlanSetting.OfCamera,
            map.Required("property", "property"),
            map.List("values", (node, path) => reader.Text(path, node, "a value of the property", "value"),
                "[1, 2, 4]"));
    }

    private static ReferenceFrames Reference(MapReader map) =>
        new((int)Math.Clamp(map.Required("frames", Quantity.Whole, Quantity.WholeForm, 1), int.MinValue, int.MaxValue))
        {
            Preset = map.Preset("preset"), XUm = map.Micrometres("x"), YUm = map.Micrometres("y"),
        };

    private static PlanAutofocus? Autofocus(MapReader map)
    {
        map.Require("min-z");
        map.Require("max-z");
        var (min, max) = (map.Micrometres("min-z"), map.Micrometres("max-z"));
        var focus = new PlanAutofocus(min ?? 0, max ?? 0)
        {
            Every = map.Count("every") ?? 1,
            WavelengthNm = map.Nanometres("wavelength"),
            Follow = map.Value("follow", Quantity.YesOrNo, "true or false") ?? false,
        };
        return min == null || max == null ? null : focus;
    }

    private static SkipRule Skip(MapReader map) => new()
    {
        Axis = map.Required("axis", AxisName.Time),
        KeepEvery = map.Count("keep-every"),
        Steps = map.Values("steps", Quantity.Whole, Quantity.WholeForm, "[0, 2, 3]"),
        Channel = map.Text("channel"),
        Position = map.Text("position"),
    };

    private static FailurePolicy OnFailure(MapReader map)
    {
        var defaults = new FailurePolicy();
        return new FailurePolicy
        {
            Retries = map.Count("retries") ?? defaults.Retries,
            Pause = map.Time("pause") ?? defaults.Pause,
            Then = map.Value<FailureAction>("then",
                text => text switch { "skip" => FailureAction.Skip, "stop" => FailureAction.Stop, _ => null },
                    "skip or stop") ?? defaults.Then,
            StallTimeout = map.Time("stall-timeout"),
        };
    }
}

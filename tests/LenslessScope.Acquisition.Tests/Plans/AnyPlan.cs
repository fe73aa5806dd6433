using CsCheck;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Plans without problems, of any shape.</summary>
internal static class AnyPlan
{
    // What a careless writer of YAML takes for something else.
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.OneOf("", "null", "~", "1e3", "0x1F", "yes", "value: 1 #", " lead", "trail ", "'", "\"", "- x", "{a", "*b",
            "Two lines:\n  - not a list # not a comment\n\ttab, 'quotes' and \"quotes\" \u2028 ☃ 🔬 "),
        Gen.String[Gen.Char[' ', '~'], 0, 12]);

    // The values of properties: one line, not of blanks only, and no comma, which .cfg files divide by.
    private static readonly Gen<string> s_value =
        s_text.Select(text => string.Concat(text.Where(letter => letter is >= ' ' and not ',')))
            .Select(text => string.IsNullOrWhiteSpace(text) ? "" : text);

    private static readonly Gen<PresetChoice?> s_preset = Gen.OneOf(
        new PresetChoice("Light", "Preset: #1"), new PresetChoice("Sample", "~")).Nullable();

    private static readonly Gen<PlanChannel[]> s_channels = Gen.Select(s_preset, Gen.Double[0.001, 10].Nullable(),
        Gen.Int[1, 9].Select(third => third / 3.0).Nullable(), Gen.Double[-0.5, 0.5],
        Gen.Int[400, 700].Select(nm => (double)nm).Nullable(),
        (preset, exposureMs, gain, zOffsetUm, wavelengthNm) => new PlanChannel("")
        {
            Preset = preset, ExposureMs = exposureMs, Gain = gain, ZOffsetUm = zOffsetUm, WavelengthNm = wavelengthNm,
        }).Array[0, 3].Select(channels => channels.Select((channel, i) => channel with { Name = $"Channel {i}" })
            .ToArray());

    private static readonly Gen<PropertyAxis[]> s_axes = Gen.Select(
        Gen.OneOf("Light", PlanSetting.OfCamera),
        s_value.Array[1, 3].Select(values => values.Distinct().ToArray())).Array[0, 2]
        .Select(axes => axes.Select((axis, i) =>
            new PropertyAxis($"axis {i}", axis.Item1, $"Property {i}", axis.Item2)).ToArray());

    private static readonly Gen<TimePhase[]> s_time = Gen.Select(
        Gen.OneOf(Gen.Int[1, 9].Select(hours => TimeSpan.FromHours(hours)),
            Gen.Int[0, 1 << 30].Select(ticks => TimeSpan.FromTicks(10_000_000_000 + ticks))), Gen.Int[1, 5],
        (interval, count) => new TimePhase(interval, count)).Array[0, 3];

    private static readonly Gen<ZPlan?> s_z = Gen.OneOf(Gen.Const((ZPlan?)null),
        Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 11], Gen.Bool, (hundredths, count, relative) =>
            (ZPlan?)new ZPlan([.. Enumerable.Range(0, count).Select(i => -7 + i * (hundredths / 100.0))], relative)),
        Gen.Select(Gen.Double[0, 1e3].Array[1, 4], Gen.Bool, (heights, relative) =>
            (ZPlan?)new ZPlan(heights, relative)));

    private static readonly Gen<PlanPosition[]> s_positions = Gen.Select(Gen.Int[0, 3], Gen.Bool,
        (count, heights) => Enumerable.Range(0, count)
            .Select(i => new PlanPosition($"P{i}", i * 1000.125, -i / 3.0, heights ? i * 10 : null)).ToArray());

    private static readonly Gen<PlanAutofocus?> s_autofocus = Gen.OneOf(Gen.Const((PlanAutofocus?)null),
        Gen.Select(Gen.Int[1, 4], Gen.Bool, Gen.OneOf<double?>(532, null), (every, follow, wavelengthNm) =>
            (PlanAutofocus?)new PlanAutofocus(500, 1500.5)
            {
                Every = every, Follow = follow, WavelengthNm = wavelengthNm,
            }));

    private static readonly Gen<FailurePolicy> s_failures = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 998],
        Gen.OneOf(FailureAction.Skip, FailureAction.Stop), Gen.Int[1, 1 << 30].Nullable(),
        (retries, pauseMs, then, stallTicks) => new FailurePolicy
        {
            Retries = retries, Pause = TimeSpan.FromMilliseconds(pauseMs), Then = then,
            StallTimeout = stallTicks is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        });

    private static readonly Gen<ReferenceFrames?> s_references = Gen.OneOf(Gen.Const((ReferenceFrames?)null),
        Gen.Select(Gen.Int[1, 4], s_preset, Gen.OneOf<double?>(1e-7, null), (count, preset, xUm) =>
            (ReferenceFrames?)new ReferenceFrames(count) { Preset = preset, XUm = xUm }));

    private static readonly Gen<Plan> s_recorded = Gen.Select(s_time, s_positions, s_channels, s_z,
        Gen.Int[0, 3].Select(count => Enumerable.Range(1, count).Select(i => i * 1.25).ToArray()), s_axes,
        (time, positions, channels, z, exposuresMs, axes) => new Plan
        {
            Time = time,
            Positions = z is { Relative: true } ? positions
                : [.. positions.Select(position => position with { ZUm = null })],
            Channels = channels,
            Z = z,
            ExposuresMs = channels.All(channel => channel.ExposureMs == null) ? exposuresMs : [],
            Axes = axes,
        });

    private static readonly Gen<Plan> s_described = Gen.Select(Gen.OneOf("run", "growth 3 µm"), s_text.Null(),
        Gen.OneOf("Camera 1", null), s_failures, Gen.Int[1, 3], s_autofocus, s_references, s_references,
        (name, description, camera, failures, averages, autofocus, background, dark) => new Plan
        {
            Name = name, Description = description, Camera = camera, OnFailure = failures, Averages = averages,
            Autofocus = autofocus, Background = background,
            Dark = dark == null ? null : dark with { Preset = null, XUm = null },
        });

    private static readonly Gen<PlanSetting[]> s_settings = Gen.Select(Gen.OneOf("Camera", ""), s_value).Array[0, 2]
        .Select(settings => settings.Select((setting, i) =>
            new PlanSetting(setting.Item1, $"Property {i}", setting.Item2)).ToArray());

    private static readonly Gen<Plan> s_withoutRules = Gen.Select(s_recorded, s_described, s_settings, Gen.Bool,
        (recorded, described, settings, exposes) => described with
        {
            Time = recorded.Time, Positions = recorded.Positions, Channels = recorded.Channels, Z = recorded.Z,
            ExposuresMs = recorded.ExposuresMs, Axes = recorded.Axes, Settings = settings,
            ExposureMs = exposes && recorded.ExposuresMs.Count == 0 ? 1 / 3.0 : null,
        }).SelectMany(plan =>
        {
            string[] axes = ["time", "position", "channel", "exposure", "z", .. plan.Axes.Select(axis => axis.Name)];
            return Gen.Shuffle(axes, 0, axes.Length).Select(order => plan with { Order = order });
        });

    /// <summary>Any plan.</summary>
    public static readonly Gen<Plan> Any = s_withoutRules.SelectMany(plan => Rules(plan)
        .Select(rules => plan with { Skip = rules })
        .Select(withRules => withRules.Problems().Count == 0 ? withRules : plan));

    /// <summary>Checks a law on many plans.</summary>
    public static void Obeys(Action<Plan> law) => Any.Sample(law, iter: 200, print: Json.Of);

    private static Gen<SkipRule[]> Rules(Plan plan)
    {
        (string Name, long Size)[] axes = [("time", plan.Time.Sum(t => t.Count)), ("position", plan.Positions.Count),
            ("channel", plan.Channels.Count), ("z", plan.Z?.PositionsUm.Count ?? 0),
            ("exposure", plan.ExposuresMs.Count),
            .. plan.Axes.Select(axis => (axis.Name, (long)axis.Values.Count))];
        var longer = axes.Where(axis => axis.Size > 1).ToArray();
        return longer.Length == 0 ? Gen.Const(Array.Empty<SkipRule>())
            : Gen.OneOf(longer).SelectMany(axis => Gen.Select(
                Gen.Int[2, 3].Nullable(),
                Gen.Shuffle(Enumerable.Range(0, (int)axis.Size).ToArray(), 0, (int)Math.Min(3, axis.Size)),
                Gen.Bool, Gen.Bool, (keepEvery, steps, ofChannel, ofPosition) => new SkipRule
                {
                    Axis = axis.Name,
                    KeepEvery = keepEvery,
                    Steps = [.. steps.Order().Select(step => (long)step)],
                    Channel = ofChannel && plan.Channels.Count > 0 ? plan.Channels[0].Name : null,
                    Position = ofPosition && plan.Positions.Count > 0 ? plan.Positions[^1].Name : null,
                })).Array[0, 2];
    }
}

using System.Globalization;

namespace LenslessScope.Acquisition;

/// <summary>From a plan to the nodes of its file. What is as by default is left out.</summary>
internal static class PlanNodes
{
    public static YamlMap Of(Plan plan)
    {
        var defaults = new Plan();
        return Map(
            ("name", Text(plan.Name)),
            ("description", Text(plan.Description)),
            ("camera", Text(plan.Camera)),
            ("exposure", Ms(plan.ExposureMs)),
            ("averages", plan.Averages == defaults.Averages ? null : Number(plan.Averages)),
            ("settings", List(plan.Settings, s => Map(
                ("device", s.Device == PlanSetting.OfCamera ? null : Text(s.Device)), ("property", Text(s.Property)),
                    ("value", Text(s.Value))))),
            ("time", List(plan.Time, t => Map(("interval", Time(t.Interval)), ("count", Number(t.Count))))),
            ("positions", List(plan.Positions, p => Map(("name", Text(p.Name)), ("x", Um(p.XUm)), ("y", Um(p.YUm)),
                ("z", Um(p.ZUm))))),
            ("channels", List(plan.Channels, Channel)),
            ("z", plan.Z == null ? null : ZSection.Write(plan.Z)),
            ("exposures", List(plan.ExposuresMs, ms => Ms(ms)!)),
            ("axes", List(plan.Axes, a => Map(
                ("name", Text(a.Name)), ("device", a.Device == PlanSetting.OfCamera ? null : Text(a.Device)),
                    ("property", Text(a.Property)),
                ("values", List(a.Values, value => Text(value)!))))),
            ("order", List(plan.Order, name => Text(name)!)),
            ("background", Reference(plan.Background)),
            ("dark", Reference(plan.Dark)),
            ("autofocus", plan.Autofocus is not { } focus ? null : Map(
                ("min-z", Um(focus.MinZUm)), ("max-z", Um(focus.MaxZUm)),
                    ("every", focus.Every == 1 ? null : Number(focus.Every)),
                ("wavelength", Nm(focus.WavelengthNm)), ("follow", focus.Follow ? new YamlText("true") : null))),
            ("skip", List(plan.Skip, rule => Map(
                ("axis", Text(rule.Axis)), ("keep-every", rule.KeepEvery is { } every ? Number(every) : null),
                ("steps", List(rule.Steps, Number)), ("channel", Text(rule.Channel)),
                    ("position", Text(rule.Position))))),
            ("on-failure", plan.OnFailure == defaults.OnFailure ? null : Failure(plan.OnFailure)));
    }

    private static YamlMap Channel(PlanChannel channel) => Map(
        ("name", Text(channel.Name)), ("preset", Preset(channel.Preset)), ("exposure", Ms(channel.ExposureMs)),
        ("gain", channel.Gain is { } gain ? new YamlText(gain.ToString("R", CultureInfo.InvariantCulture)) : null),
        ("z-offset", channel.ZOffsetUm == 0 ? null : Um(channel.ZOffsetUm)), ("wavelength", Nm(channel.WavelengthNm)));

    private static YamlMap? Reference(ReferenceFrames? reference) => reference is null ? null : Map(
        ("frames", Number(reference.Frames)), ("preset", Preset(reference.Preset)), ("x", Um(reference.XUm)),
            ("y", Um(reference.YUm)));

    private static YamlMap Failure(FailurePolicy policy) => Map(
        ("retries", Number(policy.Retries)), ("pause", Time(policy.Pause)),
        ("then", new YamlText(policy.Then == FailureAction.Skip ? "skip" : "stop")),
        ("stall-timeout", policy.StallTimeout is { } stall ? Time(stall) : null));

    private static YamlMap Map(params (string Key, YamlNode? Value)[] entries) =>
        new([.. entries.Where(entry => entry.Value != null)
            .Select(entry => KeyValuePair.Create(new YamlText(entry.Key), entry.Value!))]);

    private static YamlList? List<T>(IReadOnlyList<T> items, Func<T, YamlNode> node) =>
        items.Count == 0 ? null : new YamlList([.. items.Select(node)]);

    private static YamlText? Text(string? text) => text == null ? null : new YamlText(text);

    private static YamlText? Preset(PresetChoice? preset) =>
        preset is { } p ? new YamlText($"{p.Group}={p.Preset}") : null;

    private static YamlText Number(int number) => Number((long)number);

    private static YamlText Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static YamlText Time(TimeSpan time) => new(Quantity.Text(time));

    private static YamlText? Ms(double? ms) => ms is { } value ? new YamlText(Quantity.Text(value, "ms")) : null;

    private static YamlText? Um(double? um) => um is { } value ? new YamlText(Quantity.Text(value, "um")) : null;

    private static YamlText? Nm(double? nm) => nm is { } value ? new YamlText(Quantity.Text(value, "nm")) : null;
}

using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// One thing that a configuration says. Two configurations mean the same when they have the same facts, in whatever
/// order: <paramref name="Part"/> and <paramref name="Name"/> tell facts apart.
/// </summary>
internal sealed record ConfigurationFact(string Part, string Name, string Value);

/// <summary>The facts of a <c>.cfg</c> file, and those of an instrument that runs, to be compared.</summary>
internal static class ConfigurationFacts
{
    private const string Before = "before initialisation", After = "after loading", Label = "label",
        Delay = "delay in ms", Direction = "focus direction";

    /// <summary>
    /// The facts of a file. What says nothing is left out: empty roles, no delay, what the core has by itself. The
    /// settings of System/Startup count among those after loading, since the core applies them at its end.
    /// </summary>
    public static IReadOnlyList<ConfigurationFact> Of(ConfigurationContent content)
    {
        var startup = content.Groups.Where(group => group.Name == ConfigurationContent.StartupGroup)
            .SelectMany(group => group.Presets).Where(preset => preset.Name == ConfigurationContent.StartupPreset)
            .SelectMany(preset => preset.Settings).ToList();
        var after = content.AfterInitialisation.Concat(startup).Where(setting => !ConfigurationContent.IsRole(setting));
        var roles = content.Roles.Concat(startup.Where(ConfigurationContent.IsRole));
        return [.. content.Devices.SelectMany(FactsOf),
            .. content.BeforeInitialisation.Select(s => new ConfigurationFact(Before, s.Name, s.Value)),
            .. Last(roles).Select(s => new ConfigurationFact("role", s.Property, s.Value))
                .Where(f => f.Value.Length > 0),
            .. Last(after).Where(s => !IsOfItself(s)).Select(s => new ConfigurationFact(After, s.Name, s.Value)),
            .. content.Labels.Select(l => new ConfigurationFact(Label, $"{l.Device} position {l.Position}", l.Label)),
            .. content.Groups.SelectMany(FactsOf), .. content.PixelSizes.SelectMany(FactsOf)];
    }

    /// <summary>
    /// The facts of an instrument as it is now. Of its properties, labels, delays and directions those that
    /// <paramref name="asked"/> has: what a file does not mention is the device's own matter.
    /// </summary>
    public static IReadOnlyList<ConfigurationFact> Of(CMMCore core, IReadOnlyList<ConfigurationFact> asked)
    {
        var running = Of(RunningConfiguration.Of(core));
        var structure = running.Where(fact => fact.Part is not (Before or After or Label or Delay or Direction));
        var settings = asked.Where(fact => fact.Part is Before or After)
            .Select(fact => (fact, Name: PropertyName.Split(core, fact.Name)))
            .Where(at => at.Name is var (device, property) && core.HasProperty(device, property))
            .Select(at => at.fact with { Value = core.GetProperty(at.Name!.Value.Device, at.Name.Value.Property) });
        var others = asked.Where(fact => fact.Part is Label or Delay or Direction)
            .Select(fact => running.FirstOrDefault(now => (now.Part, now.Name) == (fact.Part, fact.Name)))
            .OfType<ConfigurationFact>();
        return [.. structure, .. settings, .. others];
    }

    private static IEnumerable<ConfigurationFact> FactsOf(ConfiguredDevice device)
    {
        yield return new("device", device.Label, $"{device.Library}/{device.Name}");
        if (device.Hub is { Length: > 0 } hub)
            yield return new("hub", device.Label, hub);
        if (device.DelayMs is { } delay && !PropertyValue.Same(delay, "0"))
            yield return new(Delay, device.Label, delay);
        if (device.FocusDirection is { } direction && direction.Trim() != "0")
            yield return new(Direction, device.Label, direction.Trim());
    }

    private static IEnumerable<ConfigurationFact> FactsOf(ConfiguredGroup group)
    {
        if (group.Presets.Count == 0)
            yield return new("group", group.Name, "empty");
        foreach (var preset in group.Presets)
            if ((group.Name, preset.Name) != (ConfigurationContent.StartupGroup, ConfigurationContent.StartupPreset))
                foreach (var setting in preset.Settings)
                    yield return new($"preset {group.Name}={preset.Name}", setting.Name, setting.Value);
    }

    private static IEnumerable<ConfigurationFact> FactsOf(ConfiguredPixelSize size)
    {
        yield return new("pixel size in µm", size.Name, size.Um ?? "0");
        foreach (var setting in size.Settings)
            yield return new($"pixel size {size.Name}", setting.Name, setting.Value);
        foreach (var (word, value) in size.More)
            if (!IsDefault(value))
                yield return new($"pixel size {size.Name}", word, value);
    }

    private static IEnumerable<Setting> Last(IEnumerable<Setting> settings) =>
        settings.GroupBy(setting => setting.Name).Select(same => same.Last());

    private static bool IsOfItself(Setting setting) =>
        setting is { Device: "Core", Property: "AutoShutter", Value: "1" }
        || (setting is { Device: "Core", Property: "TimeoutMs" }
            && PropertyValue.Same(setting.Value, 5000.ToString(CultureInfo.InvariantCulture)));

    // What holds where a file does not say it: no angle, no step, and a transform that changes nothing.
    private static bool IsDefault(string numbers)
    {
        string[] unchanged = ["1", "0", "0", "0", "1", "0"];
        var fields = numbers.Split(',');
        return fields.Length == 1
            ? PropertyValue.Same(fields[0], "0")
            : fields.Zip(unchanged).All(pair => PropertyValue.Same(pair.First, pair.Second));
    }
}

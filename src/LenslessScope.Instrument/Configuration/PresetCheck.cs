using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Whether the devices take what presets and pixel sizes set. They are looked at when all lines are done, as they are
/// applied then.
/// </summary>
internal static class PresetCheck
{
    /// <summary>All settings that the devices would not take.</summary>
    /// <param name="core">With all devices initialised and all groups defined.</param>
    /// <param name="lines">Of the file; what is of no preset is passed over.</param>
    public static IEnumerable<ConfigurationProblem> Problems(CMMCore core, IEnumerable<ConfigurationLine> lines)
    {
        var loaded = core.GetLoadedDevices().ToHashSet();
        foreach (var line in lines)
            if (SettingOf(line) is var (setting, name) && loaded.Contains(setting.Device)
                && ProblemOf(core, setting) is { } problem)
                yield return new ConfigurationProblem(line.Number, $"{name}: {problem}");
    }

    /// <summary>Why a device would not take a setting, as it is now; null where it takes it.</summary>
    public static string? ProblemOf(CMMCore core, Setting setting) =>
        PropertyRefusal.OfName(core, setting.Device, setting.Property, setting.Value)
        ?? PropertyRefusal.OfValue(core, setting.Device, setting.Property, setting.Value);

    /// <summary>Whether the line belongs to the preset that loading applies at its end.</summary>
    public static bool IsStartup(ConfigurationLine line) => line is
    {
        Command: "ConfigGroup",
        Fields: [ConfigurationContent.StartupGroup, ConfigurationContent.StartupPreset, ..],
    };

    /// <summary>The setting of a preset or pixel size, and which one that is; null for other lines.</summary>
    public static (Setting Setting, string Name)? SettingOf(ConfigurationLine line) => line.Command switch
    {
        "ConfigGroup" when line.Fields.Count > 1 =>
            (new Setting(line.Fields[2], line.Fields[3], line.Fields.ElementAtOrDefault(4) ?? ""),
                $"Preset {line.Fields[0]}/{line.Fields[1]}"),
        "ConfigPixelSize" => (new Setting(line.Fields[1], line.Fields[2], line.Fields.ElementAtOrDefault(3) ?? ""),
            $"Pixel size {line.Fields[0]}"),
        _ => null,
    };
}

namespace LenslessScope.Instrument;

/// <summary>A device of a configuration; what is not said of it is null.</summary>
internal sealed record ConfiguredDevice(string Label, string Library, string Name, string? Hub = null,
    string? DelayMs = null, string? FocusDirection = null);

/// <summary>The name of a position, from 0, of a state device.</summary>
internal sealed record PositionLabel(string Device, string Position, string Label);

/// <summary>A preset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">What it sets; of a file, in its order.</param>
public sealed record ConfiguredPreset(string Name, IReadOnlyList<Setting> Settings);

/// <summary>A group of presets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Presets">The presets.</param>
public sealed record ConfiguredGroup(string Name, IReadOnlyList<ConfiguredPreset> Presets);

/// <summary>
/// The size of a pixel, in µm, that holds where the settings do. <paramref name="More"/> has what else is said of it,
/// by the command words of the file.
/// </summary>
internal sealed record ConfiguredPixelSize(
    string Name, string? Um, IReadOnlyList<Setting> Settings, IReadOnlyDictionary<string, string> More);

/// <summary>
/// What a <c>.cfg</c> file says, by meaning instead of by line: a setting that is made twice appears once, with the
/// value that remains.
/// </summary>
internal sealed record ConfigurationContent(
    IReadOnlyList<ConfiguredDevice> Devices,
    IReadOnlyList<Setting> BeforeInitialisation,
    IReadOnlyList<Setting> Roles,
    IReadOnlyList<Setting> AfterInitialisation,
    IReadOnlyList<PositionLabel> Labels,
    IReadOnlyList<ConfiguredGroup> Groups,
    IReadOnlyList<ConfiguredPixelSize> PixelSizes)
{
    /// <summary>The group and the preset that the core applies at the end of the loading.</summary>
    public const string StartupGroup = "System", StartupPreset = "Startup";

    public static ConfigurationContent Of(IReadOnlyList<ConfigurationLine> lines)
    {
        var start = lines.TakeWhile(line => !LabelCheck.IsInitialize(line)).Count();
        var settings = lines.Index().Where(at => at.Item.Command == "Property" && !IsInitializing(at.Item))
            .Select(at => (Before: at.Index < start, Setting: SettingAt(at.Item.Fields, 0))).ToList();
        return new ConfigurationContent(
            [.. Of(lines, "Device").Select(fields => DeviceOf(fields, lines))],
            Remaining(settings.Where(s => s.Before && s.Setting.Device != "Core").Select(s => s.Setting)),
            Remaining(settings.Where(s => IsRole(s.Setting)).Select(s => s.Setting)),
            Remaining(settings.Where(s => !s.Before || s.Setting.Device == "Core").Select(s => s.Setting)
                .Where(setting => !IsRole(setting))),
            [.. Of(lines, "Label").Select(fields => new PositionLabel(fields[0], fields[1], fields[2]))
                .GroupBy(label => (label.Device, label.Position)).Select(same => same.Last())],
            [.. Of(lines, "ConfigGroup").GroupBy(fields => fields[0]).Select(GroupOf)],
            [.. lines.Where(line => line.Command.Contains("PixelSize", StringComparison.Ordinal))
                .GroupBy(line => line.Fields[0]).Select(PixelSizeOf)]);
    }

    /// <summary>
    /// Whether a setting gives a device a role in the core, or the presets of a group that of channels.
    /// </summary>
    public static bool IsRole(Setting setting) => setting.Device == "Core" && setting.Property is "Camera" or "Shutter"
        or "Focus" or "XYStage" or "AutoFocus" or "ImageProcessor" or "SLM" or "Galvo" or "ChannelGroup";

    private static IEnumerable<IReadOnlyList<string>> Of(IReadOnlyList<ConfigurationLine> lines, string command) =>
        lines.Where(line => line.Command == command).Select(line => line.Fields);

    private static bool IsInitializing(ConfigurationLine line) => line.Fields is ["Core", "Initialize", ..];

    private static ConfiguredDevice DeviceOf(IReadOnlyList<string> device, IReadOnlyList<ConfigurationLine> lines)
    {
        string? Said(string command) => Of(lines, command).LastOrDefault(fields => fields[0] == device[0])?[1];
        return new ConfiguredDevice(
            device[0], device[1], device[2], Said("Parent"), Said("Delay"), Said("FocusDirection"));
    }

    private static Setting SettingAt(IReadOnlyList<string> fields, int first) =>
        new(fields[first], fields[first + 1], fields.ElementAtOrDefault(first + 2) ?? "");

    // Labels and names may have dots, so that the name of a setting as a whole does not tell it from all others.
    private static IReadOnlyList<Setting> Remaining(IEnumerable<Setting> settings) =>
        [.. settings.GroupBy(setting => (setting.Device, setting.Property)).Select(same => same.Last())];

    private static ConfiguredGroup GroupOf(IGrouping<string, IReadOnlyList<string>> group) => new(group.Key,
        [.. group.Where(fields => fields.Count > 1).GroupBy(fields => fields[1])
            .Select(preset => new ConfiguredPreset(
                preset.Key, Remaining(preset.Select(fields => SettingAt(fields, 2)))))]);

    private static ConfiguredPixelSize PixelSizeOf(IGrouping<string, ConfigurationLine> size) => new(size.Key,
        size.LastOrDefault(line => line.Command == "PixelSize_um")?.Fields[1],
        Remaining(size.Where(line => line.Command == "ConfigPixelSize").Select(line => SettingAt(line.Fields, 1))),
        size.Where(line => line.Command is not ("PixelSize_um" or "ConfigPixelSize")).GroupBy(line => line.Command)
            .ToDictionary(same => same.Key, same => string.Join(',', same.Last().Fields.Skip(1))));
}

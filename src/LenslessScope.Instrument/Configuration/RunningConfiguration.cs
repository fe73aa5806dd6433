using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>An instrument that runs, described as a file would: its devices, roles, presets and pixel sizes.</summary>
internal static class RunningConfiguration
{
    /// <summary>Asks the core. Properties of devices are left out, those of the core included.</summary>
    public static ConfigurationContent Of(CMMCore core)
    {
        var labels = core.GetLoadedDevices().Where(label => label != "Core").ToList();
        var own = core.GetDevicePropertyNames("Core").Where(name => name != "Initialize")
            .Select(name => new Setting("Core", name, core.GetProperty("Core", name))).ToList();
        return new ConfigurationContent(
            [.. labels.Select(label => DeviceOf(core, label))],
            [],
            [.. own.Where(ConfigurationContent.IsRole)],
            [.. own.Where(setting => !ConfigurationContent.IsRole(setting))],
            [.. labels.Where(label => core.GetDeviceType(label) == DeviceType.StateDevice)
                .SelectMany(label => core.GetStateLabels(label).Index()
                    .Select(at => new PositionLabel(label, Text(at.Index), at.Item)))],
            GroupsOf(core),
            [.. core.GetAvailablePixelSizeConfigs().Select(name => PixelSizeOf(core, name))]);
    }

    /// <summary>The groups of presets.</summary>
    public static IReadOnlyList<ConfiguredGroup> GroupsOf(CMMCore core) =>
        [.. core.GetAvailableConfigGroups().Select(group => new ConfiguredGroup(group,
            [.. core.GetAvailableConfigs(group).Select(preset => new ConfiguredPreset(
                preset, SettingsOf(core.GetConfigData(group, preset))))]))];

    private static ConfiguredDevice DeviceOf(CMMCore core, string label) => new(
        label, core.GetDeviceLibrary(label), core.GetDeviceName(label), core.GetParentLabel(label),
        Text(core.GetDeviceDelayMs(label)),
        core.GetDeviceType(label) == DeviceType.StageDevice ? Text((int)core.GetFocusDirection(label)) : null);

    private static IReadOnlyList<Setting> SettingsOf(MMCore.Configuration settings) =>
        [.. settings.Settings.Select(s => new Setting(s.DeviceLabel, s.PropertyName, s.PropertyValue))];

    private static ConfiguredPixelSize PixelSizeOf(CMMCore core, string name) => new(
        name, Text(core.GetPixelSizeUmByID(name)), SettingsOf(core.GetPixelSizeConfigData(name)),
        new Dictionary<string, string>
        {
            ["PixelSizeAffine"] = string.Join(',', core.GetPixelSizeAffineByID(name).Select(Text)),
            ["PixelSizeAngle_dxdz"] = Text(core.GetPixelSizedxdz(name)),
            ["PixelSizeAngle_dydz"] = Text(core.GetPixelSizedydz(name)),
            ["PixelSizeOptimalZ_Um"] = Text(core.GetPixelSizeOptimalZUm(name)),
        });

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

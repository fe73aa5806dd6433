using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>The preset System/Startup, which the core applies at the end of loading a <c>.cfg</c> file.</summary>
internal static class StartupPreset
{
    /// <summary>
    /// Puts into it what the properties are now that the configuration sets after initialisation, or that were set
    /// since. What the core saves by itself of properties are those before initialisation, and its own.
    /// </summary>
    /// <param name="core">The instrument; its preset is changed, its devices are not.</param>
    /// <param name="content">The configuration that it was loaded from.</param>
    /// <param name="since">The properties that were set since.</param>
    /// <returns>The settings of the preset that came in.</returns>
    /// <exception cref="CMMError">A device does not answer.</exception>
    public static IReadOnlyList<Setting> Keep(CMMCore core, ConfigurationContent content,
        IReadOnlyList<(string Device, string Property)> since)
    {
        const string group = ConfigurationContent.StartupGroup, preset = ConfigurationContent.StartupPreset;
        var startup = core.IsGroupDefined(group) && core.IsConfigDefined(group, preset)
            ? core.GetConfigData(group, preset).Settings.Select(s => (s.DeviceLabel, s.PropertyName))
            : [];
        var settings = content.AfterInitialisation.Select(setting => (setting.Device, setting.Property))
            .Concat(startup).Concat(since).Distinct()
            .Where(at => at.Item1 != "Core" && core.HasProperty(at.Item1, at.Item2)
                && !core.IsPropertyReadOnly(at.Item1, at.Item2) && !core.IsPropertyPreInit(at.Item1, at.Item2))
            .Select(at => new Setting(at.Item1, at.Item2, core.GetProperty(at.Item1, at.Item2))).ToList();
        foreach (var setting in settings)
            core.DefineConfig(group, preset, setting.Device, setting.Property, setting.Value);
        return settings;
    }
}

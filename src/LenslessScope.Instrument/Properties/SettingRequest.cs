using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Presets (<c>GROUP=PRESET</c>) and then properties (<c>LABEL.PROPERTY=VALUE</c>) that an instrument shall be set to.
/// </summary>
internal sealed class SettingRequest
{
    private readonly CMMCore _core;
    private readonly List<(string Group, string Preset)> _presets = [];
    private readonly List<Setting> _settings = [];
    private readonly List<Problem> _problems = [];

    /// <summary>Reads and checks everything; nothing is set.</summary>
    public SettingRequest(CMMCore core, IReadOnlyList<string> presets, IReadOnlyList<string> properties)
    {
        _core = core;
        foreach (var text in presets)
            AddPreset(text);
        // A preset or an earlier setting may change what a device takes: then only the device can tell.
        var changed = _presets.SelectMany(p => core.GetConfigData(p.Group, p.Preset).Settings)
            .Select(setting => setting.DeviceLabel).ToHashSet();
        foreach (var text in properties)
            AddProperty(text, changed);
    }

    /// <summary>
    /// Why the request cannot be carried out; empty if it can, as far as that can be told beforehand.
    /// </summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The properties to set, in order, without those of presets.</summary>
    public IReadOnlyList<Setting> Settings => _settings;

    /// <summary>All properties that are set, those of presets included.</summary>
    public IEnumerable<(string Device, string Property)> Properties =>
        _presets.SelectMany(p => _core.GetConfigData(p.Group, p.Preset).Settings)
            .Select(setting => (setting.DeviceLabel, setting.PropertyName))
            .Concat(_settings.Select(setting => (setting.Device, setting.Property)))
            .Distinct();

    /// <summary>Sets everything, in order, and waits for the devices.</summary>
    /// <param name="done">Told of each property that was set.</param>
    /// <exception cref="CMMError">A device refused; what came before is set.</exception>
    public void Apply(Action<Setting>? done = null)
    {
        foreach (var (group, preset) in _presets)
            _core.SetConfig(group, preset);
        foreach (var setting in _settings)
        {
            _core.SetProperty(setting.Device, setting.Property, setting.Value);
            done?.Invoke(setting);
        }
        _core.WaitForSystem();
    }

    private void AddPreset(string text)
    {
        // Names of groups may hold equals signs.
        var groups = _core.GetAvailableConfigGroups();
        var group = groups.Where(group => text.StartsWith(group + "=", StringComparison.Ordinal)).MaxBy(g => g.Length);
        var preset = group == null ? "" : text[(group.Length + 1)..];
        if (!text.Contains('='))
            _problems.Add(new("preset", $"'{text}' is not of the form GROUP=PRESET."));
        else if (group == null)
            _problems.Add(new("preset", $"'{text}': there is no group '{text.Split('=')[0]}'. There are: " +
                $"{PropertyRefusal.List(groups)}."));
        else if (!_core.IsConfigDefined(group, preset))
            _problems.Add(new("preset", $"'{text}': the group '{group}' has no preset '{preset}'. It has: " +
                $"{PropertyRefusal.List(_core.GetAvailableConfigs(group))}."));
        else
            _presets.Add((group, preset));
    }

    private void AddProperty(string text, HashSet<string> changed)
    {
        if (Setting.Parse(_core, text) is not { } setting)
        {
            _problems.Add(new("property", $"'{text}' is not of the form LABEL.PROPERTY=VALUE with LABEL one of " +
                $"{PropertyRefusal.List(_core.GetLoadedDevices())}."));
            return;
        }
        var (device, property, value) = (setting.Device, setting.Property, setting.Value);
        var problem = PropertyRefusal.OfName(_core, device, property, value)
            ?? (_core.IsPropertyPreInit(device, property)
                ? $"'{property}' is set before initialisation. Set it in the .cfg, above Property,Core,Initialize,1."
                : changed.Contains(device) ? null
                : PropertyRefusal.OfValue(_core, device, property, value));
        if (problem != null)
        {
            _problems.Add(new("property", $"'{text}': {problem}"));
            return;
        }
        _settings.Add(setting);
        changed.Add(device);
    }
}

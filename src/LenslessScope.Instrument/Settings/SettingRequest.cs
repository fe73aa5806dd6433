using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Settings for an instrument: read, checked, and ready to be made.</summary>
internal sealed class SettingRequest
{
    private readonly CMMCore _core;
    private readonly double? _exposureMs;
    private readonly List<(string Group, string Preset)> _presets = [];
    private readonly List<Setting> _settings = [];
    private readonly List<Problem> _problems = [];

    /// <summary>Reads and checks everything; nothing is set.</summary>
    /// <exception cref="RequestException">
    /// The request cannot be carried out, as far as that can be told beforehand; all reasons.
    /// </exception>
    public SettingRequest(CMMCore core, InstrumentSettings settings)
    {
        (_core, _exposureMs) = (core, settings.ExposureMs);
        foreach (var text in settings.Presets)
            AddPreset(text);
        // A preset or an earlier setting may change what a device takes: then only the device can tell.
        var changed = _presets.SelectMany(p => core.GetConfigData(p.Group, p.Preset).Settings)
            .Select(setting => setting.DeviceLabel).ToHashSet();
        foreach (var text in settings.Properties)
            AddProperty(text, changed);
        RequestException.ThrowIfAny(_problems);
        Touched = [.. _presets.SelectMany(p => core.GetConfigData(p.Group, p.Preset).Settings)
            .Select(setting => (setting.DeviceLabel, setting.PropertyName))
            .Concat(_settings.Select(setting => (setting.Device, setting.Property)))
            .Distinct()];
        Devices = [.. Touched.Select(at => at.Device).Where(label => label != "Core")
            .Concat(_exposureMs == null ? [] : [core.GetCameraDevice()]).Where(label => label.Length > 0).Distinct()];
    }

    /// <summary>All properties that are set, those of presets included.</summary>
    public IReadOnlyList<(string Device, string Property)> Touched { get; }

    /// <summary>The devices that are set.</summary>
    public IReadOnlyList<string> Devices { get; }

    /// <summary>Sets everything, in order, and waits for the devices. Ends where one refuses.</summary>
    /// <exception cref="RequestException">The camera does not expose for the time that was asked for.</exception>
    public SettingOutcome Apply()
    {
        var before = _settings.DistinctBy(setting => setting.Name)
            .ToDictionary(setting => setting.Name, setting => _core.GetProperty(setting.Device, setting.Property));
        var made = 0;
        CMMError? refusal = null;
        try
        {
            foreach (var (group, preset) in _presets)
                _core.SetConfig(group, preset);
            foreach (var setting in _settings)
            {
                _core.SetProperty(setting.Device, setting.Property, setting.Value);
                made++;
            }
            foreach (var device in Devices)
                _core.WaitForDevice(device);
        }
        catch (CMMError error)
        {
            refusal = error;
        }
        if (refusal == null && _exposureMs is { } exposure && Exposure.Set(_core, exposure) is { } problem)
            throw new RequestException([problem]);
        return new SettingOutcome(
            [.. _settings.Take(made).Select(setting => new SettingDone(setting.Device, setting.Property,
                before[setting.Name], setting.Value, _core.GetProperty(setting.Device, setting.Property)))],
            _settings.Count, refusal) { Touched = Touched };
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
                ? $"'{property}' can only be set before initialisation. Set it in the .cfg, above " +
                    "Property,Core,Initialize,1."
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

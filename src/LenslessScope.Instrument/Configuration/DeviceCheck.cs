using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>What the adapters of a <c>.cfg</c> file say of it.</summary>
/// <param name="Problems">What makes loading fail, or a preset.</param>
/// <param name="Notes">What only the initialised devices can tell.</param>
internal sealed record DeviceFindings(
    IReadOnlyList<ConfigurationProblem> Problems, IReadOnlyList<ConfigurationProblem> Notes);

/// <summary>
/// Checks of a <c>.cfg</c> file against the adapters it names. Devices are loaded, which touches no hardware, and not
/// initialised; nothing is set.
/// </summary>
internal class DeviceCheck(CMMCore core)
{
    private readonly AdapterLines _adapters = new(core);
    private readonly List<ConfigurationProblem> _problems = [], _notes = [];
    private readonly Dictionary<string, List<string>> _labels = []; // of positions, by state device
    private bool _passedInitialize;

    /// <summary>All problems that the adapters know of.</summary>
    public static DeviceFindings Run(CMMCore core, IReadOnlyList<ConfigurationLine> lines) =>
        new DeviceCheck(core).Run(lines);

    /// <inheritdoc cref="Run(CMMCore, IReadOnlyList{ConfigurationLine})"/>
    public DeviceFindings Run(IReadOnlyList<ConfigurationLine> lines)
    {
        foreach (var line in lines)
            Check(line);
        foreach (var line in lines)
            if (PresetCheck.SettingOf(line) is var (setting, name))
                CheckSetting(line, setting, $"{name}: ");
        return new DeviceFindings([.. _problems, .. _adapters.Problems], _notes);
    }

    protected CMMCore Core => core;

    /// <summary>Whether devices have the properties and labels that come with their initialisation.</summary>
    protected virtual bool AreInitialized => false;

    /// <summary>At the line that initialises the devices.</summary>
    protected virtual void Initialize(ConfigurationLine line)
    {
    }

    /// <summary>At the line of a property or label, which has no problem that shows beforehand.</summary>
    protected virtual void Set(ConfigurationLine line, Action set)
    {
    }

    protected IEnumerable<string> Loaded => _adapters.Loaded.Where(label => label != "Core");

    /// <summary>A device that cannot be used: what follows from that is no problem of its own.</summary>
    protected void GiveUp(string label)
    {
        _adapters.Loaded.Remove(label);
        _adapters.Absent.Add(label);
    }

    /// <summary>Does something; what it throws is a problem of the line.</summary>
    /// <returns>Whether it was done.</returns>
    protected bool Try(ConfigurationLine line, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (CMMError error)
        {
            Report(line, error.FullMessage);
            return false;
        }
    }

    private void Check(ConfigurationLine line)
    {
        switch (line.Command)
        {
            case "Device":
                _adapters.Load(line);
                break;
            case "Property" when LabelCheck.IsInitialize(line):
                _passedInitialize = true;
                Initialize(line);
                break;
            case "Property":
                CheckProperty(line);
                break;
            case "Parent" when _adapters.Loaded.IsSupersetOf(line.Fields):
                Try(line, () => core.SetParentLabel(line.Fields[0], line.Fields[1]));
                break;
            case "Label" when Has(line, DeviceType.StateDevice, "state device"):
                LabelPosition(line);
                break;
            case "FocusDirection":
                Has(line, DeviceType.StageDevice, "focus stage");
                break;
            case "ConfigGroup": // which may become the group of channels
                if (!core.IsGroupDefined(line.Fields[0]))
                    core.DefineConfigGroup(line.Fields[0]);
                break;
        }
    }

    private bool Has(ConfigurationLine line, DeviceType type, string needed)
    {
        var label = line.Fields[0];
        if (!_adapters.Loaded.Contains(label) || label == "Core")
            return false;
        if (core.GetDeviceType(label) == type)
            return true;
        Report(line, $"'{label}' is a {core.GetDeviceType(label)}; {line.Command} needs a {needed}.");
        return false;
    }

    private void LabelPosition(ConfigurationLine line)
    {
        var (device, text) = (line.Fields[0], line.Fields[2]);
        if (!_labels.TryGetValue(device, out var labels))
            _labels.Add(device, labels = []);
        labels.Add(text);
        if (long.TryParse(line.Fields[1], CultureInfo.InvariantCulture, out var position))
            Set(line, () => core.DefineStateLabel(device, position, text));
    }

    private void CheckProperty(ConfigurationLine line)
    {
        var setting = new Setting(line.Fields[0], line.Fields[1], line.Fields.ElementAtOrDefault(2) ?? "");
        var (label, property, value) = (setting.Device, setting.Property, setting.Value);
        if (label == "Core" && property == "Initialize")
            return;
        if (!_passedInitialize && label != "Core" && _adapters.Loaded.Contains(label)
            && !core.HasProperty(label, property))
            Report(line, $"'{label}' has no property '{property}' before it is initialised. Move the line below " +
                $"Property,Core,Initialize,1. Until then it has: " +
                $"{PropertyRefusal.List(core.GetDevicePropertyNames(label))}.");
        else if (CheckSetting(line, setting))
            Set(line, () => core.SetProperty(label, property, value));
    }

    private bool CheckSetting(ConfigurationLine line, Setting setting, string where = "")
    {
        if (!_adapters.Loaded.Contains(setting.Device))
            return false;
        if (setting.Device == "Core" && IsRole(setting.Property) && setting.Value.Length > 0)
        {
            if (_adapters.Absent.Contains(setting.Value))
                return false;
            if (!_adapters.Loaded.Contains(setting.Value))
            {
                Report(line, $"{where}No device has the label '{setting.Value}', so it cannot be the core's " +
                    $"{setting.Property}.");
                return false;
            }
        }
        if (!AreInitialized && IsLabel(setting))
        {
            NoteLabel(line, setting, where);
            return true;
        }
        // Until then it may be one of those that come with the initialisation.
        if (!AreInitialized && setting.Device != "Core" && !core.HasProperty(setting.Device, setting.Property))
            return false;
        var problem = PresetCheck.ProblemOf(core, setting);
        if (problem != null)
            Report(line, where + problem);
        return problem == null;
    }

    private bool IsLabel(Setting setting) => setting.Property == "Label" && setting.Device != "Core"
        && core.GetDeviceType(setting.Device) == DeviceType.StateDevice;

    // Positions that the file does not label have labels of the device's own.
    private void NoteLabel(ConfigurationLine line, Setting setting, string where)
    {
        if (_labels.GetValueOrDefault(setting.Device) is { } labels && !labels.Contains(setting.Value))
            _notes.Add(new ConfigurationProblem(line.Number,
                $"{where}'{setting.Value}' is not one of the labels that the file gives '{setting.Device}': " +
                $"{string.Join(", ", labels)}. Only the initialised device can tell whether it has it by itself."));
    }

    private static bool IsRole(string property) =>
        property is "Camera" or "Shutter" or "Focus" or "XYStage" or "AutoFocus"
        or "ImageProcessor" or "SLM" or "Galvo";

    private void Report(ConfigurationLine line, string message) => _problems.Add(new(line.Number, message));
}

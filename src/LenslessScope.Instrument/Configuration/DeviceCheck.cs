using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Checks of a <c>.cfg</c> file against the adapters it names. Devices are loaded, which touches no hardware; only with
/// <c>initialize</c> are they initialised too, so that properties which exist from then on can be checked as well.
/// Nothing is set but pre-init properties.
/// </summary>
internal sealed class DeviceCheck(CMMCore core, bool initialize)
{
    private readonly List<ConfigurationProblem> _problems = [];
    private readonly HashSet<string> _loaded = ["Core"];
    private bool _initialized;
    private bool _passedInitialize;

    /// <summary>All problems that the adapters know of, in the order of the lines.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems(IReadOnlyList<ConfigurationLine> lines)
    {
        foreach (var line in lines)
            Check(line);
        return _problems;
    }

    private void Check(ConfigurationLine line)
    {
        switch (line.Command)
        {
            case "Device":
                Load(line);
                break;
            case "Property" when LabelCheck.IsInitialize(line):
                _passedInitialize = true;
                if (initialize)
                    Initialize(line);
                break;
            case "Property":
                CheckProperty(line);
                break;
            case "Parent" when _loaded.IsSupersetOf(line.Fields):
                Try(line, () => core.SetParentLabel(line.Fields[0], line.Fields[1]));
                break;
            case "Label":
                RequireType(line, DeviceType.StateDevice, "state device");
                break;
            case "FocusDirection":
                RequireType(line, DeviceType.StageDevice, "focus stage");
                break;
            case "ConfigGroup" when line.Fields.Count > 1:
                CheckSetting(line, line.Fields[2], line.Fields[3], line.Fields.ElementAtOrDefault(4) ?? "");
                break;
            case "ConfigPixelSize":
                CheckSetting(line, line.Fields[1], line.Fields[2], line.Fields.ElementAtOrDefault(3) ?? "");
                break;
        }
    }

    private void Load(ConfigurationLine line)
    {
        var (label, module, device) = (line.Fields[0], line.Fields[1], line.Fields[2]);
        if (_loaded.Contains(label))
            return;
        var adapters = core.GetDeviceAdapterNames();
        if (!adapters.Contains(module))
        {
            Report(line, $"No adapter library '{module}' (libmmgr_dal_{module}.so.0) in " +
                $"{string.Join(", ", core.GetDeviceAdapterSearchPaths())}. There are: " +
                $"{PropertyRefusal.List(adapters)}.");
            return;
        }
        Try(line, () =>
        {
            var devices = core.GetAvailableDevices(module);
            if (!devices.Contains(device))
            {
                Report(line, $"The adapter library '{module}' has no device '{device}'. It has: " +
                    $"{PropertyRefusal.List(devices)}.");
                return;
            }
            core.LoadDevice(label, module, device);
            _loaded.Add(label);
        });
    }

    private void Initialize(ConfigurationLine line)
    {
        foreach (var label in core.GetLoadedDevices().Where(label => label != "Core"))
            Try(line, () => core.InitializeDevice(label));
        _initialized = true;
    }

    private void RequireType(ConfigurationLine line, DeviceType type, string needed)
    {
        var label = line.Fields[0];
        if (_loaded.Contains(label) && label != "Core" && core.GetDeviceType(label) != type)
            Report(line, $"'{label}' is a {core.GetDeviceType(label)}; {line.Command} needs a {needed}.");
    }

    private void CheckProperty(ConfigurationLine line)
    {
        var (label, property, value) = (line.Fields[0], line.Fields[1], line.Fields.ElementAtOrDefault(2) ?? "");
        if (label == "Core" && property == "Initialize")
            return;
        var preInit = !_initialized && label != "Core" && _loaded.Contains(label)
            && core.HasProperty(label, property) && core.IsPropertyPreInit(label, property);
        if (!_passedInitialize && label != "Core" && _loaded.Contains(label) && !core.HasProperty(label, property))
            Report(line, $"'{label}' has no property '{property}' before it is initialised. Move the line below " +
                $"Property,Core,Initialize,1. Until then it has: " +
                $"{PropertyRefusal.List(core.GetDevicePropertyNames(label))}.");
        else if (CheckSetting(line, label, property, value) && preInit && initialize)
            Try(line, () => core.SetProperty(label, property, value));
    }

    private bool CheckSetting(ConfigurationLine line, string label, string property, string value)
    {
        if (!_loaded.Contains(label))
            return false;
        var problem = ProblemOf(label, property, value);
        if (problem != null)
            Report(line, problem);
        return problem == null;
    }

    private string? ProblemOf(string label, string property, string value)
    {
        // Until then it may be one of those that come with the initialisation.
        if (!_initialized && label != "Core" && !core.HasProperty(label, property))
            return null;
        if (label == "Core" && value.Length > 0 && IsRole(property) && !_loaded.Contains(value))
            return $"No device has the label '{value}', so it cannot be the core's {property}.";
        return PropertyRefusal.OfName(core, label, property, value)
            ?? PropertyRefusal.OfValue(core, label, property, value);
    }

    private static bool IsRole(string property) =>
        property is "Camera" or "Shutter" or "Focus" or "XYStage" or "AutoFocus"
        or "ImageProcessor" or "SLM" or "Galvo";

    private void Try(ConfigurationLine line, Action action)
    {
        try
        {
            action();
        }
        catch (CMMError error)
        {
            Report(line, error.FullMessage);
        }
    }

    private void Report(ConfigurationLine line, string message) => _problems.Add(new(line.Number, message));
}

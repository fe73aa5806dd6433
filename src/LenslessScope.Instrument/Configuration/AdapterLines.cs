using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// The Device lines of a <c>.cfg</c> file, loaded one by one, which touches no hardware. An adapter that is missing or
/// does not load is one problem, however many lines need it.
/// </summary>
internal sealed class AdapterLines(CMMCore core)
{
    private readonly Dictionary<string, (string Reason, List<int> Lines)> _unusable = [];
    private readonly List<ConfigurationProblem> _problems = [];

    /// <summary>The labels of devices that are loaded, and that of the core.</summary>
    public HashSet<string> Loaded { get; } = ["Core"];

    /// <summary>
    /// The labels of devices that could not be loaded: what follows from that is no problem of its own.
    /// </summary>
    public HashSet<string> Absent { get; } = [];

    /// <summary>Everything that did not load.</summary>
    public IEnumerable<ConfigurationProblem> Problems => _problems.Concat(_unusable.Values.Select(adapter =>
        new ConfigurationProblem(adapter.Lines[0], adapter.Lines.Count == 1 ? adapter.Reason
            : $"{adapter.Reason} Line{(adapter.Lines.Count > 2 ? "s" : "")} " +
                $"{string.Join(", ", adapter.Lines.Skip(1))} need{(adapter.Lines.Count > 2 ? "" : "s")} it too.")));

    /// <summary>Loads the device of a line.</summary>
    public void Load(ConfigurationLine line)
    {
        var (label, module, device) = (line.Fields[0], line.Fields[1], line.Fields[2]);
        if (Loaded.Contains(label) || Absent.Contains(label))
            return;
        if (_unusable.TryGetValue(module, out var known) || IsUnusable(module, out known))
            known.Lines.Add(line.Number);
        else if (Refusal(label, module, device) is { } refusal)
            _problems.Add(new ConfigurationProblem(line.Number, refusal));
        else
        {
            Loaded.Add(label);
            return;
        }
        Absent.Add(label);
    }

    private bool IsUnusable(string module, out (string Reason, List<int> Lines) unusable)
    {
        unusable = default;
        if (WhyUnusable(module) is not { } reason)
            return false;
        _unusable.Add(module, unusable = (reason, []));
        return true;
    }

    private string? WhyUnusable(string module)
    {
        var adapters = core.GetDeviceAdapterNames();
        if (!adapters.Contains(module))
            return $"No adapter library '{module}' (libmmgr_dal_{module}.so.0) in " +
                $"{string.Join(", ", core.GetDeviceAdapterSearchPaths())}. There are: " +
                $"{PropertyRefusal.List(adapters)}.";
        try
        {
            _ = core.GetAvailableDevices(module);
            return null;
        }
        catch (CMMError error)
        {
            return error.FullMessage;
        }
    }

    private string? Refusal(string label, string module, string device)
    {
        var devices = core.GetAvailableDevices(module);
        if (!devices.Contains(device))
            return $"The adapter library '{module}' has no device '{device}'. It has: {PropertyRefusal.List(devices)}.";
        try
        {
            core.LoadDevice(label, module, device);
            return null;
        }
        catch (CMMError error)
        {
            return error.FullMessage;
        }
    }
}

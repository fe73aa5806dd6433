using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Which properties are meant by names: devices by their labels, or single ones as LABEL.PROPERTY.</summary>
internal static class PropertySelection
{
    /// <param name="core">With the instrument loaded.</param>
    /// <param name="names">None means everything.</param>
    /// <returns>The properties, none twice, in the order of the names; and what names nothing.</returns>
    public static (IReadOnlyList<(string Device, string Property)> Properties, IReadOnlyList<Problem> Problems) Of(
        CMMCore core, IReadOnlyList<string> names)
    {
        var labels = core.GetLoadedDevices();
        var chosen = new List<(string Device, string Property)>();
        var problems = new List<Problem>();
        foreach (var name in names.Count > 0 ? names : labels)
        {
            if (labels.Contains(name))
                chosen.AddRange(core.GetDevicePropertyNames(name).Select(property => (name, property)));
            else if (PropertyName.Split(core, name) is not var (device, property))
                problems.Add(new("", $"'{name}' is neither a device nor LABEL.PROPERTY with LABEL one of " +
                    $"{PropertyRefusal.List(labels)}."));
            else if (!core.HasProperty(device, property))
                problems.Add(new("", $"'{device}' has no property '{property}'. It has: " +
                    $"{PropertyRefusal.List(core.GetDevicePropertyNames(device))}."));
            else
                chosen.Add((device, property));
        }
        return ([.. chosen.Distinct()], problems);
    }
}

using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>A device of an instrument.</summary>
/// <param name="Label">Its label there.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Library">The adapter library that it is from.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Properties">All its properties.</param>
public sealed record DeviceDescription(string Label, DeviceType Type, string Library, string Name,
    IReadOnlyList<PropertyDescription> Properties)
{
    internal static DeviceDescription Of(CMMCore core, string label) => new(
        label, core.GetDeviceType(label), core.GetDeviceLibrary(label), core.GetDeviceName(label),
        [.. core.GetDevicePropertyNames(label).Select(name => PropertyDescription.Of(core, label, name))]);
}

/// <summary>A property and whose it is.</summary>
/// <param name="Device">The device's label.</param>
/// <param name="Property">The property.</param>
public sealed record DeviceProperty(string Device, PropertyDescription Property);

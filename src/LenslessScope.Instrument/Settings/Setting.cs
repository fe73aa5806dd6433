using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>A property of a device and a value that it has or is to have.</summary>
/// <param name="Device">The device's label.</param>
/// <param name="Property">The property's name.</param>
/// <param name="Value">The value.</param>
public sealed record Setting(string Device, string Property, string Value)
{
    /// <summary>As people write it, <c>LABEL.PROPERTY</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => $"{Device}.{Property}";

    /// <summary>As people write it, <c>LABEL.PROPERTY=VALUE</c>.</summary>
    public override string ToString() => $"{Name}={Value}";

    /// <summary><c>LABEL.PROPERTY=VALUE</c>; null if it is not that, or no device of the core has the label.</summary>
    internal static Setting? Parse(CMMCore core, string text)
    {
        // Values may hold equals signs, the names of properties in practice do not.
        var equals = text.IndexOf('=');
        return equals >= 0 && PropertyName.Split(core, text[..equals]) is var (device, property)
            ? new Setting(device, property, text[(equals + 1)..])
            : null;
    }
}

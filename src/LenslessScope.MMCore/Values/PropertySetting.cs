namespace LenslessScope.MMCore;

/// <summary>One property of one device and the value it has or is to have.</summary>
/// <param name="DeviceLabel">The device's label.</param>
/// <param name="PropertyName">The property.</param>
/// <param name="PropertyValue">The value, as text.</param>
/// <param name="ReadOnly">Whether the device refuses to change it.</param>
public sealed record PropertySetting(string DeviceLabel, string PropertyName, string PropertyValue,
    bool ReadOnly = false)
{
    /// <summary>As <c>device:property=value</c>.</summary>
    public override string ToString() => $"{DeviceLabel}:{PropertyName}={PropertyValue}";
}

namespace LenslessScope.MMCore;

/// <summary>
/// Settings of devices, one for each property, in order: a preset, or the state of the system. Equal to another when
/// all settings are equal and stand in the same order.
/// </summary>
/// <param name="Settings">The settings.</param>
public sealed record Configuration(IReadOnlyList<PropertySetting> Settings)
{
    /// <summary>The value that is asked for or was found, or null when the property is not included.</summary>
    public string? this[string deviceLabel, string propertyName] => Settings.FirstOrDefault(
        setting => setting.DeviceLabel == deviceLabel && setting.PropertyName == propertyName)?.PropertyValue;

    /// <summary>Whether the settings are the same, in the same order.</summary>
    public bool Equals(Configuration? other) => other is not null && Settings.SequenceEqual(other.Settings);

    /// <summary>Of all settings.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var setting in Settings)
            hash.Add(setting);
        return hash.ToHashCode();
    }

    /// <summary>One setting per line.</summary>
    public override string ToString() => string.Join('\n', Settings);

    internal static Configuration Taken(Interop.Configuration native)
    {
        using (native)
        {
            var settings = new PropertySetting[native.size()];
            for (var i = 0; i < settings.Length; i++)
            {
                using var setting = native.getSetting((ulong)i);
                settings[i] = new PropertySetting(setting.getDeviceLabel(), setting.getPropertyName(),
                    setting.getPropertyValue(), setting.getReadOnly());
            }
            return new Configuration(settings);
        }
    }

    internal Interop.Configuration ToNative()
    {
        var native = new Interop.Configuration();
        foreach (var setting in Settings)
        {
            using var one = new Interop.PropertySetting(
                setting.DeviceLabel, setting.PropertyName, setting.PropertyValue, setting.ReadOnly);
            native.addSetting(one);
        }
        return native;
    }
}

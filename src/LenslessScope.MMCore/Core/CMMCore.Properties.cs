namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Names of a device's properties. The core's own are those of the device <c>Core</c>.</summary>
    public IReadOnlyList<string> GetDevicePropertyNames(string label) => Taken(_native.getDevicePropertyNames(label));

    /// <summary>Whether a device has a property.</summary>
    public bool HasProperty(string label, string propName) => _native.hasProperty(label, propName);

    /// <summary>The value of a property, read from the device.</summary>
    public string GetProperty(string label, string propName) => _native.getProperty(label, propName);

    /// <summary>Sets a property.</summary>
    /// <param name="label">The device.</param>
    /// <param name="propName">The property.</param>
    /// <param name="propValue">An allowed value, or one within the limits; without comma.</param>
    public void SetProperty(string label, string propName, string propValue) =>
        _native.setProperty(label, propName, propValue);

    /// <summary>Sets a property to 1 or 0.</summary>
    public void SetProperty(string label, string propName, bool propValue) =>
        _native.setProperty(label, propName, propValue);

    /// <summary>Sets a property to a whole number.</summary>
    public void SetProperty(string label, string propName, long propValue) =>
        _native.setProperty(label, propName, propValue);

    /// <summary>Sets a property to a number.</summary>
    public void SetProperty(string label, string propName, float propValue) =>
        _native.setProperty(label, propName, propValue);

    /// <summary>Sets a property to a number.</summary>
    public void SetProperty(string label, string propName, double propValue) =>
        _native.setProperty(label, propName, propValue);

    /// <summary>The values that a property takes; empty when it is not limited to certain values.</summary>
    public IReadOnlyList<string> GetAllowedPropertyValues(string label, string propName) =>
        Taken(_native.getAllowedPropertyValues(label, propName));

    /// <summary>Whether a property can only be read.</summary>
    public bool IsPropertyReadOnly(string label, string propName) => _native.isPropertyReadOnly(label, propName);

    /// <summary>Whether a property is to be set before the device is initialised.</summary>
    public bool IsPropertyPreInit(string label, string propName) => _native.isPropertyPreInit(label, propName);

    /// <summary>Whether the hardware can run through a sequence of values of a property.</summary>
    public bool IsPropertySequenceable(string label, string propName) =>
        _native.isPropertySequenceable(label, propName);

    /// <summary>Whether the values of a property have a lower and an upper limit.</summary>
    public bool HasPropertyLimits(string label, string propName) => _native.hasPropertyLimits(label, propName);

    /// <summary>The smallest value; 0 when there are no limits.</summary>
    public double GetPropertyLowerLimit(string label, string propName) =>
        _native.getPropertyLowerLimit(label, propName);

    /// <summary>The largest value; 0 when there are no limits.</summary>
    public double GetPropertyUpperLimit(string label, string propName) =>
        _native.getPropertyUpperLimit(label, propName);

    /// <summary>What a property's text stands for.</summary>
    public PropertyType GetPropertyType(string label, string propName) =>
        (PropertyType)_native.getPropertyType(label, propName);

    /// <summary>Starts the sequence of a property's values that was loaded.</summary>
    public void StartPropertySequence(string label, string propName) => _native.startPropertySequence(label, propName);

    /// <summary>Stops the sequence of a property's values.</summary>
    public void StopPropertySequence(string label, string propName) => _native.stopPropertySequence(label, propName);

    /// <summary>How many values a sequence of a property may have.</summary>
    public long GetPropertySequenceMaxLength(string label, string propName) =>
        _native.getPropertySequenceMaxLength(label, propName);

    /// <summary>Gives the hardware the values of a property that it runs through on its trigger.</summary>
    public void LoadPropertySequence(string label, string propName, IEnumerable<string> eventSequence)
    {
        using var native = new Interop.StringVector(eventSequence);
        _native.loadPropertySequence(label, propName, native);
    }

    /// <summary>The value of a property as it was last set, read or reported, without asking the device.</summary>
    /// <exception cref="CMMError">It is not known (<see cref="CoreErrorCode.PropertyNotInCache"/>).</exception>
    public string GetPropertyFromCache(string deviceLabel, string propName) =>
        _native.getPropertyFromCache(deviceLabel, propName);
}

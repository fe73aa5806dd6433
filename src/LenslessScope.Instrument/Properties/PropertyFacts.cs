using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>What a property takes.</summary>
/// <param name="Type">The type of its values.</param>
/// <param name="ReadOnly">Whether it can only be read.</param>
/// <param name="PreInit">Whether it is set before the device is initialised.</param>
/// <param name="Allowed">The values that it takes; empty when it is not limited to certain values.</param>
/// <param name="Low">The smallest value, in the property's own unit; null without limits.</param>
/// <param name="High">The largest value, in the property's own unit; null without limits.</param>
public sealed record PropertyFacts(PropertyType Type, bool ReadOnly, bool PreInit, IReadOnlyList<string> Allowed,
    double? Low, double? High)
{
    /// <summary>Whether it can be set now: neither read-only nor only before initialisation.</summary>
    public bool IsSettable => !ReadOnly && !PreInit;

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber => Type is PropertyType.Float or PropertyType.Integer;

    /// <summary>Asks the device; nothing is set.</summary>
    /// <param name="core">With the device loaded.</param>
    /// <param name="label">The device.</param>
    /// <param name="name">One of its properties.</param>
    /// <exception cref="CMMError">There is no such device or property, or it does not answer.</exception>
    public static PropertyFacts Of(CMMCore core, string label, string name)
    {
        ArgumentNullException.ThrowIfNull(core);
        var limited = core.HasPropertyLimits(label, name);
        return new PropertyFacts(
            core.GetPropertyType(label, name),
            core.IsPropertyReadOnly(label, name),
            core.IsPropertyPreInit(label, name),
            AllowedOf(core, label, name),
            limited ? core.GetPropertyLowerLimit(label, name) : null,
            limited ? core.GetPropertyUpperLimit(label, name) : null);
    }

    // The property Label of a state device lists no values: it takes the labels of the device's positions.
    private static IReadOnlyList<string> AllowedOf(CMMCore core, string label, string name)
    {
        var listed = core.GetAllowedPropertyValues(label, name);
        return listed.Count == 0 && name == "Label" && core.GetDeviceType(label) == DeviceType.StateDevice
            ? [.. core.GetStateLabels(label).Where(text => text.Length > 0).Order(StringComparer.Ordinal)]
            : listed;
    }
}

using LenslessScope.MMCore;

namespace LenslessScope.Cli.Configuration;

/// <summary>Why a property cannot be set to a value, told from what the device says of itself; nothing is set.</summary>
internal static class PropertyRefusal
{
    /// <summary>
    /// Reasons that hold whatever else is set: there is no such property, or it can only be read. Null if neither.
    /// </summary>
    public static string? OfName(CMMCore core, string label, string property, string value)
    {
        if (!core.HasProperty(label, property))
            return $"'{label}' has no property '{property}'. It has: {List(core.GetDevicePropertyNames(label))}.";
        return core.IsPropertyReadOnly(label, property)
            ? $"The property '{property}' of '{label}' is read-only; it cannot be set to '{value}'."
            : null;
    }

    /// <summary>
    /// Why a property that can be set does not take a value: not allowed, not of its type, outside its limits. Null if
    /// it takes it. Limits may depend on other properties.
    /// </summary>
    public static string? OfValue(CMMCore core, string label, string property, string value)
    {
        if (value.Contains(','))
            return $"'{value}' has a comma, which no value of a property may have. Decimals have a point.";
        var allowed = core.GetAllowedPropertyValues(label, property);
        if (allowed.Count > 0)
            return allowed.Contains(value) ? null
                : $"'{value}' is not a value of '{label}'-'{property}'. Allowed: " +
                    $"{List(PropertyDescription.InOrder(allowed))}.";
        var type = core.GetPropertyType(label, property);
        if (type is not (PropertyType.Float or PropertyType.Integer))
            return null;
        if (!Options.TryNumber(value, out var number))
            return $"'{value}' is not a number; '{label}'-'{property}' is of type {type}.";
        // Devices cut decimals off without a word.
        if (type == PropertyType.Integer && number != Math.Floor(number))
            return $"'{value}' is not a whole number; '{label}'-'{property}' is of type {type}.";
        if (!core.HasPropertyLimits(label, property))
            return null;
        var (low, high) = (core.GetPropertyLowerLimit(label, property), core.GetPropertyUpperLimit(label, property));
        return number >= low && number <= high
            ? null
            : $"{value} is outside the limits of '{label}'-'{property}': {low} to {high}.";
    }

    /// <summary>Names in a sentence.</summary>
    public static string List(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names);
}

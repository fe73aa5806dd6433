using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Why a property cannot be set to a value, told from what the device says of itself; nothing is set.
/// </summary>
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
    /// Why a property that can be set does not take a value; null if it takes it. The rule is
    /// <see cref="PropertyValue.FaultOf"/>.
    /// </summary>
    public static string? OfValue(CMMCore core, string label, string property, string value)
    {
        var facts = PropertyFacts.Of(core, label, property);
        var name = $"'{label}'-'{property}'";
        return PropertyValue.FaultOf(facts, value) switch
        {
            null => null,
            ValueFault.HasComma =>
                $"'{value}' has a comma, which property values must not have. Write decimals with a point.",
            ValueFault.NotAllowed => $"'{value}' is not a value of {name}. Allowed: " +
                $"{List(PropertyDescription.InOrder(facts.Allowed))}.",
            ValueFault.NotANumber => $"'{value}' is not a number; {name} is of type {facts.Type}.",
            ValueFault.NotWhole => $"'{value}' is not a whole number; {name} is of type {facts.Type}.",
            _ => $"{value} is outside the limits of {name}: {facts.Low} to {facts.High}.",
        };
    }

    /// <summary>Names in a sentence.</summary>
    public static string List(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names);
}

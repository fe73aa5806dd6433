using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>A property of a device: its value now, and what can be set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, as the device writes it.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="ReadOnly">Whether it can only be read.</param>
/// <param name="PreInit">Whether it is set before the device is initialised.</param>
/// <param name="Allowed">The values that it takes, numbers by size; null where they are not limited to some.</param>
/// <param name="Low">The smallest value, in the property's own unit; null without limits.</param>
/// <param name="High">The largest value, in the property's own unit; null without limits.</param>
public sealed record PropertyDescription(string Name, string Value, PropertyType Type, bool ReadOnly, bool PreInit,
    IReadOnlyList<string>? Allowed, double? Low, double? High)
{
    internal static PropertyDescription Of(CMMCore core, string label, string name)
    {
        var facts = PropertyFacts.Of(core, label, name);
        return new PropertyDescription(name, core.GetProperty(label, name), facts.Type, facts.ReadOnly, facts.PreInit,
            facts.Allowed.Count > 0 ? InOrder(facts.Allowed) : null, facts.Low, facts.High);
    }

    /// <summary>What can be set, in words; empty when that is anything.</summary>
    public string Range => string.Join(", ", new[]
    {
        Allowed != null ? string.Join(" | ", Allowed) : null,
        Low != null ? $"{Low} to {High}" : null,
        ReadOnly ? "read-only" : null,
        PreInit ? "before initialisation" : null,
    }.Where(text => text != null));

    // The core sorts by letters: 10 before 8.
    internal static IReadOnlyList<string> InOrder(IReadOnlyList<string> values) =>
        values.All(value => PropertyValue.TryNumber(value, out _))
            ? [.. values.OrderBy(value => PropertyValue.TryNumber(value, out var number) ? number : 0)]
            : values;
}

using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// A property of a device: its value now, and what can be set. <paramref name="Allowed"/> is null where values are not
/// limited to certain ones, <paramref name="Low"/> and <paramref name="High"/> where there are no limits.
/// </summary>
internal sealed record PropertyDescription(string Name, string Value, PropertyType Type, bool ReadOnly, bool PreInit,
    IReadOnlyList<string>? Allowed, double? Low, double? High)
{
    /// <summary>Asks the device.</summary>
    public static PropertyDescription Of(CMMCore core, string label, string name)
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

using LenslessScope.MMCore;

namespace LenslessScope.Cli.Configuration;

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
        var allowed = core.GetAllowedPropertyValues(label, name);
        var limited = core.HasPropertyLimits(label, name);
        return new PropertyDescription(name, core.GetProperty(label, name), core.GetPropertyType(label, name),
            core.IsPropertyReadOnly(label, name), core.IsPropertyPreInit(label, name),
            allowed.Count > 0 ? InOrder(allowed) : null,
            limited ? core.GetPropertyLowerLimit(label, name) : null,
            limited ? core.GetPropertyUpperLimit(label, name) : null);
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
        values.All(value => Options.TryNumber(value, out _))
            ? [.. values.OrderBy(value => Options.TryNumber(value, out var number) ? number : 0)]
            : values;
}

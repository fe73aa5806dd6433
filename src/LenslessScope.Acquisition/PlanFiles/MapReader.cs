using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>
/// Reads the values of one map of a plan's file. What cannot be read becomes a problem with its place, and the default
/// is returned, so that everything else is read too.
/// </summary>
internal sealed class MapReader
{
    private readonly PlanReader _reader;
    private readonly YamlMap _map;
    private readonly string _path;
    private readonly IReadOnlyList<string> _allowed;

    /// <param name="reader">Collects problems and places.</param>
    /// <param name="map">The map.</param>
    /// <param name="path">Where it is in the plan.</param>
    /// <param name="section">Whose keys it may have.</param>
    public MapReader(PlanReader reader, YamlMap map, string path, string section)
    {
        (_reader, _map, _path, _allowed) = (reader, map, path, PlanKeys.Sections[section]);
        reader.Place(path, map);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, _) in map.Entries)
            if (!_allowed.Contains(key.Value))
                reader.Fault(PathOf(key.Value), key, $"There is no key {Quoted(key.Value)}" +
                    (section.Length > 0 ? $" in {section}." : " in a plan.") +
                    (PlanKeys.Nearest(key.Value, _allowed) is { } near ? $" Did you mean {near}?" : "") +
                    $" Allowed: {string.Join(", ", _allowed)}.", unknownKey: true);
            else if (!seen.Add(key.Value))
                reader.Fault(PathOf(key.Value), key, $"The key {key.Value} appears twice.");
    }

    /// <summary>The map itself.</summary>
    public YamlMap Node => _map;

    /// <summary>Whether the key exists, whatever its value.</summary>
    public bool Has(string key) => _map.Entries.Any(entry => entry.Key.Value == key);

    public string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    /// <summary>The value as it is written; null when there is none, or a problem.</summary>
    public YamlNode? Find(string key)
    {
        if (!_allowed.Contains(key))
            throw new ArgumentException($"{key} is not declared as a key of this section.", nameof(key));
        foreach (var (found, value) in _map.Entries)
            if (found.Value == key)
            {
                _reader.Place(PathOf(key), value);
                if (value is not YamlText { IsNull: true })
                    return value;
                _reader.Fault(PathOf(key), found, $"{key} has no value. Give one, or leave the key out.");
                return null;
            }
        return null;
    }

    public string? Text(string key) => Find(key) is { } node ? _reader.Text(PathOf(key), node, "a text") : null;

    public string Required(string key, string placeholder)
    {
        Require(key);
        return Text(key) ?? placeholder;
    }

    /// <summary>A value that is read from a text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="parse">Answers null for what is none.</param>
    /// <param name="form">What is allowed, in words.</param>
    public T? Value<T>(string key, Func<string, T?> parse, string form) where T : struct =>
        Find(key) is { } node ? _reader.Value(PathOf(key), node, parse, form) : null;

    public T Required<T>(string key, Func<string, T?> parse, string form, T placeholder) where T : struct
    {
        Require(key);
        return Value(key, parse, form) ?? placeholder;
    }

    public TimeSpan? Time(string key) => Value(key, Quantity.Time, Quantity.TimeForm);

    public double? Micrometres(string key) => Value(key, Quantity.Micrometres, Quantity.LengthForm);

    public double? Nanometres(string key) => Value(key, Quantity.Nanometres, Quantity.LengthForm);

    public double? Milliseconds(string key) => Value(key, Quantity.Milliseconds, Quantity.TimeForm);

    /// <summary>A whole number that an <see cref="int"/> holds.</summary>
    public int? Count(string key) => Value<int>(
        key, text => Quantity.Whole(text) is { } n and >= int.MinValue and <= int.MaxValue ? (int)n : null,
            Quantity.WholeForm);

    public PresetChoice? Preset(string key) => Value<PresetChoice>(key,
        text => text.Split('=', 2) is [{ Length: > 0 } group, { Length: > 0 } preset] ? new PresetChoice(group, preset)
            : null,
        "GROUP=PRESET, as in Channel=Blue");

    public IReadOnlyList<T> List<T>(string key, Func<YamlNode, string, T> item, string example) =>
        Find(key) switch
        {
            null => [],
            YamlList list => [.. list.Items.Select((node, i) => item(node, $"{PathOf(key)}[{i}]"))],
            var node => _reader.Fault<IReadOnlyList<T>>(PathOf(key), node, $"A list is expected, as in {example}.", []),
        };

    /// <summary>A list of values that are each read from a text.</summary>
    public IReadOnlyList<T> Values<T>(string key, Func<string, T?> parse, string form, string example)
        where T : struct =>
        [.. List(key, (node, path) => _reader.Value(path, node, parse, form), example).OfType<T>()];

    public void Require(string key)
    {
        if (!Has(key))
            _reader.Fault(_path, _map, $"{key} is missing.");
    }
}

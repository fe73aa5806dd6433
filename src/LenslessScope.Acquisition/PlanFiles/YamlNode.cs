namespace LenslessScope.Acquisition;

/// <summary>A part of a YAML document with its place, both from 1; 0 in what was not read.</summary>
internal abstract record YamlNode(int Line, int Column);

/// <summary>A single value.</summary>
internal sealed record YamlText(string Value, bool Quoted = false, int Line = 0, int Column = 0)
    : YamlNode(Line, Column)
{
    /// <summary>Whether it stands for nothing: empty, <c>~</c> or <c>null</c> without quotes.</summary>
    public bool IsNull => !Quoted && Value is ("" or "~" or "null" or "Null" or "NULL");
}

/// <summary>Values one after the other.</summary>
internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line = 0, int Column = 0) : YamlNode(Line, Column);

/// <summary>Keys and values in their order; a key may appear twice.</summary>
internal sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlText, YamlNode>> Entries, int Line = 0, int Column = 0)
    : YamlNode(Line, Column);

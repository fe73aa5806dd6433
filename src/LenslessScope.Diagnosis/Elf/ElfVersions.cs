namespace LenslessScope.Diagnosis;

/// <summary>
/// The versions of symbols: each symbol has a number; the file's definitions and needs give the numbers their names.
/// Source: Linux Standard Base, Core, "Symbol Versioning".
/// </summary>
internal sealed class ElfVersions
{
    /// <summary>
    /// The part of a version number that is the index; the highest bit means "not the default version".
    /// </summary>
    public const ushort Index = 0x7fff;

    // Tables chain their entries by offsets, which a damaged file can close to a ring.
    private const ulong MostEntries = 1 << 14;
    private const int BaseDefinition = 1, WeakNeed = 2;

    private readonly ElfBytes _file;
    private readonly ElfTable _strings;
    private readonly ulong? _numbers;
    private readonly Dictionary<int, string> _defined = [];
    private readonly Dictionary<int, string> _needed = [];
    private readonly HashSet<string> _definitions = [];
    private readonly List<ElfVersionNeed> _needs = [];

    public ElfVersions(ElfBytes file, ElfTable strings, Func<ulong, ulong> offsetOf, ElfDynamic dynamic)
    {
        _file = file;
        _strings = strings;
        _numbers = dynamic.Table(ElfTag.VersionNumbers) is { } numbers ? offsetOf(numbers) : null;
        if (dynamic.Table(ElfTag.VersionDefinitions) is { } definitions)
            ReadDefinitions(offsetOf(definitions), dynamic.Table(ElfTag.VersionDefinitionCount) ?? 0);
        if (dynamic.Table(ElfTag.VersionNeeds) is { } needs)
            ReadNeeds(offsetOf(needs), dynamic.Table(ElfTag.VersionNeedCount) ?? 0);
    }

    public IReadOnlyList<ElfVersionNeed> Needs => _needs;

    public IReadOnlySet<string> Definitions => _definitions;

    /// <summary>The number of each symbol; none where the file has no versions.</summary>
    public IReadOnlyList<ushort> Numbers(ulong count)
    {
        if (_numbers is not { } offset)
            return [];
        var table = _file.Read(offset, count * 2);
        return [.. Enumerable.Range(0, (int)count).Select(i => table.Half((ulong)i * 2))];
    }

    /// <summary>The version that a symbol's number stands for; null for symbols without.</summary>
    public string? NameOf(ushort number, bool defined) => (defined ? _defined : _needed)
        .GetValueOrDefault(number & Index);

    private void ReadDefinitions(ulong at, ulong count)
    {
        for (ulong i = 0; i < Math.Min(count, MostEntries); ++i)
        {
            var entry = _file.Read(at, 20);
            // Its first name is its own; further ones are the versions that it follows.
            var name = _strings.Text(_file.Read(unchecked(at + entry.Word(12)), 8).Word(0));
            if ((entry.Half(2) & BaseDefinition) == 0)
            {
                _defined[entry.Half(4) & Index] = name;
                _definitions.Add(name);
            }
            if (entry.Word(16) == 0)
                return;
            at = unchecked(at + entry.Word(16));
        }
    }

    private void ReadNeeds(ulong at, ulong count)
    {
        for (ulong i = 0; i < Math.Min(count, MostEntries) && (ulong)_needs.Count < MostEntries; ++i)
        {
            var library = _file.Read(at, 16);
            var file = _strings.Text(library.Word(4));
            var name = unchecked(at + library.Word(8));
            for (var j = 0; j < library.Half(2) && (ulong)_needs.Count < MostEntries; ++j)
            {
                var need = _file.Read(name, 16);
                var version = _strings.Text(need.Word(8));
                _needed[need.Half(6) & Index] = version;
                _needs.Add(new ElfVersionNeed(file, version, (need.Half(4) & WeakNeed) != 0));
                if (need.Word(12) == 0)
                    break;
                name = unchecked(name + need.Word(12));
            }
            if (library.Word(12) == 0)
                return;
            at = unchecked(at + library.Word(12));
        }
    }
}

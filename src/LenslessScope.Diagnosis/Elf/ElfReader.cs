namespace LenslessScope.Diagnosis;

/// <summary>
/// Reads what the loader looks at: header, program headers, dynamic section, dynamic symbols and their versions, of 32
/// and 64 bit little-endian files. Source: System V ABI, generic part, chapters 4 and 5; versions: the Linux Standard
/// Base.
/// </summary>
internal sealed class ElfReader
{
    private const int Load = 1, Dynamic = 2, DynamicSymbolTable = 11;
    private const ulong PositionIndependentProgram = 0x08000000;
    private const int LargestHeader = 64;

    // Real files have some dozens of headers, sections and dynamic entries; a damaged count must not cost minutes.
    private const int MostEntries = 1 << 16;

    private readonly string _path;
    private readonly ElfBytes _file;
    private readonly ElfTable _header;
    private readonly bool _wide;
    private readonly List<Segment> _segments = [];

    private readonly record struct Segment(uint Type, ulong Offset, ulong Address, ulong Size);

    private ElfReader(string path, ElfBytes file)
    {
        _path = path;
        _file = file;
        _header = file.ReadUpTo(0, LargestHeader);
        if (_header.Length < 4 || !_header.Bytes.AsSpan(0, 4).SequenceEqual("\u007fELF"u8))
            throw new ElfException($"it is not an ELF file: {Kind(_header.Bytes)}", isElf: false);
        if (_header.Length < 52)
            throw new ElfException("it is damaged: it ends within its header");
        _wide = _header.Bytes[4] switch
        {
            1 => false,
            2 => true,
            var other => throw new ElfException($"it is damaged: its class is {other} instead of 1 or 2"),
        };
        if (_header.Bytes[5] != 1)
            throw new ElfException("it is for a big-endian machine; this one is little-endian");
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ElfException">It is not an ELF file, or a damaged one; the message goes on after the file's
    /// name.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read it.</exception>
    public static ElfImage Read(string path)
    {
        using var handle = File.OpenHandle(path);
        return new ElfReader(path, new ElfBytes(handle)).Image();
    }

    private ElfImage Image()
    {
        var image = new ElfImage(_path, (ElfType)_header.Half(16), new ElfMachine(_header.Half(18), _wide));
        ReadSegments();
        if (!_segments.Exists(segment => segment.Type == Dynamic))
            return image;
        var dynamic = ReadDynamic(_segments.Find(segment => segment.Type == Dynamic));
        var strings = dynamic.Table(ElfTag.Strings) is { } at
            ? _file.Read(OffsetOf(at), dynamic.Table(ElfTag.StringsSize) ?? 0) : new ElfTable([0]);
        var versions = new ElfVersions(_file, strings, address => OffsetOf(address), dynamic);
        return image with
        {
            HasDynamicSection = true,
            IsProgram = ((dynamic.Table(ElfTag.Flags1) ?? 0) & PositionIndependentProgram) != 0,
            SoName = dynamic.All(ElfTag.SoName).Select(strings.Text).FirstOrDefault(),
            Needed = [.. dynamic.All(ElfTag.Needed).Select(strings.Text)],
            RPath = Folders(dynamic, ElfTag.RPath, strings),
            RunPath = Folders(dynamic, ElfTag.RunPath, strings),
            Symbols = ReadSymbols(dynamic, strings, versions),
            VersionNeeds = versions.Needs,
            VersionDefinitions = versions.Definitions,
        };
    }

    private ulong Address(ElfTable table, ulong at) => _wide ? table.Long(at) : table.Word(at);

    private void ReadSegments()
    {
        var (offset, size, count) = _wide
            ? (_header.Long(32), _header.Half(54), _header.Half(56))
            : (_header.Word(28), _header.Half(42), _header.Half(44));
        if (count == 0)
            return;
        if (size < (_wide ? 56 : 32))
            throw new ElfException($"it is damaged: its program headers have {size} bytes");
        var table = _file.Read(offset, (ulong)size * count);
        for (ulong i = 0, at = 0; i < count; ++i, at += size)
            _segments.Add(_wide
                ? new Segment(table.Word(at), table.Long(at + 8), table.Long(at + 16), table.Long(at + 32))
                : new Segment(table.Word(at), table.Word(at + 4), table.Word(at + 8), table.Word(at + 16)));
    }

    /// <summary>Where in the file the byte lies that the loader puts to the address.</summary>
    private ulong OffsetOf(ulong address)
    {
        foreach (var segment in _segments)
            if (segment.Type == Load && address >= segment.Address && address - segment.Address < segment.Size)
                return unchecked(segment.Offset + (address - segment.Address));
        throw new ElfException($"it is damaged: the address 0x{address:x} is in none of its segments");
    }

    private ElfDynamic ReadDynamic(Segment segment)
    {
        var size = _wide ? 16u : 8u;
        var table = _file.Read(segment.Offset, Math.Min(segment.Size, size * (ulong)MostEntries));
        var entries = new List<(ulong Tag, ulong Value)>();
        for (ulong at = 0; at + size <= (ulong)table.Length; at += size)
        {
            var tag = Address(table, at);
            if (tag == 0)
                break;
            entries.Add((tag, Address(table, at + size / 2)));
        }
        return new ElfDynamic(entries);
    }

    private static string[] Folders(ElfDynamic dynamic, ElfTag tag, ElfTable strings) =>
        [.. dynamic.All(tag).SelectMany(at => strings.Text(at).Split(':', StringSplitOptions.RemoveEmptyEntries))];

    private List<ElfSymbol> ReadSymbols(ElfDynamic dynamic, ElfTable strings, ElfVersions versions)
    {
        if (dynamic.Table(ElfTag.Symbols) is not { } address)
            return [];
        var size = _wide ? 24u : 16u;
        var start = OffsetOf(address);
        var count = CountOfSymbols(dynamic, start, size);
        var table = _file.Read(start, count * size);
        var numbers = versions.Numbers(count);
        var symbols = new List<ElfSymbol>();
        for (ulong i = 1, at = size; i < count; ++i, at += size) // the first is always empty
        {
            var info = table.Bytes[at + (_wide ? 4u : 12u)];
            var other = table.Bytes[at + (_wide ? 5u : 13u)];
            var (name, section) = (table.Word(at), table.Half(at + (_wide ? 6u : 14u)));
            var (binding, visibility) = (info >> 4, other & 3);
            var defined = section != 0;
            // Local symbols (0) and hidden ones (1 internal, 2 hidden) are nobody else's business.
            if (name == 0 || binding == 0 || (defined && visibility is 1 or 2))
                continue;
            var number = i < (ulong)numbers.Count ? numbers[(int)i] : (ushort)1;
            if (defined && (number & ElfVersions.Index) == 0)
                continue;
            symbols.Add(new ElfSymbol(strings.Text(name), versions.NameOf(number, defined), defined, binding != 1));
        }
        return symbols;
    }

    /// <summary>
    /// The dynamic section has no count of symbols: the section headers do; without them, the hash tables tell it.
    /// </summary>
    private ulong CountOfSymbols(ElfDynamic dynamic, ulong start, uint size) =>
        CountInSections(start, size)
        ?? (dynamic.Table(ElfTag.Hash) is { } hash ? _file.Read(OffsetOf(hash), 8).Word(4) : null as ulong?)
        ?? (dynamic.Table(ElfTag.GnuHash) is { } gnu ? CountInGnuHash(OffsetOf(gnu)) : 0);

    private ulong? CountInSections(ulong start, uint size)
    {
        var (offset, entry, count) = _wide
            ? (_header.Long(40), _header.Half(58), _header.Half(60))
            : (_header.Word(32), _header.Half(46), _header.Half(48));
        if (offset == 0 || entry < (_wide ? 64 : 40))
            return null;
        var table = _file.ReadUpTo(offset, (ulong)entry * count);
        for (ulong at = 0; at + entry <= (ulong)table.Length; at += entry)
            if (table.Word(at + 4) == DynamicSymbolTable && Address(table, at + (_wide ? 24u : 16u)) == start)
                return Address(table, at + (_wide ? 32u : 20u)) / size;
        return null;
    }

    /// <summary>The last symbol is the end of the longest chain: its entry has the lowest bit set.</summary>
    private ulong CountInGnuHash(ulong offset)
    {
        var head = _file.Read(offset, 16);
        var (buckets, first, blooms) = (head.Word(0), head.Word(4), head.Word(8));
        var chains = offset + 16 + (ulong)blooms * (_wide ? 8u : 4u) + (ulong)buckets * 4;
        var table = _file.Read(chains - (ulong)buckets * 4, (ulong)buckets * 4);
        ulong last = 0;
        for (ulong i = 0; i < buckets; ++i)
            last = Math.Max(last, table.Word(i * 4));
        if (last < first)
            return first;
        while ((_file.Read(chains + (last - first) * 4, 4).Word(0) & 1) == 0)
            ++last;
        return last + 1;
    }

    private static string Kind(ReadOnlySpan<byte> start) =>
        start.IsEmpty ? "it is empty"
        : start.StartsWith("!<arch>"u8) ? "it is an archive for the linker (a static library)"
        : start.StartsWith("#!"u8) ? "it is a script"
        : start.StartsWith("MZ"u8) ? "it is a program or library for Windows"
        : start.StartsWith("# "u8) ? "it is a text (libtool's .la file?); name the .so.0 beside it"
        : start.StartsWith((ReadOnlySpan<byte>)[0xcf, 0xfa, 0xed, 0xfe]) ? "it is a library for macOS"
        : "its first bytes are not those of one";
}

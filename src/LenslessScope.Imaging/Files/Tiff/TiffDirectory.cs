using System.Buffers.Binary;
using System.Text;

namespace LenslessScope.Imaging;

/// <summary>
/// A directory of a TIFF (or of EXIF, which has the same form): the tags of one image. Values are read when they are
/// asked for; what is damaged or lies outside the file counts as missing.
/// </summary>
internal sealed class TiffDirectory
{
    // Longer texts and lists do not describe an image; they are the sign of a damaged header.
    private const long MostBytes = 1L << 28;

    private readonly TiffBytes _bytes;
    private readonly Dictionary<int, (int Type, long Count, long At)> _entries = [];

    private TiffDirectory(TiffBytes bytes, long offset) => (_bytes, Offset) = (bytes, offset);

    /// <summary>Where it stands in the file.</summary>
    internal long Offset { get; }

    /// <summary>Where the next one stands; 0 for none.</summary>
    internal long Next { get; private init; }

    /// <summary>Reads the directory at a place; null where there is none.</summary>
    internal static TiffDirectory? At(TiffBytes bytes, long offset)
    {
        const int fewBytes = 512;
        var (countBytes, entryBytes, offsetBytes) = bytes.Big ? (8, 20, 8) : (2, 12, 4);
        var start = bytes.Piece(offset, fewBytes);
        if (start.Length < countBytes)
            return null;
        var count = bytes.Number(start, countBytes);
        if (count is < 1 or > ushort.MaxValue)
            return null;
        var length = (int)count * entryBytes + offsetBytes;
        var entries = start.Length >= countBytes + length
            ? start.AsSpan(countBytes, length)
            : bytes.Piece(offset + countBytes, length);
        if (entries.Length < length - offsetBytes)
            return null;
        var next = entries.Length < length ? 0 : bytes.Number(entries[^offsetBytes..], offsetBytes);
        var directory = new TiffDirectory(bytes, offset) { Next = next };
        for (var i = 0; i < count; i++)
        {
            var entry = entries.Slice(i * entryBytes, entryBytes);
            var (tag, type) = ((int)bytes.Number(entry, 2), (int)bytes.Number(entry[2..], 2));
            var values = bytes.Number(entry[4..], offsetBytes);
            var size = SizeOf(type) * (Int128)values;
            if (values <= 0 || size <= 0 || size > MostBytes)
                continue;
            var inEntry = offset + countBytes + i * entryBytes + 4 + offsetBytes;
            var at = size <= offsetBytes ? inEntry : bytes.Number(entry[(4 + offsetBytes)..], offsetBytes);
            directory._entries.TryAdd(tag, (type, values, at)); // the first of two counts, as for libtiff
        }
        return directory;
    }

    internal bool Has(int tag) => _entries.ContainsKey(tag);

    /// <summary>How many values a tag has; 0 where it is missing.</summary>
    internal long Count(int tag) => _entries.TryGetValue(tag, out var entry) ? entry.Count : 0;

    /// <summary>The first value of a tag, as a whole number; null where it is missing.</summary>
    internal long? Number(int tag) => Numbers(tag, 1) is [var value, ..] ? value : null;

    /// <summary>The first values of a tag of whole numbers; empty where it is missing.</summary>
    internal IReadOnlyList<long> Numbers(int tag, int most = 1 << 20) =>
        [.. Reals(tag, most).Select(value => double.IsFinite(value) ? (long)Math.Clamp(value, -1e18, 1e18) : 0)];

    /// <summary>The first value of a tag; null where it is missing.</summary>
    internal double? Real(int tag) => Reals(tag, 1) is [var value, ..] && double.IsFinite(value) ? value : null;

    /// <summary>The first values of a tag, fractions included; empty where it is missing.</summary>
    internal IReadOnlyList<double> Reals(int tag, int most = 1 << 20)
    {
        if (!_entries.TryGetValue(tag, out var entry))
            return [];
        var (type, count, at) = entry;
        var size = SizeOf(type);
        var values = _bytes.Piece(at, Math.Min(count, most) * size);
        return [.. Enumerable.Range(0, values.Length / size).Select(i => Real(values.AsSpan(i * size, size), type))];
    }

    /// <summary>The bytes of a tag; empty where it is missing.</summary>
    internal byte[] Bytes(int tag) =>
        _entries.TryGetValue(tag, out var entry) ? _bytes.Piece(entry.At, entry.Count * SizeOf(entry.Type)) : [];

    /// <summary>A text: UTF-8, or Latin-1 where it is not valid UTF-8; null where it is missing.</summary>
    internal string? Text(int tag)
    {
        var bytes = Bytes(tag).AsSpan().TrimEnd((byte)0);
        if (!Has(tag))
            return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private double Real(ReadOnlySpan<byte> value, int type)
    {
        var number = type is 5 or 10 ? 0 : _bytes.Number(value, value.Length);
        return type switch
        {
            5 => Fraction((uint)_bytes.Number(value, 4), (uint)_bytes.Number(value[4..], 4)),
            6 => (sbyte)number,
            8 => (short)number,
            9 => (int)number,
            10 => Fraction((int)_bytes.Number(value, 4), (int)_bytes.Number(value[4..], 4)),
            11 => BitConverter.Int32BitsToSingle((int)number),
            12 => BitConverter.Int64BitsToDouble(number),
            _ => number,
        };
    }

    private static double Fraction(double above, double below) => below == 0 ? double.NaN : above / below;

    // Bytes of a value by the type's number; 0 for unknown ones.
    private static int SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };
}

/// <summary>The bytes of a TIFF with its byte order, in a file or in memory.</summary>
internal sealed class TiffBytes
{
    private readonly Func<long, long, byte[]> _piece;

    private TiffBytes(Func<long, long, byte[]> piece, bool bigEndian, bool big) =>
        (_piece, BigEndian, Big) = (piece, bigEndian, big);

    internal bool BigEndian { get; }

    /// <summary>Whether places have 64 bits.</summary>
    internal bool Big { get; }

    /// <summary>A TIFF that begins where the pieces do; null where none does.</summary>
    /// <param name="piece">Gives some bytes from a place on: fewer where they end before.</param>
    internal static TiffBytes? Of(Func<long, long, byte[]> piece)
    {
        var start = piece(0, 8);
        if (start is not ([(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..]) || start.Length < 8)
            return null;
        var bytes = new TiffBytes(piece, start[0] == 'M', false);
        return bytes.Number(start.AsSpan(2), 2) switch
        {
            42 => bytes,
            43 => new TiffBytes(piece, bytes.BigEndian, true),
            _ => null,
        };
    }

    internal byte[] Piece(long offset, long count) => _piece(offset, count);

    /// <summary>The directories of the chain that the header begins, as far as they are whole.</summary>
    internal IReadOnlyList<TiffDirectory> Chain()
    {
        var seen = new HashSet<long>();
        var chain = new List<TiffDirectory>();
        var first = Big ? Piece(8, 8) : Piece(4, 4);
        var next = first.Length == (Big ? 8 : 4) ? Number(first, first.Length) : 0;
        while (next > 0 && seen.Add(next) && TiffDirectory.At(this, next) is { } directory)
        {
            chain.Add(directory);
            next = directory.Next;
        }
        return chain;
    }

    /// <summary>A whole number of up to 8 bytes, without sign below 8.</summary>
    internal long Number(ReadOnlySpan<byte> bytes, int count)
    {
        Span<byte> all = stackalloc byte[8];
        all.Clear();
        if (BigEndian)
        {
            bytes[..count].CopyTo(all[(8 - count)..]);
            return BinaryPrimitives.ReadInt64BigEndian(all);
        }
        bytes[..count].CopyTo(all);
        return BinaryPrimitives.ReadInt64LittleEndian(all);
    }
}

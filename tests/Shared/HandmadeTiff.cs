using System.Text;

namespace LenslessScope.Tests;

/// <summary>
/// TIFF files made byte by byte, of any byte order and with any tags, by the specification alone: independent of the
/// writers and readers that are tested.
/// </summary>
internal sealed class HandmadeTiff(bool bigEndian = false)
{
    private const int Ascii = 2, Short = 3, Long = 4, Rational = 5;

    private readonly List<byte> _bytes = [];

    /// <summary>One directory: its tags, its pixels (at tag 273, or 324 if it has a tile), and what lies behind it (at
    /// tag 330).</summary>
    internal sealed record Directory(byte[] Pixels, (int Tag, int Type, object Value)[] Entries)
    {
        internal Directory[] Behind { get; init; } = [];

        /// <summary>The same with another tag, or another value of one.</summary>
        internal Directory With(int tag, int type, object value) =>
            this with { Entries = [.. Entries.Where(entry => entry.Tag != tag), (tag, type, value)] };

        /// <summary>The same as one tile of the whole image, whatever its width, instead of a strip.</summary>
        internal Directory AsTile(int height, int width) => (this with
        {
            Entries = [.. Entries.Where(entry => entry.Tag is not (278 or 279))],
        }).With(322, Long, new double[] { width }).With(323, Long, new double[] { height })
            .With(325, Long, new double[] { Pixels.Length });

        /// <summary>The same with a text.</summary>
        internal Directory Says(string description) => With(270, Ascii, description);
    }

    /// <summary>A directory of one strip that is not packed.</summary>
    internal static Directory Image(int height, int width, int bits, byte[] pixels, int sampleFormat = 1,
        int photometric = 1) => new(pixels,
        [
            (256, Long, new double[] { width }), (257, Long, new double[] { height }),
            (258, Short, new double[] { bits }), (259, Short, new double[] { 1 }),
            (262, Short, new double[] { photometric }), (277, Short, new double[] { 1 }),
            (278, Long, new double[] { height }), (279, Long, new double[] { pixels.Length }),
            (339, Short, new double[] { sampleFormat }),
        ]);

    /// <summary>A raw frame as DNG has it: colours by their letters, one black level for all or one for each.</summary>
    internal static Directory Raw(int height, int width, int bits, byte[] pixels, string colours, double white,
        params double[] black) => Image(height, width, bits, pixels, photometric: 32803)
        .With(33421, Short, new double[] { 2, 2 })
        .With(33422, 1, colours.Select(colour => (double)"RGB".IndexOf(colour, StringComparison.Ordinal)).ToArray())
        .With(50717, Long, new[] { white })
        .With(50713, Short, black.Length == 1 ? new double[] { 1, 1 } : new double[] { 2, 2 })
        .With(50714, Rational, black);

    /// <summary>The mark of DNG, which belongs into the first directory.</summary>
    internal static Directory AsDng(Directory first) => first.With(50706, 1, new double[] { 1, 4, 0, 0 });

    /// <summary>The file.</summary>
    internal byte[] Bytes(params Directory[] chain)
    {
        _bytes.Clear();
        _bytes.AddRange(bigEndian ? "MM"u8 : "II"u8);
        Put(42, 2);
        var link = _bytes.Count;
        Put(0, 4);
        foreach (var directory in chain)
            link = Write(directory, link);
        return [.. _bytes];
    }

    /// <summary>Whole samples in this byte order.</summary>
    /// <param name="values">Their values.</param>
    /// <param name="type">As NumPy names it: u2, i4, f8 …</param>
    internal byte[] Samples(IEnumerable<double> values, string type) => [.. values.SelectMany(value =>
    {
        byte[] bytes = type switch
        {
            "u1" => [(byte)value],
            "i1" => [(byte)(sbyte)value],
            "u2" => BitConverter.GetBytes((ushort)value),
            "i2" => BitConverter.GetBytes((short)value),
            "u4" => BitConverter.GetBytes((uint)value),
            "i4" => BitConverter.GetBytes((int)value),
            "f2" => BitConverter.GetBytes((Half)value),
            "f4" => BitConverter.GetBytes((float)value),
            _ => BitConverter.GetBytes(value),
        };
        return bigEndian ? bytes.Reverse() : bytes;
    })];

    /// <summary>Samples of any number of bits, the highest bit first, each row from a byte of its own.</summary>
    internal static byte[] Packed(IReadOnlyList<int> values, int width, int bits) =>
        [.. values.Chunk(width).SelectMany(row =>
        {
            var text = string.Concat(row.Select(value => Convert.ToString(value, 2).PadLeft(bits, '0')));
            text = text.PadRight((text.Length + 7) / 8 * 8, '0');
            return text.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2));
        })];

    private int Write(Directory directory, int link)
    {
        var behind = directory.Behind.Select(_ => 0.0).ToArray();
        for (var i = 0; i < behind.Length; i++)
        {
            var at = _bytes.Count;
            Put(0, 4);
            Write(directory.Behind[i], at);
            behind[i] = Get(at);
        }
        if (behind.Length > 0)
            directory = directory.With(330, Long, behind);
        Align();
        var place = directory.Entries.Any(entry => entry.Tag == 322) ? 324 : 273;
        directory = directory.With(place, Long, new double[] { _bytes.Count });
        _bytes.AddRange(directory.Pixels);
        var places = directory.Entries.OrderBy(entry => entry.Tag)
            .Select(entry => (entry.Tag, entry.Type, Count: CountOf(entry), Value: ValueOf(entry))).ToList();
        var written = places.ConvertAll(entry =>
        {
            if (entry.Value.Length <= 4)
                return entry.Value.Concat(new byte[4 - entry.Value.Length]);
            Align();
            var at = _bytes.Count;
            _bytes.AddRange(entry.Value);
            return Number(at, 4);
        });
        Align();
        Number(_bytes.Count, 4).Select((part, i) => (part, i)).ToList().ForEach(of => _bytes[link + of.i] = of.part);
        Put(places.Count, 2);
        for (var i = 0; i < places.Count; i++)
        {
            Put(places[i].Tag, 2);
            Put(places[i].Type, 2);
            Put(places[i].Count, 4);
            _bytes.AddRange(written[i]);
        }
        Put(0, 4);
        return _bytes.Count - 4;
    }

    private static int CountOf((int Tag, int Type, object Value) entry) =>
        entry.Value is string text ? Encoding.UTF8.GetByteCount(text) + 1 : ((double[])entry.Value).Length;

    private byte[] ValueOf((int Tag, int Type, object Value) entry) => entry.Value is string text
        ? [.. Encoding.UTF8.GetBytes(text), 0]
        : [.. ((double[])entry.Value).SelectMany(value => entry.Type == Rational
            ? Number((long)Math.Round(value * 10_000), 4).Concat(Number(10_000, 4))
            : Number((long)value, entry.Type switch { 1 or 2 => 1, Short => 2, _ => 4 }))];

    private IEnumerable<byte> Number(long number, int count)
    {
        var bytes = BitConverter.GetBytes(number)[..count];
        return bigEndian ? bytes.Reverse() : bytes;
    }

    private double Get(int at)
    {
        var bytes = _bytes.GetRange(at, 4).ToArray();
        return BitConverter.ToUInt32(bigEndian ? [.. bytes.Reverse()] : bytes);
    }

    private void Put(long number, int count) => _bytes.AddRange(Number(number, count));

    private void Align() => Put(0, _bytes.Count % 2);
}

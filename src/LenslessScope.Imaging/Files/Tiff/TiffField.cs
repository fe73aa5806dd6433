using System.Buffers.Binary;

namespace LenslessScope.Imaging;

/// <summary>One entry of a TIFF directory: tag, type, count of values, and the values in little-endian order.</summary>
internal readonly record struct TiffField(ushort Tag, ushort Type, ulong Count, byte[] Value)
{
    private const ushort AsciiType = 2, ShortType = 3, LongType = 4, RationalType = 5, Long8Type = 16;

    internal static TiffField Short(ushort tag, int value) => new(tag, ShortType, 1, Bytes([(ulong)value], 2));

    internal static TiffField Long(ushort tag, int value) => new(tag, LongType, 1, Bytes([(ulong)value], 4));

    /// <summary>Places in the file, or lengths: 64 bits each in BigTIFF, else 32.</summary>
    internal static TiffField Offsets(ushort tag, IReadOnlyList<ulong> values, bool big) =>
        new(tag, big ? Long8Type : LongType, (ulong)values.Count, Bytes(values, big ? 8 : 4));

    /// <summary>Text that is ASCII already; the closing NUL is added.</summary>
    internal static TiffField Ascii(ushort tag, ReadOnlySpan<byte> text) =>
        new(tag, AsciiType, (ulong)text.Length + 1, [.. text, 0]);

    /// <summary>A positive number as a fraction of two 32-bit whole numbers, as fine as it goes.</summary>
    internal static TiffField Rational(ushort tag, double value)
    {
        var denominator = 1.0;
        while (value * denominator * 10 <= uint.MaxValue && denominator < 1e9)
            denominator *= 10;
        var numerator = Math.Clamp(Math.Round(value * denominator), 1, uint.MaxValue);
        return new TiffField(tag, RationalType, 1, Bytes([(ulong)numerator, (ulong)denominator], 4));
    }

    private static byte[] Bytes(IReadOnlyList<ulong> values, int size)
    {
        var bytes = new byte[values.Count * size + sizeof(ulong) - size];
        for (var i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * size), values[i]);
        return bytes[..(values.Count * size)];
    }
}

using System.Buffers.Binary;

namespace LenslessScope.Imaging;

/// <summary>Numbers of any width up to 8 bytes at places in a block of bytes.</summary>
internal readonly ref struct LittleEndian(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    internal void Put(int at, long value, int width)
    {
        Span<byte> all = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(all, value);
        all[..width].CopyTo(_bytes[at..]);
    }

    internal void Put(int at, double value) => Put(at, BitConverter.DoubleToInt64Bits(value), sizeof(double));

    internal long Get(int at, int width)
    {
        Span<byte> all = stackalloc byte[sizeof(long)];
        all.Clear();
        _bytes.Slice(at, width).CopyTo(all);
        return BinaryPrimitives.ReadInt64LittleEndian(all);
    }

    internal double GetDouble(int at) => BitConverter.Int64BitsToDouble(Get(at, sizeof(double)));
}

using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Diagnosis;

/// <summary>
/// A file as the tables of ELF see it. Whatever lies outside the file is refused, so that no number in a damaged file
/// leads anywhere.
/// </summary>
internal sealed class ElfBytes(SafeFileHandle file)
{
    // Symbol tables of the largest libraries are some tens of MB.
    private const long LargestTable = 1L << 28;

    private readonly long _length = RandomAccess.GetLength(file);

    /// <exception cref="ElfException">The part is not wholly inside the file.</exception>
    public ElfTable Read(ulong offset, ulong length)
    {
        if (length > LargestTable || offset > (ulong)_length || length > (ulong)_length - offset)
            throw new ElfException($"it is damaged: {length} bytes at {offset} are not inside its {_length} bytes");
        var bytes = new byte[length];
        var done = 0;
        while (done < bytes.Length)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(done), (long)offset + done);
            if (read == 0)
                throw new ElfException("it became shorter while it was read");
            done += read;
        }
        return new ElfTable(bytes);
    }

    /// <summary>What of the part lies inside the file.</summary>
    public ElfTable ReadUpTo(ulong offset, ulong length) =>
        offset >= (ulong)_length ? new ElfTable([]) : Read(offset, Math.Min(length, (ulong)_length - offset));
}

/// <summary>A part of the file in memory; little endian.</summary>
internal readonly record struct ElfTable(byte[] Bytes)
{
    public int Length => Bytes.Length;

    public ushort Half(ulong at) => BinaryPrimitives.ReadUInt16LittleEndian(Part(at, 2));

    public uint Word(ulong at) => BinaryPrimitives.ReadUInt32LittleEndian(Part(at, 4));

    public ulong Long(ulong at) => BinaryPrimitives.ReadUInt64LittleEndian(Part(at, 8));

    /// <summary>A text that ends with a zero byte.</summary>
    /// <exception cref="ElfException">It starts outside the table or never ends.</exception>
    public string Text(ulong at)
    {
        var rest = at < (ulong)Length ? Bytes.AsSpan((int)at) : [];
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(rest[..end])
            : throw new ElfException("it is damaged: a name lies outside its table");
    }

    private ReadOnlySpan<byte> Part(ulong at, int size) =>
        at <= (ulong)Length && (ulong)Length - at >= (ulong)size
            ? Bytes.AsSpan((int)at, size)
            : throw new ElfException("it is damaged: an entry lies outside its table");
}

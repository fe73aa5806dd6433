using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>Arrays of samples, one element type for each kind of number that files have.</summary>
internal static class SampleArrays
{
    /// <summary>
    /// The element type. A pattern such as <c>is byte[]</c> will not do: to the runtime, arrays of numbers that differ
    /// in sign only match each other.
    /// </summary>
    internal static TypeCode TypeOf(Array samples) => Type.GetTypeCode(samples.GetType().GetElementType());

    /// <summary>Whether numbers of this kind and width can be kept, each exactly.</summary>
    internal static bool CanKeep(SampleFormat format, int bits) => format == SampleFormat.FloatingPoint
        ? bits is 16 or 32 or 64
        : bits is 8 or 16 or 32 || format == SampleFormat.WholeNumber && bits is 10 or 12 or 14;

    /// <summary>An array for that many samples; those of 16-bit floating point are kept in 32 bits.</summary>
    internal static Array Of(SampleFormat format, int bits, long count) => (format, bits) switch
    {
        (SampleFormat.FloatingPoint, 64) => new double[count],
        (SampleFormat.FloatingPoint, _) => new float[count],
        (SampleFormat.SignedWholeNumber, 8) => new sbyte[count],
        (SampleFormat.SignedWholeNumber, 16) => new short[count],
        (SampleFormat.SignedWholeNumber, _) => new int[count],
        (_, <= 8) => new byte[count],
        (_, <= 16) => new ushort[count],
        _ => new uint[count],
    };

    /// <summary>Bytes that a sample takes in memory.</summary>
    internal static int BytesOf(SampleFormat format, int bits) =>
        format == SampleFormat.FloatingPoint && bits == 16 ? 4 : bits <= 8 ? 1 : bits <= 16 ? 2 : bits / 8;

    /// <summary>Reads whole bytes of samples: 8, 16, 32 or 64 bits each.</summary>
    /// <param name="bytes">The samples; what is beyond the last whole one is left.</param>
    /// <param name="format">Their kind.</param>
    /// <param name="bits">Their width.</param>
    /// <param name="bigEndian">The byte order.</param>
    internal static Array Decode(ReadOnlySpan<byte> bytes, SampleFormat format, int bits, bool bigEndian)
    {
        var count = bytes.Length / (bits / 8);
        if (format == SampleFormat.FloatingPoint && bits == 16)
            return Widened((ushort[])Decode(bytes, SampleFormat.WholeNumber, 16, bigEndian));
        var samples = Of(format, bits, count);
        var target = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(samples), count * (bits / 8));
        bytes[..target.Length].CopyTo(target);
        if (bigEndian)
            TurnBytes(target, bits);
        return samples;
    }

    /// <summary>Numbers of 16-bit floating point, given by their bits, in 32 bits; exact.</summary>
    internal static float[] Widened(ushort[] halves) =>
        Array.ConvertAll(halves, bits => (float)BitConverter.UInt16BitsToHalf(bits));

    /// <summary>
    /// Reads packed samples of any width up to 16 bits, the most significant bit first, each row beginning with a byte
    /// of its own, as TIFF packs them.
    /// </summary>
    internal static ushort[] Unpack(ReadOnlySpan<byte> bytes, int rows, int samplesPerRow, int bits)
    {
        var rowBytes = PackedRow(samplesPerRow, bits);
        var samples = new ushort[rows * samplesPerRow];
        var to = 0;
        for (var row = 0; row < rows; row++)
        {
            var (at, held, heldBits) = (row * rowBytes, 0u, 0);
            for (var i = 0; i < samplesPerRow; i++)
            {
                for (; heldBits < bits; heldBits += 8)
                    held = held << 8 | bytes[at++];
                heldBits -= bits;
                samples[to++] = (ushort)(held >> heldBits & (1u << bits) - 1);
            }
        }
        return samples;
    }

    /// <summary>Bytes of a packed row.</summary>
    internal static int PackedRow(int samples, int bits) => (int)(((long)samples * bits + 7) / 8);

    private static void TurnBytes(Span<byte> bytes, int bits)
    {
        switch (bits)
        {
            case 16:
                var words = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 32:
                var longs = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
            case 64:
                var doubles = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(doubles, doubles);
                break;
        }
    }
}

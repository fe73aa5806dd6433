using System.Numerics;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>
/// The checksum CRC-32C (Castagnoli, reflected, as in iSCSI: RFC 3720 appendix B.4). Processors compute it in hardware,
/// at several bytes per clock. Finds every change of up to 32 bits in a row, and all but one in 4·10⁹ of the others.
/// </summary>
public static class Crc32C
{
    /// <summary>Of some bytes; of "123456789" it is E3069283 (hexadecimal).</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Of(0, bytes);

    /// <summary>Goes on with more bytes.</summary>
    /// <param name="before">Of the bytes before; 0 where there are none.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Of(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var one in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}

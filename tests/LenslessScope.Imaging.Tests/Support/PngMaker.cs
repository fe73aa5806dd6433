using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LenslessScope.Imaging.Tests;

/// <summary>Puts PNG files together from their chunks, as the specification describes them (no filter).</summary>
internal static class PngMaker
{
    internal enum Colour
    {
        Gray = 0, Rgb = 2, Palette = 3, GrayAlpha = 4, RgbAlpha = 6,
    }

    /// <summary>The bytes of each row are packed as PNG packs them; the palette is red, green and blue of each entry.
    /// </summary>
    internal static byte[] Png(int width, int bits, Colour colour, byte[][] rows, byte[]? palette = null) =>
        Png(width, rows.Length, bits, colour, [.. rows.SelectMany(row => row.Prepend((byte)0))], palette);

    /// <summary>The same with any size in the header, and the data before it is deflated.</summary>
    internal static byte[] Png(int width, int height, int bits, Colour colour, byte[] filtered, byte[]? palette = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bits, (byte)colour);
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(filtered);
        return
        [
            0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. palette is null ? [] : Chunk("PLTE", palette),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}

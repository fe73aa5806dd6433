using System.Buffers.Binary;

namespace LenslessScope.Imaging.Tests;

/// <summary>Puts Windows bitmaps together as the API's structures describe them.</summary>
internal static class BmpMaker
{
    /// <summary>A negative height is for rows from the top. A palette entry is blue, green, red, 0. The rows come in
    /// the order of the file and are padded here.</summary>
    internal static byte[] Bmp(int width, int height, int bits, byte[]? palette, byte[][] rows, int compression = 0)
    {
        var header = new byte[54];
        header[0] = (byte)'B';
        header[1] = (byte)'M';
        var dataOffset = header.Length + (palette?.Length ?? 0);
        Put(10, dataOffset);
        Put(14, 40);
        Put(18, width);
        Put(22, height);
        Put(26, 1 | bits << 16);
        Put(30, compression);
        Put(46, (palette?.Length ?? 0) / 4);
        return [.. header, .. palette ?? [], .. rows.SelectMany(Padded)];

        void Put(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at), value);

        static IEnumerable<byte> Padded(byte[] row) => row.Concat(new byte[(4 - row.Length % 4) % 4]);
    }
}

using System.Buffers.Binary;
using System.IO.Compression;

namespace LenslessScope.Tests;

/// <summary>
/// A reader written from the PNG specification (ISO/IEC 15948) for 8-bit grey and RGB without interlace, sharing
/// nothing with the writer.
/// </summary>
internal sealed record IndependentPng(int Height, int Width, int Components, byte[] Samples)
{
    public static IndependentPng Read(string path)
    {
        var file = File.ReadAllBytes(path);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        int width = 0, height = 0, components = 0;
        using var packed = new MemoryStream();
        var type = "";
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            type = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            var data = file.AsSpan(at + 8, length);
            if (type == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(data);
                height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                Assert.Equal(8, data[8]);
                Assert.Contains(data[9], new byte[] { 0, 2 });
                components = data[9] == 0 ? 1 : 3;
                Assert.Equal(0, data[12]);
            }
            else if (type == "IDAT")
                packed.Write(data);
            at += 12 + length;
        }
        Assert.Equal("IEND", type);
        packed.Position = 0;
        using var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
            zlib.CopyTo(unpacked);
        return new IndependentPng(height, width, components, Unfilter(unpacked.ToArray(), height, width, components));
    }

    public byte[] ToRgb() =>
        Components == 3 ? Samples : [.. Samples.SelectMany(level => new[] { level, level, level })];

    private static byte[] Unfilter(byte[] filtered, int height, int width, int components)
    {
        var stride = width * components;
        Assert.Equal(height * (stride + 1), filtered.Length);
        var samples = new byte[height * stride];
        for (var row = 0; row < height; row++)
            for (var i = 0; i < stride; i++)
            {
                var at = row * stride + i;
                var left = i >= components ? samples[at - components] : 0;
                var up = row > 0 ? samples[at - stride] : 0;
                var corner = row > 0 && i >= components ? samples[at - stride - components] : 0;
                var predicted = filtered[row * (stride + 1)] switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    var other => throw new NotSupportedException($"filter {other}"),
                };
                samples[at] = (byte)(filtered[row * (stride + 1) + 1 + i] + predicted);
            }
        return samples;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}

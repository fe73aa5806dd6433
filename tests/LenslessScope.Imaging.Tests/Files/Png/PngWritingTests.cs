using System.Buffers.Binary;

namespace LenslessScope.Imaging.Tests;

public sealed class PngWritingTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Grey_images_of_8_and_16_bits_come_back_bit_for_bit()
    {
        var bytes = Pixels.Image<byte>(33, 57);
        var words = Pixels.Image<ushort>(33, 57);
        Png.Write(_temp.File("8.png"), bytes);
        Png.Write(_temp.File("16.png"), words);
        RecordedImage a = ImageFile.Read(_temp.File("8.png")), b = ImageFile.Read(_temp.File("16.png"));
        Assert.Equal((33, 57, 1, 8), (a.Height, a.Width, a.Channels, a.BitsPerSample));
        Assert.Equal((33, 57, 1, 16), (b.Height, b.Width, b.Channels, b.BitsPerSample));
        Assert.Equal(bytes.Pixels, a.Samples<byte>().ToArray());
        Assert.Equal(words.Pixels, b.Samples<ushort>().ToArray());
        Assert.Equal(["16.png", "8.png"], _temp.Names());
    }

    [Fact]
    public void Colour_comes_back_bit_for_bit()
    {
        var rgb = Pixels.Of<byte>(5 * 7 * 3);
        Png.WriteRgb(_temp.File("c.png"), 5, 7, rgb);
        var image = ImageFile.Read(_temp.File("c.png"));
        Assert.Equal((5, 7, 3), (image.Height, image.Width, image.Channels));
        Assert.Equal(rgb, image.Samples<byte>().ToArray());
    }

    [Fact]
    public void An_image_written_before_is_replaced()
    {
        Png.Write(_temp.File("x.png"), new Image<byte>(50, 50));
        Png.Write(_temp.File("x.png"), new Image<byte>(1, 1, [9]));
        Assert.Equal<byte>([9], ImageFile.Read(_temp.File("x.png")).Samples<byte>().ToArray());
    }

    [Fact]
    public void The_pixel_pitch_is_kept_as_pixels_per_metre()
    {
        Png.Write(_temp.File("p.png"), new Image<byte>(2, 2), pixelUm: 0.5);
        var bytes = File.ReadAllBytes(_temp.File("p.png")).AsSpan();
        var chunk = bytes[(bytes.IndexOf("pHYs"u8) + 4)..];
        Assert.Equal(2_000_000u, BinaryPrimitives.ReadUInt32BigEndian(chunk));
        Assert.Equal(2_000_000u, BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]));
        Assert.Equal(1, chunk[8]); // the unit is the metre
        Png.Write(_temp.File("n.png"), new Image<byte>(2, 2));
        Assert.Equal(-1, File.ReadAllBytes(_temp.File("n.png")).AsSpan().IndexOf("pHYs"u8));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e-4)]
    [InlineData(1e7)]
    public void A_pitch_that_the_chunk_cannot_hold_is_refused(double pixelUm) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Png.Write(_temp.File("p.png"), new Image<byte>(2, 2), pixelUm));

    [Fact]
    public void A_wrong_number_of_bytes_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Png.WriteRgb(_temp.File("p.png"), 2, 3, new byte[17]));
        Assert.Contains("17 bytes were given for 3×2 pixels in colour, which need 18", error.Message);
        Assert.Empty(_temp.Names());
    }

    [Fact]
    public void The_imaging_library_of_Python_reads_the_same_pixels()
    {
        const string script = """
            import sys, json, hashlib, numpy
            from PIL import Image
            found = []
            for path in sys.argv[1:]:
                image = Image.open(path)
                found.append([image.mode, list(image.size), [float(d) for d in image.info.get('dpi', [0, 0])],
                    hashlib.sha256(numpy.array(image).astype('uint16' if image.mode.startswith('I') else 'uint8')
                    .tobytes()).hexdigest()])
            print(json.dumps(found))
            """;
        var bytes = Pixels.Image<byte>(31, 41);
        var words = Pixels.Image<ushort>(31, 41);
        var rgb = Pixels.Of<byte>(31 * 41 * 3);
        Png.Write(_temp.File("8"), bytes, pixelUm: 1);
        Png.Write(_temp.File("16"), words);
        Png.WriteRgb(_temp.File("c"), 31, 41, rgb);

        var found = Python.Run(["numpy", "PIL"], script, _temp.File("8"), _temp.File("16"), _temp.File("c"));

        Assert.Equal("L", found[0][0].GetString());
        Assert.Equal("[41, 31]", found[0][1].GetRawText());
        Assert.Equal(25400, found[0][2][0].GetDouble(), tolerance: 0.01);
        Assert.Equal(Pixels.Sha256(bytes.Pixels), found[0][3].GetString());
        Assert.Equal(Pixels.Sha256(words.Pixels), found[1][3].GetString());
        Assert.Equal("RGB", found[2][0].GetString());
        Assert.Equal(Pixels.Sha256(rgb), found[2][3].GetString());
    }
}

namespace LenslessScope.Imaging.Tests;

/// <summary>Thousands of damaged files, the same ones every time. Whatever lies in a file, the answer is an image or an
/// <see cref="ImageFileException"/>, never another exception or the end of the process.</summary>
public sealed class DamagedFilesFuzzTests : IDisposable
{
    private const int DamagedOfEach = 300;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_damaged_file_gives_an_image_or_the_exception_of_image_files()
    {
        var seeds = ValidFiles().ToArray();
        int read = 0, refused = 0;
        for (var kind = 0; kind < seeds.Length; kind++)
        {
            var random = new Random(kind);
            _temp.Put("x", seeds[kind]);
            ImageFile.Read(_temp["x"]); // the file is whole before it is damaged
            for (var i = 0; i < DamagedOfEach; i++)
            {
                _temp.Put("x", Damage(seeds[kind], random));
                try
                {
                    var image = ImageFile.Read(_temp["x"]);
                    Assert.Equal(image.Height * image.Width, image.ToGray().Pixels.Length);
                    read++;
                }
                catch (ImageFileException e)
                {
                    Assert.NotEmpty(e.Reason);
                    refused++;
                }
            }
        }
        Assert.Equal(seeds.Length * DamagedOfEach, read + refused);
        Assert.True(refused > read, $"{refused} refused, {read} read: the damage hardly did any.");
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        // Headers and tables lie at the ends of files; half of the damage goes there.
        var atEnds = random.Next(2) == 0;
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(atEnds ? Math.Min(64, bytes.Length) : bytes.Length);
            if (atEnds && random.Next(2) == 0)
                at = bytes.Length - 1 - Math.Min(bytes.Length - 1, random.Next(400));
            bytes[at] = random.Next(3) switch
            {
                0 => (byte)(bytes[at] ^ 1 << random.Next(8)),
                1 => (byte)random.Next(256),
                _ => random.Next(2) == 0 ? (byte)0xFF : (byte)0,
            };
        }
        return random.Next(4) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
    }

    private IEnumerable<byte[]> ValidFiles()
    {
        const int height = 24, width = 20;
        var grey = Pixels.Of<byte>(height * width);
        byte[][] rows = [.. grey.Chunk(width)];
        byte[] palette = Pixels.Of<byte>(256 * 3), bmpPalette = Pixels.Of<byte>(1024);
        yield return PngMaker.Png(width, 8, PngMaker.Colour.Gray, rows);
        yield return PngMaker.Png(width / 2, 16, PngMaker.Colour.Gray, rows);
        yield return PngMaker.Png(width, 8, PngMaker.Colour.Palette, rows, palette);
        yield return PngMaker.Png(width / 4, 8, PngMaker.Colour.RgbAlpha, rows);
        yield return PngMaker.Png(width * 8, 1, PngMaker.Colour.Gray, rows);
        yield return JpegMaker.Jpeg(height, width, grey);
        yield return JpegMaker.Jpeg(height, width, Pixels.Of<byte>(height * width * 3), progressive: true);
        yield return BmpMaker.Bmp(width, height, 8, bmpPalette, rows);
        yield return BmpMaker.Bmp(width / 4, -height, 32, null, rows);

        foreach (var flavour in new TiffMaker.Flavour[]
                 {
                     new(), new(Compression: 5, Predictor: true), new(Compression: 8, Tiled: true, Mode: "w8"),
                     new(Compression: 32773, Mode: "wb"), new(Photometric: 2, Samples: 4, Planar: true, Tiled: true),
                     new(Photometric: 3), new(Photometric: 0, Samples: 2, Compression: 5),
                 })
        {
            TiffMaker.Write(_temp["seed"], height, width, flavour, Pixels.Of<byte>(height * width * flavour.Samples),
                Pixels.Of<byte>(height * width * flavour.Samples, seed: 2));
            yield return File.ReadAllBytes(_temp["seed"]);
        }
        OmeTiff.Write(_temp["seed"], Pixels.Image<float>(height, width), new OmeMetadata
        {
            Name = "x", PixelUm = 1, WavelengthNm = 500, ZUm = 3, ExposureMs = 4,
        });
        yield return File.ReadAllBytes(_temp["seed"]);
    }
}

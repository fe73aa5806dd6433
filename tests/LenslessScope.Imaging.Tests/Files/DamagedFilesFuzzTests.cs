using CsCheck;

namespace LenslessScope.Imaging.Tests;

/// <summary>Thousands of damaged files. Whatever lies in a file, the answer is an image or an
/// <see cref="ImageFileException"/>, never another exception or the end of the process.</summary>
public sealed class DamagedFilesFuzzTests : IDisposable
{
    private const int DamagedOfEach = 300;

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    // Headers and tables lie at the ends of files; half of the damage goes there. Where: from the start, or, below
    // zero, from the end.
    private static Gen<byte[]> Damaged(byte[] whole)
    {
        var (length, start, end) = (whole.Length, Math.Min(64, whole.Length), Math.Min(400, whole.Length));
        var where = Gen.OneOf(Gen.Int[0, length - 1], Gen.OneOf(Gen.Int[0, start - 1], Gen.Int[-end, -1]));
        var change = Gen.Select(where, Gen.OneOf<Func<byte, byte>>(
            Gen.Int[0, 7].Select(bit => (Func<byte, byte>)(old => (byte)(old ^ 1 << bit))),
            Gen.Byte.Select(value => (Func<byte, byte>)(_ => value)),
            Gen.OneOf<byte>(0x00, 0xFF).Select(value => (Func<byte, byte>)(_ => value))));
        return Gen.Select(change.Array[1, 5], Gen.Frequency((3, Gen.Const(length)), (1, Gen.Int[1, length])),
            (changes, left) =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, of) in changes)
                    bytes[at < 0 ? length + at : at] = of(bytes[at < 0 ? length + at : at]);
                return bytes[..left];
            });
    }

    [Fact]
    public void A_damaged_file_gives_an_image_or_the_exception_of_image_files()
    {
        int read = 0, refused = 0;
        foreach (var whole in ValidFiles().ToArray())
        {
            _temp.Write("x", whole);
            ImageFile.Read(_temp.File("x")); // the file is whole before it is damaged
            Damaged(whole).Sample(bytes =>
            {
                // Samples run on several threads.
                var path = _temp.Write($"{Environment.CurrentManagedThreadId}", bytes);
                try
                {
                    var image = ImageFile.Read(path);
                    Assert.Equal(image.Height * image.Width, image.ToGray().Pixels.Length);
                    Interlocked.Increment(ref read);
                }
                catch (ImageFileException e)
                {
                    Assert.NotEmpty(e.Reason);
                    Interlocked.Increment(ref refused);
                }
            }, iter: DamagedOfEach, print: Convert.ToHexString);
        }
        Assert.True(refused > read, $"{refused} refused, {read} read: the damage hardly did any.");
    }

    private static IEnumerable<byte[]> OtherKinds(int height, int width)
    {
        var samples = Pixels.Of<ushort>(height * width);
        int[] ten = [.. samples.Select(sample => sample & 1023)];
        var raw = HandmadeTiff.Raw(height, width, 10, HandmadeTiff.Packed(ten, width, 10), "BGGR", 1023,
            64, 65, 66, 67);
        yield return new HandmadeTiff().Bytes(HandmadeTiff.AsDng(raw).With(274, 3, new double[] { 6 }));
        var thumbnail = HandmadeTiff.Image(2, 2, 8, [1, 2, 3, 4]).With(254, 4, new double[] { 1 });
        yield return new HandmadeTiff(bigEndian: true).Bytes(
            HandmadeTiff.AsDng(thumbnail) with { Behind = [raw] });
        var words = new HandmadeTiff().Samples(samples.Select(sample => (double)sample), "u2");
        yield return new HandmadeTiff().Bytes(HandmadeTiff.Image(height / 2, width, 16, words)
            .Says("ImageJ=1.52i\nimages=2\nslices=2\nunit=um\n"));
        yield return new HandmadeTiff().Bytes(HandmadeTiff.Image(height, width, 16, words).Says(
            "<OME UUID='u'><Image><Pixels DimensionOrder='XYCZT' SizeZ='2' SizeT='1' SizeC='1'><TiffData IFD='0' " +
            "FirstZ='1' PlaneCount='1'><UUID FileName='x'>u</UUID></TiffData></Pixels></Image></OME>"));
        yield return [.. "P5\n20 24 # comment\n65535\n"u8, .. words];
        yield return System.Text.Encoding.ASCII.GetBytes($"P2 {width} {height} 65535 {string.Join(' ', samples)}");
        yield return NpyReadingTests.Npy("'<u2'", "False", $"{height}, {width}", words);
        yield return NpyReadingTests.Npy("'>f2'", "True", $"2, {height / 2}, {width}", words);
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

        foreach (var bytes in OtherKinds(height, width))
            yield return bytes;
        foreach (var flavour in new TiffMaker.Flavour[]
                 {
                     new(), new(Compression: 5, Predictor: true), new(Compression: 8, Tiled: true, Mode: "w8"),
                     new(Compression: 32773, Mode: "wb"), new(Photometric: 2, Samples: 4, Planar: true, Tiled: true),
                     new(Photometric: 3), new(Photometric: 0, Samples: 2, Compression: 5),
                 })
        {
            TiffMaker.Write(_temp.File("seed"), height, width, flavour,
                Pixels.Of<byte>(height * width * flavour.Samples),
                Pixels.Of<byte>(height * width * flavour.Samples, seed: 2));
            yield return File.ReadAllBytes(_temp.File("seed"));
        }
        OmeTiff.Write(_temp.File("seed"), Pixels.Image<float>(height, width), new OmeMetadata
        {
            Name = "x", PixelUm = 1, WavelengthNm = 500, ZUm = 3, ExposureMs = 4,
        });
        yield return File.ReadAllBytes(_temp.File("seed"));
    }
}

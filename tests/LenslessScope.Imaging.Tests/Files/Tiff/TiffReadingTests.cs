using System.Globalization;
using System.Numerics;
using static LenslessScope.Imaging.Tests.TiffMaker;

namespace LenslessScope.Imaging.Tests;

/// <summary>Files made by libtiff's own writer.</summary>
public sealed class TiffReadingTests : IDisposable
{
    private const int Height = 37, Width = 43; // no multiple of a tile or a strip

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    public static TheoryData<int, bool, string> Packings()
    {
        var cases = new TheoryData<int, bool, string>();
        foreach (var compression in new[] { 1, 5, 8, 32946, 32773 })
            foreach (var mode in new[] { "wl", "wb", "w8l", "w8b" })
            {
                cases.Add(compression, false, mode);
                if (compression is 5 or 8)
                    cases.Add(compression, true, mode);
            }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public void Every_packing_layout_and_sample_type_is_read_exactly(int compression, bool predictor, string mode)
    {
        foreach (var (photometric, samples) in new[] { (1, 1), (1, 2), (2, 3), (2, 4) })
            foreach (var planar in new[] { false, true })
                foreach (var tiled in new[] { false, true })
                {
                    var flavour = new Flavour(compression, photometric, samples, planar, tiled, predictor, mode);
                    IsReadExactly<byte>(flavour);
                    IsReadExactly<ushort>(flavour);
                    // libtiff 4.5 writes the predictor for floating point wrongly into big-endian files (it reads
                    // them well).
                    if (!(predictor && mode.EndsWith('b')))
                        IsReadExactly<float>(flavour);
                }
    }

    private void IsReadExactly<T>(Flavour flavour) where T : unmanaged, INumber<T>
    {
        var pixels = Pixels.Of<T>(Height * Width * flavour.Samples);
        var path = _temp.File("x.tif");
        TiffMaker.Write(path, Height, Width, flavour, pixels);

        var image = ImageFile.Read(path);

        var channels = flavour.Photometric == 2 ? 3 : 1;
        var kept = pixels.Chunk(flavour.Samples).SelectMany(pixel => pixel.Take(channels)).ToArray();
        Assert.Equal((Height, Width, channels), (image.Height, image.Width, image.Channels));
        Assert.Equal(flavour.Samples - channels, image.OmittedSamples);
        Assert.True(kept.AsSpan().SequenceEqual(image.Samples<T>()), $"{typeof(T).Name}, {flavour}");
    }

    [Fact]
    public void The_type_of_the_samples_is_told()
    {
        TiffMaker.Write(_temp.File("8"), Height, Width, new Flavour(), Pixels.Of<byte>(Height * Width));
        TiffMaker.Write(_temp.File("16"), Height, Width, new Flavour(), Pixels.Of<ushort>(Height * Width));
        TiffMaker.Write(_temp.File("32"), Height, Width, new Flavour(), Pixels.Of<float>(Height * Width));
        RecordedImage a = ImageFile.Read(_temp.File("8")), b = ImageFile.Read(_temp.File("16")),
            c = ImageFile.Read(_temp.File("32"));
        Assert.Equal((8, SampleFormat.WholeNumber, 255.0), (a.BitsPerSample, a.SampleFormat, a.FullScale));
        Assert.Equal((16, SampleFormat.WholeNumber, 65535.0), (b.BitsPerSample, b.SampleFormat, b.FullScale));
        Assert.Equal((32, SampleFormat.FloatingPoint, null), (c.BitsPerSample, c.SampleFormat, c.FullScale));
        Assert.All([a, b, c], image => Assert.Equal(ImageFormat.Tiff, image.Format));
        var error = Assert.Throws<InvalidOperationException>(() => a.Samples<ushort>().Length);
        Assert.Contains("Byte, not UInt16", error.Message);
    }

    [Fact]
    public void White_as_zero_is_turned_round()
    {
        TiffMaker.Write(_temp.File("8"), 1, 3, new Flavour(Photometric: 0), new byte[] { 0, 1, 255 });
        TiffMaker.Write(_temp.File("16"), 1, 3, new Flavour(Photometric: 0), new ushort[] { 0, 1, 65535 });
        Assert.Equal<float>([255, 254, 0], ImageFile.Read(_temp.File("8")).ToGray().Pixels);
        Assert.Equal<float>([65535, 65534, 0], ImageFile.Read(_temp.File("16")).ToGray().Pixels);
    }

    [Fact]
    public void A_palette_gives_the_colours_behind_the_indices()
    {
        TiffMaker.Write(_temp.File("p"), 1, 2, new Flavour(Photometric: 3), new byte[] { 7, 200 });
        var image = ImageFile.Read(_temp.File("p"));
        Assert.True(image.IsColour);
        Assert.Equal<byte>([7, 248, 3, 200, 55, 100], image.Samples<byte>().ToArray());
    }

    [Fact]
    public void Each_page_can_be_read_and_a_page_too_many_is_refused()
    {
        var pages = Enumerable.Range(0, 3).Select(seed => Pixels.Of<ushort>(Height * Width, seed)).ToArray();
        TiffMaker.Write(_temp.File("m.tif"), Height, Width, new Flavour(), pages);
        for (var page = 0; page < pages.Length; page++)
        {
            var image = ImageFile.Read(_temp.File("m.tif"), page);
            Assert.Equal((3, page), (image.PageCount, image.Page));
            Assert.Equal(pages[page], image.Samples<ushort>().ToArray());
        }
        var error = Assert.Throws<ImageFileException>(() => ImageFile.Read(_temp.File("m.tif"), 3));
        Assert.Contains("page 3 was asked for; it has 3, numbered from 0 to 2", error.Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFile.Read(_temp.File("m.tif"), -1));
    }

    [Fact]
    public void An_unsupported_kind_is_refused_with_all_reasons_and_what_is_allowed()
    {
        // 7: JPEG inside TIFF.
        TiffMaker.Write(_temp.File("s.tif"), Height, Width, new Flavour(), new ulong[Height * Width]);
        var error = Assert.Throws<ImageFileException>(() => ImageFile.Read(_temp.File("s.tif")));
        Assert.Contains("64 bits of unsigned whole numbers; they must have 8, 10, 12, 14, 16 or 32 bits", error.Reason);

        TiffMaker.Write(_temp.File("f.tif"), Height, Width, new Flavour(Photometric: 0), new float[Height * Width]);
        Assert.Contains(
            "zero for white", Assert.Throws<ImageFileException>(() => ImageFile.Read(_temp.File("f.tif"))).Reason);

        TiffMaker.Write(_temp.File("j.tif"), 32, 32, new Flavour(Compression: 7, Photometric: 6, Tiled: true),
            new byte[32 * 32]);
        error = Assert.Throws<ImageFileException>(() => ImageFile.Read(_temp.File("j.tif")));
        Assert.Contains("compression 7 (JPEG); that must be none, LZW, Deflate or PackBits", error.Reason);
        Assert.Contains("colour model is 6; it must be", error.Reason);
    }

    [Fact]
    public void A_colour_hologram_becomes_grey_by_mean_or_by_plane()
    {
        TiffMaker.Write(_temp.File("c.tif"), 1, 2, new Flavour(Photometric: 2, Samples: 3),
            new ushort[] { 10, 20, 60, 0, 0, 65535 });
        var image = ImageFile.Read(_temp.File("c.tif"));
        Assert.True(image.IsColour);
        Assert.Equal<float>([30, 21845], image.ToGray().Pixels);
        Assert.Equal<float>([10, 0], image.ToGray(ColourPlane.Red).Pixels);
        Assert.Equal<float>([20, 0], image.ToGray(ColourPlane.Green).Pixels);
        Assert.Equal<float>([60, 65535], image.ToGray(ColourPlane.Blue).Pixels);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.ToGray((ColourPlane)7));
    }

    [Fact]
    public void Three_equal_channels_are_grey_whatever_plane_is_asked_for()
    {
        var values = Pixels.Of<float>(50);
        TiffMaker.Write(_temp.File("g.tif"), 5, 10, new Flavour(Photometric: 2, Samples: 3),
            [.. values.SelectMany(v => new[] { v, v, v })]);
        var image = ImageFile.Read(_temp.File("g.tif"));
        Assert.False(image.IsColour);
        Assert.All(Enum.GetValues<ColourPlane>(), plane => Assert.Equal(values, image.ToGray(plane).Pixels));
    }

    [Fact]
    public void The_library_prints_nothing_on_the_error_stream()
    {
        TiffMaker.Write(_temp.File("d.tif"), Height, Width, new Flavour(Compression: 5),
            Pixels.Of<byte>(Height * Width));
        var bytes = File.ReadAllBytes(_temp.File("d.tif"));
        Array.Fill(bytes, (byte)0xA5, 8, 300);
        var marked = _temp.Write(string.Create(CultureInfo.InvariantCulture, $"damaged-{Guid.NewGuid():N}.tif"), bytes);
        ImageFileException? error = null;

        var printed = ErrorStream.During(_temp.File("stderr"),
            () => error = Assert.Throws<ImageFileException>(() => ImageFile.Read(marked)));

        Assert.DoesNotContain(Path.GetFileName(marked), printed);
        Assert.DoesNotContain("LZW", printed);
        Assert.Matches(@"damaged or cut short \(.*(code|LZW|strip).*\)", error!.Reason);
    }
}

using System.Buffers.Binary;
using static LenslessScope.Imaging.Tests.PngMaker;

namespace LenslessScope.Imaging.Tests;

/// <summary>Small files put together by hand after the formats' specifications.</summary>
public sealed class PngJpegBmpReadingTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(1, new byte[] { 0b1011_0001, 0b1000_0000 }, new byte[] { 1, 0, 1, 1, 0, 0, 0, 1, 1 })]
    [InlineData(2, new byte[] { 0b00_01_10_11, 0b11_00_01_10, 0b10_000000 }, new byte[] { 0, 1, 2, 3, 3, 0, 1, 2, 2 })]
    [InlineData(4, new byte[] { 0x0F, 0x12, 0x34, 0x56, 0x70 }, new byte[] { 0, 15, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(8, new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 255 }, new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 255 })]
    public void Grey_png_of_few_bits_keeps_its_numbers(int bits, byte[] row, byte[] expected)
    {
        var path = _temp.Put("g.png", Png(9, bits, Colour.Gray, [row, row]));
        var image = ImageFile.Read(path);
        Assert.Equal((2, 9, 1, bits), (image.Height, image.Width, image.Channels, image.BitsPerSample));
        Assert.Equal(Math.Pow(2, bits) - 1, image.FullScale);
        Assert.Equal<byte>([.. expected, .. expected], image.Samples<byte>().ToArray());
    }

    [Fact]
    public void Png_of_16_bits_is_read_in_full()
    {
        var path = _temp.Put("g.png", Png(3, 16, Colour.Gray, [[0x00, 0x01, 0xAB, 0xCD, 0xFF, 0xFF]]));
        var image = ImageFile.Read(path);
        Assert.Equal<ushort>([1, 0xABCD, 0xFFFF], image.Samples<ushort>().ToArray());
        Assert.Equal(65535, image.FullScale);
    }

    [Fact]
    public void Opacity_is_left_out_and_told()
    {
        var grey = ImageFile.Read(_temp.Put("a", Png(2, 8, Colour.GrayAlpha, [[10, 0, 20, 128]])));
        var grey16 = ImageFile.Read(_temp.Put("b", Png(1, 16, Colour.GrayAlpha, [[1, 2, 3, 4]])));
        var rgb = ImageFile.Read(_temp.Put("c", Png(2, 8, Colour.RgbAlpha, [[1, 2, 3, 0, 4, 5, 6, 7]])));
        var rgb16 = ImageFile.Read(_temp.Put("d", Png(1, 16, Colour.RgbAlpha, [[0, 1, 0, 2, 0, 3, 9, 9]])));
        Assert.All([grey, grey16, rgb, rgb16], image => Assert.Equal(1, image.OmittedSamples));
        Assert.Equal<byte>([10, 20], grey.Samples<byte>().ToArray());
        Assert.Equal<ushort>([0x0102], grey16.Samples<ushort>().ToArray());
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], rgb.Samples<byte>().ToArray());
        Assert.Equal<ushort>([1, 2, 3], rgb16.Samples<ushort>().ToArray());
    }

    [Fact]
    public void Colour_png_is_read_in_the_order_red_green_blue()
    {
        var image = ImageFile.Read(_temp.Put("c", Png(2, 8, Colour.Rgb, [[1, 2, 3, 4, 5, 6]])));
        Assert.Equal((3, 0, true), (image.Channels, image.OmittedSamples, image.IsColour));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], image.Samples<byte>().ToArray());
    }

    [Theory]
    [InlineData(2, new byte[] { 0b00_10_01_00 })]
    [InlineData(8, new byte[] { 0, 2, 1 })]
    public void Palette_png_gives_the_colours(int bits, byte[] row)
    {
        byte[] palette = [10, 20, 30, 40, 50, 60, 70, 80, 90];
        var image = ImageFile.Read(_temp.Put("p", Png(3, bits, Colour.Palette, [row], palette)));
        Assert.Equal((3, 8), (image.Channels, image.BitsPerSample));
        Assert.Equal<byte>([10, 20, 30, 70, 80, 90, 40, 50, 60], image.Samples<byte>().ToArray());
    }

    [Fact]
    public void A_grey_palette_gives_one_channel_and_an_index_beyond_it_is_refused()
    {
        byte[] palette = [5, 5, 5, 9, 9, 9];
        var image = ImageFile.Read(_temp.Put("p", Png(2, 8, Colour.Palette, [[1, 0]], palette)));
        Assert.Equal(1, image.Channels);
        Assert.Equal<byte>([9, 5], image.Samples<byte>().ToArray());
        var path = _temp.Put("q", Png(2, 8, Colour.Palette, [[1, 2]], palette));
        Assert.Contains("colour 2 of a palette of 2", Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Grey_and_colour_jpeg_are_read_within_the_loss_of_the_best_quality(bool progressive)
    {
        const int side = 40;
        var ramp = Enumerable.Range(0, side * side).Select(i => (byte)(3 * (i / side) + 2 * (i % side))).ToArray();
        var grey = ImageFile.Read(_temp.Put("g.jpg", JpegMaker.Jpeg(side, side, ramp, progressive)));
        Assert.Equal((1, 8, ImageFormat.Jpeg), (grey.Channels, grey.BitsPerSample, grey.Format));
        Assert.All(ramp.Zip(grey.Samples<byte>().ToArray()), p => Assert.InRange(p.Second, p.First - 2, p.First + 2));

        var colour = ramp.SelectMany(v => new[] { v, (byte)(255 - v), (byte)128 }).ToArray();
        var read = ImageFile.Read(_temp.Put("c.jpg", JpegMaker.Jpeg(side, side, colour, progressive)));
        Assert.Equal((3, true), (read.Channels, read.IsColour));
        Assert.All(colour.Zip(read.Samples<byte>().ToArray()), p => Assert.InRange(p.Second, p.First - 4, p.First + 4));
    }

    [Fact]
    public void A_cmyk_jpeg_is_refused()
    {
        var path = _temp.Put("k.jpg", JpegMaker.Jpeg(8, 8, new byte[8 * 8 * 4]));
        Assert.Contains("CMYK", Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason);
    }

    [Fact]
    public void A_bitmap_with_a_grey_palette_is_read_from_the_bottom_up()
    {
        var palette = Enumerable.Range(0, 256).SelectMany(i => new byte[] { (byte)i, (byte)i, (byte)i, 0 }).ToArray();
        var upwards = ImageFile.Read(_temp.Put("u.bmp", BmpMaker.Bmp(3, 2, 8, palette, [[4, 5, 6], [1, 2, 3]])));
        var downwards = ImageFile.Read(_temp.Put("d.bmp", BmpMaker.Bmp(3, -2, 8, palette, [[1, 2, 3], [4, 5, 6]])));
        Assert.Equal((2, 3, 1, ImageFormat.Bmp), (upwards.Height, upwards.Width, upwards.Channels, upwards.Format));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], upwards.Samples<byte>().ToArray());
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], downwards.Samples<byte>().ToArray());
    }

    [Fact]
    public void A_bitmap_with_a_colour_palette_gives_the_colours()
    {
        byte[] palette = [30, 20, 10, 0, 60, 50, 40, 0];
        var image = ImageFile.Read(_temp.Put("p.bmp", BmpMaker.Bmp(2, 1, 8, palette, [[1, 0]])));
        Assert.Equal<byte>([40, 50, 60, 10, 20, 30], image.Samples<byte>().ToArray());
    }

    [Fact]
    public void Bitmaps_of_24_and_32_bits_are_read_in_the_order_red_green_blue()
    {
        var a = ImageFile.Read(_temp.Put("a.bmp", BmpMaker.Bmp(2, 1, 24, null, [[3, 2, 1, 6, 5, 4]])));
        var b = ImageFile.Read(_temp.Put("b.bmp", BmpMaker.Bmp(2, 1, 32, null, [[3, 2, 1, 0, 6, 5, 4, 0]])));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], a.Samples<byte>().ToArray());
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], b.Samples<byte>().ToArray());
        Assert.Equal((0, 1), (a.OmittedSamples, b.OmittedSamples));
    }

    [Fact]
    public void A_packed_bitmap_and_an_impossible_one_are_refused()
    {
        var packed = _temp.Put("r.bmp", BmpMaker.Bmp(2, 1, 8, new byte[1024], [[0, 0]], compression: 1));
        Assert.Contains("8 bits per pixel with compression 1. Allowed are", ReasonFor(packed));
        var huge = BmpMaker.Bmp(2, 1, 24, null, [[0, 0, 0, 0, 0, 0]]);
        BinaryPrimitives.WriteInt32LittleEndian(huge.AsSpan(18), int.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(huge.AsSpan(22), int.MinValue);
        Assert.Contains("at most 2147483648 bytes", ReasonFor(_temp.Put("h.bmp", huge)));
        var shortOne = BmpMaker.Bmp(4, 4, 24, null, [new byte[12]]);
        Assert.Contains("do not fit 66 bytes", ReasonFor(_temp.Put("s.bmp", shortOne)));
    }

    private static string ReasonFor(string path) =>
        Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason;
}

using static LenslessScope.Imaging.Tests.PngMaker;

namespace LenslessScope.Imaging.Tests;

/// <summary>Small files put together by hand after the format's specification.</summary>
public sealed class PngReadingTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(1, new byte[] { 0b1011_0001, 0b1000_0000 }, new byte[] { 1, 0, 1, 1, 0, 0, 0, 1, 1 })]
    [InlineData(2, new byte[] { 0b00_01_10_11, 0b11_00_01_10, 0b10_000000 }, new byte[] { 0, 1, 2, 3, 3, 0, 1, 2, 2 })]
    [InlineData(4, new byte[] { 0x0F, 0x12, 0x34, 0x56, 0x70 }, new byte[] { 0, 15, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(8, new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 255 }, new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 255 })]
    public void Grey_png_of_few_bits_keeps_its_numbers(int bits, byte[] row, byte[] expected)
    {
        var path = _temp.Write("g.png", Png(9, bits, Colour.Gray, [row, row]));
        var image = ImageFile.Read(path);
        Assert.Equal((2, 9, 1, bits), (image.Height, image.Width, image.Channels, image.BitsPerSample));
        Assert.Equal(Math.Pow(2, bits) - 1, image.FullScale);
        Assert.Equal<byte>([.. expected, .. expected], image.Samples<byte>().ToArray());
    }

    [Fact]
    public void Png_of_16_bits_is_read_in_full()
    {
        var path = _temp.Write("g.png", Png(3, 16, Colour.Gray, [[0x00, 0x01, 0xAB, 0xCD, 0xFF, 0xFF]]));
        var image = ImageFile.Read(path);
        Assert.Equal<ushort>([1, 0xABCD, 0xFFFF], image.Samples<ushort>().ToArray());
        Assert.Equal(65535, image.FullScale);
    }

    [Fact]
    public void Opacity_is_left_out_and_told()
    {
        var grey = ImageFile.Read(_temp.Write("a", Png(2, 8, Colour.GrayAlpha, [[10, 0, 20, 128]])));
        var grey16 = ImageFile.Read(_temp.Write("b", Png(1, 16, Colour.GrayAlpha, [[1, 2, 3, 4]])));
        var rgb = ImageFile.Read(_temp.Write("c", Png(2, 8, Colour.RgbAlpha, [[1, 2, 3, 0, 4, 5, 6, 7]])));
        var rgb16 = ImageFile.Read(_temp.Write("d", Png(1, 16, Colour.RgbAlpha, [[0, 1, 0, 2, 0, 3, 9, 9]])));
        Assert.All([grey, grey16, rgb, rgb16], image => Assert.Equal(1, image.OmittedSamples));
        Assert.Equal<byte>([10, 20], grey.Samples<byte>().ToArray());
        Assert.Equal<ushort>([0x0102], grey16.Samples<ushort>().ToArray());
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], rgb.Samples<byte>().ToArray());
        Assert.Equal<ushort>([1, 2, 3], rgb16.Samples<ushort>().ToArray());
    }

    [Fact]
    public void Colour_png_is_read_in_the_order_red_green_blue()
    {
        var image = ImageFile.Read(_temp.Write("c", Png(2, 8, Colour.Rgb, [[1, 2, 3, 4, 5, 6]])));
        Assert.Equal((3, 0, true), (image.Channels, image.OmittedSamples, image.IsColour));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], image.Samples<byte>().ToArray());
    }

    [Theory]
    [InlineData(2, new byte[] { 0b00_10_01_00 })]
    [InlineData(8, new byte[] { 0, 2, 1 })]
    public void Palette_png_gives_the_colours(int bits, byte[] row)
    {
        byte[] palette = [10, 20, 30, 40, 50, 60, 70, 80, 90];
        var image = ImageFile.Read(_temp.Write("p", Png(3, bits, Colour.Palette, [row], palette)));
        Assert.Equal((3, 8), (image.Channels, image.BitsPerSample));
        Assert.Equal<byte>([10, 20, 30, 70, 80, 90, 40, 50, 60], image.Samples<byte>().ToArray());
    }

    [Fact]
    public void A_grey_palette_gives_one_channel_and_an_index_beyond_it_is_refused()
    {
        byte[] palette = [5, 5, 5, 9, 9, 9];
        var image = ImageFile.Read(_temp.Write("p", Png(2, 8, Colour.Palette, [[1, 0]], palette)));
        Assert.Equal(1, image.Channels);
        Assert.Equal<byte>([9, 5], image.Samples<byte>().ToArray());
        var path = _temp.Write("q", Png(2, 8, Colour.Palette, [[1, 2]], palette));
        Assert.Contains(
            "colour 2 of a palette of 2", Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason);
    }
}

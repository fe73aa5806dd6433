using System.Buffers.Binary;

namespace LenslessScope.Imaging.Tests;

/// <summary>Small files put together by hand after the format's specification.</summary>
public sealed class BmpReadingTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_bitmap_with_a_grey_palette_is_read_from_the_bottom_up()
    {
        var palette = Enumerable.Range(0, 256).SelectMany(i => new byte[] { (byte)i, (byte)i, (byte)i, 0 }).ToArray();
        var upwards = ImageFile.Read(_temp.Write("u.bmp", BmpMaker.Bmp(3, 2, 8, palette, [[4, 5, 6], [1, 2, 3]])));
        var downwards = ImageFile.Read(_temp.Write("d.bmp", BmpMaker.Bmp(3, -2, 8, palette, [[1, 2, 3], [4, 5, 6]])));
        Assert.Equal((2, 3, 1, ImageFormat.Bmp), (upwards.Height, upwards.Width, upwards.Channels, upwards.Format));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], upwards.Samples<byte>().ToArray());
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], downwards.Samples<byte>().ToArray());
    }

    [Fact]
    public void A_bitmap_with_a_colour_palette_gives_the_colours()
    {
        byte[] palette = [30, 20, 10, 0, 60, 50, 40, 0];
        var image = ImageFile.Read(_temp.Write("p.bmp", BmpMaker.Bmp(2, 1, 8, palette, [[1, 0]])));
        Assert.Equal<byte>([40, 50, 60, 10, 20, 30], image.Samples<byte>().ToArray());
    }

    [Fact]
    public void Bitmaps_of_24_and_32_bits_are_read_in_the_order_red_green_blue()
    {
        var a = ImageFile.Read(_temp.Write("a.bmp", BmpMaker.Bmp(2, 1, 24, null, [[3, 2, 1, 6, 5, 4]])));
        var b = ImageFile.Read(_temp.Write("b.bmp", BmpMaker.Bmp(2, 1, 32, null, [[3, 2, 1, 0, 6, 5, 4, 0]])));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], a.Samples<byte>().ToArray());
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], b.Samples<byte>().ToArray());
        Assert.Equal((0, 1), (a.OmittedSamples, b.OmittedSamples));
    }

    [Fact]
    public void A_packed_bitmap_and_an_impossible_one_are_refused()
    {
        var packed = _temp.Write("r.bmp", BmpMaker.Bmp(2, 1, 8, new byte[1024], [[0, 0]], compression: 1));
        Assert.Contains("8 bits per pixel with compression 1. It must have", ReasonFor(packed));
        var huge = BmpMaker.Bmp(2, 1, 24, null, [[0, 0, 0, 0, 0, 0]]);
        BinaryPrimitives.WriteInt32LittleEndian(huge.AsSpan(18), int.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(huge.AsSpan(22), int.MinValue);
        Assert.Contains("at most 2147483648 bytes", ReasonFor(_temp.Write("h.bmp", huge)));
        var shortOne = BmpMaker.Bmp(4, 4, 24, null, [new byte[12]]);
        Assert.Contains("do not fit 66 bytes", ReasonFor(_temp.Write("s.bmp", shortOne)));
    }

    private static string ReasonFor(string path) =>
        Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason;
}

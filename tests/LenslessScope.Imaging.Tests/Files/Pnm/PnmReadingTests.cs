using System.Text;
namespace LenslessScope.Imaging.Tests;

public sealed class PnmReadingTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private RecordedImage Read(string header, params byte[] samples) =>
        ImageFile.Read(_temp.Write("x.pgm", [.. Encoding.ASCII.GetBytes(header), .. samples]));

    private string ReasonFor(string header, params byte[] samples) =>
        Assert.Throws<ImageFileException>(() => Read(header, samples)).Reason;

    [Fact]
    public void Grey_of_8_and_16_bits_is_exact()
    {
        var bytes = Read("P5\n3 2\n255\n", 0, 1, 2, 253, 254, 255);
        Assert.Equal((2, 3, 1, 8, 255.0), (bytes.Height, bytes.Width, bytes.Channels, bytes.BitsPerSample,
            bytes.FullScale!.Value));
        Assert.Equal<byte>([0, 1, 2, 253, 254, 255], bytes.Samples<byte>().ToArray());
        var words = Read("P5 2 1 4095 ", 0x0F, 0xFF, 0x01, 0x02); // the high byte first
        Assert.Equal<ushort>([4095, 258], words.Samples<ushort>().ToArray());
        Assert.Equal((12, 4095.0, ImageFormat.Pnm), (words.BitsPerSample, words.FullScale!.Value, words.Format));
    }

    [Fact]
    public void Text_and_colour_are_exact_with_comments_between()
    {
        Assert.Equal<byte>([7, 200, 0, 255], Read("P2 # grey\n#\n2\n2 # size\n255\n7 200\n0\t255").Samples<byte>()
            .ToArray());
        Assert.Equal<ushort>([65535, 1], Read("P2\n2 1\n65535\n65535 1\n").Samples<ushort>().ToArray());
        var text = Read("P3 1 2 15 1 2 3 13 14 15");
        Assert.Equal<byte>([1, 2, 3, 13, 14, 15], text.Samples<byte>().ToArray());
        Assert.Equal((3, 4, true), (text.Channels, text.BitsPerSample, text.IsColour));
        Assert.Equal<ushort>([1, 2, 3], Read("P6\n1 1\n300\n", 0, 1, 0, 2, 0, 3).Samples<ushort>().ToArray());
    }

    [Fact]
    public void Images_that_follow_each_other_are_pages()
    {
        var path = _temp.Write("x.pgm", [.. "P5 2 1 255\n"u8, 80, 53, .. "P5\n1 1\n255\n"u8, 9]); // 80 53: P5 as pixels
        Assert.Equal(2, ImageFile.PageCount(path));
        Assert.Equal<byte>([80, 53], ImageFile.Read(path).Samples<byte>().ToArray());
        Assert.Equal<byte>([9], ImageFile.Read(path, 1).Samples<byte>().ToArray());
        Assert.Contains("page 2 was asked for; it has 2",
            Assert.Throws<ImageFileException>(() => ImageFile.Read(path, 2)).Reason);
    }

    [Fact]
    public void Files_of_Pillow_are_read_exactly()
    {
        Python.Run(["numpy", "PIL"], """
            import sys, numpy
            from PIL import Image
            a = (numpy.arange(35 * 21 * 3) % 251).astype('u1').reshape(35, 21, 3)
            Image.fromarray(a).save(sys.argv[1] + '/c.ppm')
            Image.fromarray(a[..., 0].copy()).save(sys.argv[1] + '/g.pgm')
            print('[]')
            """, _temp.Path);
        byte[] all = [.. Enumerable.Range(0, 35 * 21 * 3).Select(i => (byte)(i % 251))];
        Assert.Equal(all, ImageFile.Read(_temp.File("c.ppm")).Samples<byte>().ToArray());
        Assert.Equal(all.Where((_, i) => i % 3 == 0), ImageFile.Read(_temp.File("g.pgm")).Samples<byte>().ToArray());
    }

    [Theory]
    [InlineData("P5 2 2 255 ", "need 4 bytes from byte 11 on; the file has 13")]
    [InlineData("P5 2 1 100 ", "a sample is 200, above the largest value 100")]
    [InlineData("P5 2 1 0 ", "with a largest value of 0")]
    [InlineData("P5 2 1 65536 ", "with a largest value of 65536")]
    [InlineData("P5 x 1 255 ", "gives ?×")]
    [InlineData("P5 0 1 255 ", "each side must be at least 1")]
    [InlineData("P5 999999999 999999999 255 ", "at most 2147483648 bytes")]
    [InlineData("P5", "it is not a PGM or PPM file: it begins with")]
    public void Damage_is_named(string header, string part) => Assert.Contains(part, ReasonFor(header, 200, 200));

    [Fact]
    public void Damaged_text_is_named()
    {
        Assert.Contains("number 3 of 4 is missing", ReasonFor("P2 2 2 255 1 2 x 44444"));
        Assert.Contains("number 2 of 2 is missing or not a whole number", ReasonFor("P2 2 1 255 1 99999"));
        Assert.Contains("a sample is 255, above", ReasonFor("P2 2 1 200 1 300"));
    }
}

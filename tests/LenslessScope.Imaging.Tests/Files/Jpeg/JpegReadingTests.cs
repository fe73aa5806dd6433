namespace LenslessScope.Imaging.Tests;

/// <summary>Small files made by libjpeg-turbo.</summary>
public sealed class JpegReadingTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Grey_and_colour_jpeg_are_read_within_the_loss_of_the_best_quality(bool progressive)
    {
        const int side = 40;
        var ramp = Enumerable.Range(0, side * side).Select(i => (byte)(3 * (i / side) + 2 * (i % side))).ToArray();
        var grey = ImageFile.Read(_temp.Write("g.jpg", JpegMaker.Jpeg(side, side, ramp, progressive)));
        Assert.Equal((1, 8, ImageFormat.Jpeg), (grey.Channels, grey.BitsPerSample, grey.Format));
        Assert.All(ramp.Zip(grey.Samples<byte>().ToArray()), p => Assert.InRange(p.Second, p.First - 2, p.First + 2));

        var colour = ramp.SelectMany(v => new[] { v, (byte)(255 - v), (byte)128 }).ToArray();
        var read = ImageFile.Read(_temp.Write("c.jpg", JpegMaker.Jpeg(side, side, colour, progressive)));
        Assert.Equal((3, true), (read.Channels, read.IsColour));
        Assert.All(colour.Zip(read.Samples<byte>().ToArray()), p => Assert.InRange(p.Second, p.First - 4, p.First + 4));
    }

    [Fact]
    public void A_cmyk_jpeg_is_refused()
    {
        var path = _temp.Write("k.jpg", JpegMaker.Jpeg(8, 8, new byte[8 * 8 * 4]));
        Assert.Contains("CMYK", Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason);
    }
}

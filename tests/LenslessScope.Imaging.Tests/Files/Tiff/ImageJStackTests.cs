using static LenslessScope.Tests.HandmadeTiff;

namespace LenslessScope.Imaging.Tests;

public sealed class ImageJStackTests : IDisposable
{
    private const int Height = 3, Width = 4, Images = 5;

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("u2", 16, 1, true)]
    [InlineData("u2", 16, 1, false)]
    [InlineData("f4", 32, 3, true)]
    public void Images_behind_one_directory_are_all_pages(string type, int bits, int format, bool bigEndian)
    {
        var tiff = new HandmadeTiff(bigEndian);
        double[] values = [.. Enumerable.Range(0, Images * Height * Width).Select(i => i * 300.0)];
        var first = Image(Height, Width, bits, tiff.Samples(values, type), format)
            .Says($"ImageJ=1.53t\nimages={Images}\nslices={Images}\n");
        var path = _temp.Write("x.tif", tiff.Bytes(first));

        Assert.Equal(Images, ImageFile.PageCount(path));
        for (var page = 0; page < Images; page++)
        {
            var image = ImageFile.Read(path, page);
            Assert.Equal((Images, page), (image.PageCount, image.Page));
            Assert.Equal(values.Chunk(Height * Width).ElementAt(page).Select(value => (float)value),
                image.ToGray().Pixels);
        }
        Assert.Equal(Images, ImageFile.Pages(path).Distinct().Count());
    }

    [Fact]
    public void More_images_than_the_file_has_room_for_are_told()
    {
        var path = _temp.Write("x.tif", new HandmadeTiff().Bytes(
            Image(Height, Width, 8, new byte[3 * Height * Width]).Says("ImageJ=1.53t\nimages=90\n")));
        Assert.Contains("says that it has 90 images, but there is room for",
            Assert.Throws<ImageFileException>(() => ImageFile.Read(path)).Reason);
    }

    [Theory]
    [InlineData("unit=um", 1.55)]
    [InlineData("unit=\\u00B5m", 1.55)]
    [InlineData("unit=µm", 1.55)]
    [InlineData("unit=micron", 1.55)]
    [InlineData("unit=mm", 1550.0)]
    [InlineData("unit=nm", 0.00155)]
    [InlineData("unit=cm", 15500.0)]
    [InlineData("unit=inch", 39370.0)]
    [InlineData("unit=pixel", null)]
    [InlineData("min=0", null)]
    public void The_pitch_is_read_where_ImageJ_names_a_unit(string line, double? um)
    {
        var image = Read($"ImageJ=1.53t\nimages=1\n{line}\n", 1 / 1.55, 1 / 1.55);
        if (um is { } expected)
            Assert.InRange(image.PixelUm!.Value / expected, 0.999, 1.001);
        else
            Assert.Null(image.PixelUm);
    }

    [Fact]
    public void A_resolution_alone_is_no_pitch() => Assert.Null(Read("something else", 1 / 1.55, 1 / 1.55).PixelUm);

    [Fact]
    public void Oblong_pixels_are_named_with_both_sides()
    {
        var image = Read("ImageJ=1.53t\nunit=um\n", 0.5, 0.25);
        Assert.Null(image.PixelUm);
        Assert.Equal((2.0, 4.0), image.OblongPixelUm);
    }

    [Theory]
    [InlineData("frames=5\nfinterval=0.25", 0.25)]
    [InlineData("frames=5\nfinterval=250\ntunit=ms", 0.25)]
    [InlineData("frames=5\nfps=4", 0.25)]
    [InlineData("slices=5\nfinterval=0.25", null)]
    [InlineData("frames=5", null)]
    public void The_time_between_frames_is_read(string lines, double? seconds) =>
        Assert.Equal(seconds, Read($"ImageJ=1.53t\n{lines}\n", 1, 1).FrameInterval?.TotalSeconds);

    [Fact]
    public void Reduced_pages_and_masks_are_no_frames()
    {
        var small = Image(1, 1, 8, [7]);
        var path = _temp.Write("x.tif", new HandmadeTiff().Bytes(small.With(254, 4, new double[] { 1 }),
            Image(1, 2, 8, [1, 2]), small.With(254, 4, new double[] { 4 }), Image(1, 2, 8, [3, 4]),
            small.With(255, 3, new double[] { 2 })));
        Assert.Equal(2, ImageFile.PageCount(path));
        Assert.Equal<byte>([1, 2], ImageFile.Read(path).Samples<byte>().ToArray());
        Assert.Equal<byte>([3, 4], ImageFile.Read(path, 1).Samples<byte>().ToArray());
        // A file of nothing else is still an image.
        var only = _temp.Write("y.tif", new HandmadeTiff().Bytes(small.With(254, 4, new double[] { 1 })));
        Assert.Equal<byte>([7], ImageFile.Read(only).Samples<byte>().ToArray());
    }

    [Fact]
    public void Recorded_situations_have_their_truth()
    {
        const string folder = "reports/reconstruction/";
        var stack = RecordedHolograms.PathOf(folder + "imagej-one-ifd/imagej_one_ifd_5.tif");
        var whole = ImageFile.Read(RecordedHolograms.PathOf(folder + "background-is-hologram/ref16.tif")).ToGray();
        Assert.Equal(5, ImageFile.PageCount(stack));
        for (var page = 0; page < 5; page++)
        {
            var frame = ImageFile.Read(stack, page).ToGray();
            for (var column = 0; column < frame.Width; column++)
                Assert.Equal(whole[3, column], frame[3, (column + page) % frame.Width]);
        }
        Assert.Equal(1.55, ImageFile.Read(RecordedHolograms.PathOf(folder + "imagej-pixel-size/imagej_um.tif"))
            .PixelUm!.Value, 6);
        Assert.Equal((1.55, 3.1),
            ImageFile.Read(RecordedHolograms.PathOf(folder + "aniso/aniso.ome.tif")).OblongPixelUm);
        var thumbnailed = ImageFile.Read(RecordedHolograms.PathOf(folder + "thumbnail-first/thumb_first.tif"));
        Assert.Equal((1, 160, 128), (thumbnailed.PageCount, thumbnailed.Width, thumbnailed.Height));
    }

    private RecordedImage Read(string description, double perUnitX, double perUnitY) => ImageFile.Read(
        _temp.Write("x.tif", new HandmadeTiff().Bytes(Image(Height, Width, 8, new byte[Height * Width])
            .Says(description).With(282, 5, new[] { perUnitX }).With(283, 5, new[] { perUnitY }))));
}

using LenslessScope.Imaging.Tones;

namespace LenslessScope.Imaging.Tests;

public sealed class PictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(37, 53)]
    [InlineData(200, 301)]
    public void A_saved_picture_is_read_back_by_an_independent_reader(int height, int width)
    {
        var picture = new Picture(height, width);
        new Random(height).NextBytes(picture.Rgb);
        picture.Save(_folder.File("colour.png"));
        var read = IndependentPng.Read(_folder.File("colour.png"));
        Assert.Equal((height, width, 3), (read.Height, read.Width, read.Components));
        Assert.Equal(picture.Rgb, read.Samples);
    }

    [Fact]
    public void A_picture_without_colour_is_saved_in_grey()
    {
        var toned = Tone.Map(new Image<float>(16, 16, [.. Enumerable.Range(0, 256).Select(i => (float)i)]),
            Contrast.Fixed(0, 255));
        toned.Picture.Save(_folder.File("grey.png"));
        var read = IndependentPng.Read(_folder.File("grey.png"));
        Assert.Equal(1, read.Components);
        Assert.Equal(Enumerable.Range(0, 256).Select(i => (byte)i), read.Samples);
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_nothing_else_behind()
    {
        File.WriteAllText(_folder.File("a.png"), "old");
        new Picture(3, 4).Save(_folder.File("a.png"));
        Assert.Equal(4, IndependentPng.Read(_folder.File("a.png")).Width);
        Assert.Equal(["a.png"], _folder.Names());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_nothing_is_left_behind()
    {
        Directory.CreateDirectory(_folder.File("folder.png"));
        var e = Assert.Throws<ImageFileException>(() => new Picture(3, 4).Save(_folder.File("folder.png")));
        Assert.Contains(_folder.File("folder.png"), e.Message, StringComparison.Ordinal);
        Assert.Throws<ImageFileException>(() => new Picture(3, 4).Save(_folder.File("missing/a.png")));
        Assert.Equal(["folder.png"], _folder.Names());
    }

    [Fact]
    public void Sizes_and_regions_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(0, 4));
        Assert.Contains("36", Assert.Throws<ArgumentException>(() => new Picture(3, 4, new byte[12])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(3, 4)[3, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(3, 4)[0, 4] = default);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(3, 4).Crop(new Roi(2, 0, 3, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(40_000, 40_000));
    }
}

using System.Diagnostics;

namespace LenslessScope.Imaging.Tests;

public sealed class BrokenFileTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static string ReasonFor(string path)
    {
        var error = Assert.Throws<ImageFileException>(() => ImageFile.Read(path));
        Assert.Equal($"Cannot read {path}: {error.Reason}", error.Message);
        return error.Reason;
    }

    [Fact]
    public void A_missing_file_is_told_from_a_missing_folder()
    {
        Assert.Contains("there is no such file", ReasonFor(_temp.File("none.png")));
        Assert.Contains($"the folder {_temp.File("none")} does not exist",
            ReasonFor(Path.Combine(_temp.File("none"), "x.png")));
        Assert.Equal(2, Assert.Throws<ImageFileException>(() => ImageFile.Read(_temp.File("none.png"))).Errno);
    }

    [Fact]
    public void Folders_devices_and_pipes_are_refused_at_once()
    {
        Assert.Contains("it is a folder", ReasonFor(_temp.Path));
        Assert.Contains("it is a device", ReasonFor("/dev/zero"));
        using (var made = Process.Start("mkfifo", [_temp.File("pipe")]))
            made.WaitForExit();
        Assert.Contains("it is a pipe", ReasonFor(_temp.File("pipe")));
    }

    [Fact]
    public void A_file_without_permission_is_refused()
    {
        var path = _temp.Write("x.png", "x"u8);
        using (var chmod = Process.Start("chmod", ["0", path]))
            chmod.WaitForExit();
        try
        {
            File.OpenRead(path).Dispose();
            Assert.Skip("This user may read everything (root).");
        }
        catch (UnauthorizedAccessException)
        {
            Assert.Contains("no permission to read it", ReasonFor(path));
        }
    }

    [Theory]
    [InlineData("x.png")]
    [InlineData("x.tif")]
    public void An_empty_file_is_called_empty(string name) =>
        Assert.Contains("the file is empty (0 bytes)", ReasonFor(_temp.Write(name, [])));

    [Fact]
    public void A_text_named_as_an_image_is_quoted()
    {
        Assert.Equal("it is not a PNG file: it begins with 'hello' (text). Expected a PNG, TIFF, DNG, JPEG, BMP, " +
            "PGM, PPM or NumPy image; check that it is the right file and was copied completely.",
            ReasonFor(_temp.Write("x.png", "hello"u8)));
        Assert.Contains("it is not a TIFF file: it begins with 'x'", ReasonFor(_temp.Write("x.TIFF", "x\n"u8)));
        Assert.Contains("it is not an image that can be read", ReasonFor(_temp.Write("x", "BM is a text too"u8)));
    }

    [Theory]
    [InlineData("GIF89a", "a GIF image")]
    [InlineData("SIMPLE  =                    T", "a FITS image")]
    [InlineData("RIFF\u0001\u0002\u0003\u0004WEBP", "a RIFF file (WebP, AVI or WAV)")]
    public void Well_known_other_formats_are_named(string content, string name) =>
        Assert.Contains(name, ReasonFor(_temp.Write("x.png", System.Text.Encoding.Latin1.GetBytes(content))));

    [Fact]
    public void Unknown_bytes_are_shown() =>
        Assert.Contains("it begins with the bytes 000102FE", ReasonFor(_temp.Write("x.jpg", [0, 1, 2, 0xFE])));

    [Fact]
    public void The_name_does_not_matter_for_the_format()
    {
        Png.Write(_temp.File("x.jpg"), new Image<byte>(1, 1, [5]));
        Assert.Equal(ImageFormat.Png, ImageFile.Read(_temp.File("x.jpg")).Format);
    }

    [Fact]
    public void A_second_page_of_a_file_that_has_no_pages_is_refused()
    {
        Png.Write(_temp.File("x.png"), new Image<byte>(1, 1));
        var error = Assert.Throws<ImageFileException>(() => ImageFile.Read(_temp.File("x.png"), 1));
        Assert.Contains("page 1 was asked for; a PNG file has one, page 0", error.Reason);
    }

    [Theory]
    [InlineData(100_000, 100_000, "100000×100000 pixels, 10000000000 bytes; at most 2147483648 bytes (2 GiB)")]
    [InlineData(40_000, 40_000, "which a file of")]
    [InlineData(int.MaxValue, int.MaxValue, "at most 2147483648 bytes")]
    public void An_absurd_size_is_refused_before_memory_is_taken(int width, int height, string part) =>
        Assert.Contains(part,
            ReasonFor(_temp.Write("x.png", PngMaker.Png(width, height, 8, PngMaker.Colour.Gray, [0]))));

    [Fact]
    public void A_file_cut_short_is_called_so_in_every_format()
    {
        Png.Write(_temp.File("a.png"), Pixels.Image<byte>(64, 64));
        OmeTiff.Write(_temp.File("b.tif"), Pixels.Image<byte>(64, 64), new OmeMetadata { Name = "b" });
        _temp.Write("c.jpg", JpegMaker.Jpeg(64, 64, Pixels.Of<byte>(64 * 64)));
        _temp.Write("d.bmp", BmpMaker.Bmp(64, 64, 24, null, [.. Enumerable.Repeat(new byte[192], 64)]));
        foreach (var name in _temp.Names())
        {
            var bytes = File.ReadAllBytes(_temp.File(name!));
            Assert.Matches("damaged|cut short", ReasonFor(_temp.Write(name, bytes.AsSpan(0, bytes.Length / 2))));
        }
    }
}

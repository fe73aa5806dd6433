namespace LenslessScope.Imaging.Tests;

public sealed class WritingFailureTests : IDisposable
{
    private static readonly Image<byte> s_image = new(2, 2);
    private static readonly OmeMetadata s_metadata = new() { Name = "x" };

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static ImageFileException Refused(string path)
    {
        var png = Assert.Throws<ImageFileException>(() => Png.Write(path, s_image));
        var tiff = Assert.Throws<ImageFileException>(() => OmeTiff.Write(path, s_image, s_metadata));
        Assert.Equal(png.Message, tiff.Message);
        Assert.Equal($"Cannot write {path}: {png.Reason}", png.Message);
        Assert.Equal(path, png.Path);
        return png;
    }

    [Fact]
    public void A_missing_folder_is_named_with_the_command_that_makes_it()
    {
        Assert.Contains($"the folder {_temp.File("none")} does not exist. Create it: mkdir -p '{_temp.File("none")}'",
            Refused(Path.Combine(_temp.File("none"), "x.tif")).Reason);
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named()
    {
        _temp.Write("file", "x"u8);
        Assert.Contains("is a file, not a folder", Refused(Path.Combine(_temp.File("file"), "x.tif")).Reason);
    }

    [Fact]
    public void A_folder_in_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(_temp.File("folder"));
        Assert.Contains("it is a folder", Refused(_temp.File("folder")).Reason);
        Assert.Equal(["folder"], _temp.Names());
    }

    [Fact]
    public void A_device_is_not_replaced_by_a_file()
    {
        Assert.Contains("it is a device", Refused("/dev/null").Reason);
        Assert.False(new FileInfo("/dev/null").Length > 0);
    }

    [Fact]
    public void A_folder_that_nobody_may_write_to_is_refused_with_errno()
    {
        if (!Directory.Exists("/sys/kernel"))
            Assert.Skip("/sys is not mounted.");
        var error = Refused("/sys/kernel/x.tif");
        Assert.Contains("in the folder /sys/kernel. Choose another folder", error.Reason);
        Assert.NotNull(error.Errno);
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused_and_nothing_is_left()
    {
        var error = Refused(_temp.File(new string('n', 300)));
        Assert.Contains("File name too long", error.Reason);
        Assert.Equal(36, error.Errno);
        Assert.Empty(_temp.Names());
    }

    [Fact]
    public void A_name_with_a_NUL_is_refused() => Assert.Throws<ImageFileException>(() => Png.Write("a\0b", s_image));

    [Fact]
    public void After_a_failure_half_way_the_old_file_is_as_it_was_and_nothing_else_is_left()
    {
        _temp.Write("x.tif", "old"u8);
        var error = Assert.Throws<ImageFileException>(() => AtomicFile.Write(_temp.File("x.tif"), stream =>
        {
            stream.Write(new byte[1 << 20]);
            throw new IOException("No space left on device : 'x'", 28); // as .NET reports ENOSPC
        }));
        Assert.Contains("No space left on device (errno 28) in the folder", error.Reason);
        Assert.Equal(28, error.Errno);
        Assert.Equal("old", File.ReadAllText(_temp.File("x.tif")));
        Assert.Equal(["x.tif"], _temp.Names());
    }

    [Fact]
    public void A_file_that_may_not_be_replaced_is_kept_even_if_it_came_meanwhile()
    {
        _temp.Write("there.cfg", "old"u8);
        var there = Assert.Throws<ImageFileException>(() =>
            AtomicFile.Write(_temp.File("there.cfg"), overwrite: false, name => File.WriteAllText(name, "new")));
        Assert.Contains("it already exists", there.Reason);
        Assert.Throws<ImageFileException>(() => AtomicFile.Write(_temp.File("late.cfg"), overwrite: false, name =>
        {
            File.WriteAllText(name, "new");
            _temp.Write("late.cfg", "old"u8);
        }));

        Assert.Equal(("old", "old"),
            (File.ReadAllText(_temp.File("there.cfg")), File.ReadAllText(_temp.File("late.cfg"))));
        Assert.Equal(["late.cfg", "there.cfg"], _temp.Names());
    }

    [Fact]
    public void Those_who_write_to_a_name_have_the_same_rules()
    {
        AtomicFile.Write(_temp.File("x.cfg"), overwrite: false, name => File.WriteAllText(name, "1"));
        AtomicFile.Write(_temp.File("x.cfg"), overwrite: true, name => File.WriteAllText(name, "2"));
        var device = Assert.Throws<ImageFileException>(() =>
            AtomicFile.Write("/dev/null", overwrite: true, name => File.WriteAllText(name, "3")));

        Assert.Contains("it is a device", device.Reason);
        Assert.Equal("2", File.ReadAllText(_temp.File("x.cfg")));
        Assert.Equal(["x.cfg"], _temp.Names());
    }

    [Fact]
    public void A_link_is_kept_and_its_target_replaced()
    {
        _temp.Write("target.png", "old"u8);
        File.CreateSymbolicLink(_temp.File("link.png"), _temp.File("target.png"));
        Png.Write(_temp.File("link.png"), s_image);
        Assert.NotNull(new FileInfo(_temp.File("link.png")).LinkTarget);
        Assert.Equal(2, ImageFile.Read(_temp.File("target.png")).Height);
        Assert.Equal(["link.png", "target.png"], _temp.Names());
    }
}

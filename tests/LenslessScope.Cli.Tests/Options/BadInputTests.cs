using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>What goes wrong at the command line is told with the value, what is allowed and the next step.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<Lensless> Reconstruct(string hologram, params string[] more) =>
        Lensless.RunAsync(["reconstruct", hologram, "--wavelength-nm", "532", "--pixel-um", "1.55",
            "-o", _folder.File("out"), .. more]);

    [Fact]
    public async Task A_missing_hologram()
    {
        var run = (await Reconstruct(_folder.File("missing.png"), "--z-um", "1000")).Expect(ExitStatus.Failure);

        Assert.Contains(_folder.File("missing.png"), run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_text_file_named_png()
    {
        var run = (await Reconstruct(_folder.Write("text.png", "hello, this is no picture"), "--z-um", "1000"))
            .Expect(ExitStatus.Failure);

        Assert.Contains("text.png", run.Error, StringComparison.Ordinal);
        Assert.Contains("hello", run.Error, StringComparison.Ordinal);
        Assert.Contains("TIFF", run.Error, StringComparison.Ordinal);
        Assert.Equal(["text.png"], _folder.Files());
    }

    [Fact]
    public async Task An_empty_tiff()
    {
        var run = (await Reconstruct(_folder.Write("empty.tif", ""), "--z-um", "1000")).Expect(ExitStatus.Failure);

        Assert.Contains("empty", run.Error, StringComparison.Ordinal);
        Assert.Equal(["empty.tif"], _folder.Files());
    }

    [Fact]
    public async Task All_impossible_numbers_are_named_at_once()
    {
        var run = (await Lensless.RunAsync("reconstruct", "x.png", "--wavelength-nm", "blue", "--pixel-um", "-1.55",
            "--z-range-um", "1500:500", "--roi", "1,2,3", "--metric", "sharpest", "-o", _folder.File("out")))
            .Expect(ExitStatus.Usage);

        Assert.Contains("--wavelength-nm blue", run.Error, StringComparison.Ordinal);
        Assert.Contains("--pixel-um -1.55", run.Error, StringComparison.Ordinal);
        Assert.Contains("--z-range-um 1500:500", run.Error, StringComparison.Ordinal);
        Assert.Contains("--roi 1,2,3", run.Error, StringComparison.Ordinal);
        Assert.Contains("--metric sharpest", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--z-um", "Say where the sample is")]
    [InlineData("--z-um 1000 --z-range-um 500:1500", "not both")]
    [InlineData("--z-um 1000 --no-such-option", "--no-such-option")]
    [InlineData("--z-um 983,4", "--z-um 983,4 is not valid")]
    [InlineData("--z-range-um 5,00:1,500", "--z-range-um 5,00:1,500 is not a range")]
    [InlineData("--z-um 1000 --metric amplitude --roi 0,0,64,64", "--roi steers the focus search")]
    [InlineData("--z-um 1000 --method backprop --iterations 50", "--iterations goes with --method tv or support")]
    [InlineData("--z-um 1000 --method fancy", "choose one of backprop, support, tv")]
    public async Task Contradictions(string options, string expected)
    {
        var more = options == "--z-um" ? [] : options.Split(' ');

        var run = (await Reconstruct(Grey("grey.png"), more)).Expect(ExitStatus.Usage);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(["grey.png"], _folder.Files());
    }

    [Fact]
    public async Task Optics_that_neither_file_nor_command_line_gives()
    {
        var run = (await Lensless.RunAsync("reconstruct", Grey("grey.png"), "--z-um", "1000",
            "-o", _folder.File("out"))).Expect(ExitStatus.Usage);

        Assert.Contains("--wavelength-nm", run.Error, StringComparison.Ordinal);
        Assert.Contains("--pixel-um", run.Error, StringComparison.Ordinal);
        Assert.Equal(["grey.png"], _folder.Files());
    }

    [Fact]
    public async Task A_recording_is_never_replaced_by_a_result_of_its_name()
    {
        var hologram = Grey("hologram.png");
        var before = await File.ReadAllBytesAsync(hologram, TestContext.Current.CancellationToken);

        var run = (await Lensless.RunAsync("reconstruct", hologram, "--wavelength-nm", "532", "--pixel-um", "1.55",
            "--z-um", "1000", "-o", _folder.Path)).Expect(ExitStatus.Usage);

        Assert.Contains("would be replaced", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(hologram, TestContext.Current.CancellationToken));
        Assert.Equal(["hologram.png"], _folder.Files());
    }

    [Fact]
    public async Task A_hologram_without_light_is_called_that()
    {
        Png.Write(_folder.File("black.png"), new Image<byte>(64, 64));

        var run = (await Reconstruct(_folder.File("black.png"), "--z-um", "1000")).Expect(ExitStatus.Failure);

        Assert.Contains("hologram has no light", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curve.tif", "must end in .png")]
    [InlineData("no-such-folder/curve.png", "no such folder")]
    public async Task A_plot_that_cannot_be_written_is_refused_before_the_search(string plot, string expected)
    {
        var run = (await Lensless.RunAsync("focus", Grey("grey.png"), "--wavelength-nm", "532", "--pixel-um", "1.55",
            "--z-range-um", "500:1500", "--plot", _folder.File(plot))).Expect(ExitStatus.Usage);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_background_of_another_size()
    {
        Png.Write(_folder.File("small.png"), new Image<byte>(32, 32));

        var run = (await Reconstruct(Grey("grey.png"), "--z-um", "1000", "--background", _folder.File("small.png")))
            .Expect(ExitStatus.Failure);

        Assert.Contains("32×32", run.Error, StringComparison.Ordinal);
        Assert.Contains("64×64", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/null/out")]
    [InlineData("/proc/no-such-folder")]
    public async Task An_output_folder_that_cannot_be_written(string folder)
    {
        var run = (await Lensless.RunAsync("reconstruct", Grey("grey.png"), "--wavelength-nm", "532",
            "--pixel-um", "1.55", "--z-um", "1000", "-o", folder)).Expect(ExitStatus.Failure);

        Assert.Contains(folder, run.Error, StringComparison.Ordinal);
        Assert.Contains("-o", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb()
    {
        var run = (await Lensless.RunAsync("reconstrcut")).Expect(ExitStatus.Usage);

        Assert.Contains("reconstrcut", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("snap")]
    [InlineData("live")]
    [InlineData("reconstruct")]
    [InlineData("focus")]
    [InlineData("devices")]
    [InlineData("config check")]
    [InlineData("config show")]
    [InlineData("config diff")]
    [InlineData("config save")]
    [InlineData("run")]
    [InlineData("get")]
    [InlineData("set")]
    [InlineData("version")]
    public async Task Every_verb_has_help_with_examples_and_exit_statuses(string verb)
    {
        var run = (await Lensless.RunAsync([.. verb.Split(' '), "--help"])).Expect(ExitStatus.Success);

        Assert.Contains($"lensless {verb}", run.Out, StringComparison.Ordinal);
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
        Assert.Contains("3 hardware", run.Out, StringComparison.Ordinal);
        Assert.Contains("--json", run.Out, StringComparison.Ordinal);
    }

    private string Grey(string name)
    {
        var image = new Image<byte>(64, 64);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(100 + i * 37 % 41);
        Png.Write(_folder.File(name), image);
        return _folder.File(name);
    }
}

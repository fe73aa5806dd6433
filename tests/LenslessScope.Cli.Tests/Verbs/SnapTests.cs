using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

public sealed class SnapTests : IDisposable
{
    private static readonly string Cfg = Path.Combine(Checkout.Path, "configs", "demo.cfg");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_snap_is_a_file_that_says_its_pixel_pitch_wavelength_and_exposure()
    {
        var file = _folder.File("snap.ome.tif");

        var run = (await Lensless.RunAsync("snap", "--cfg", Cfg, "-o", file, "--exposure-ms", "5", "--json"))
            .Expect(ExitStatus.Success);

        var image = ImageFile.Read(file);
        Assert.Equal((480, 640, 16), (image.Height, image.Width, image.BitsPerSample));
        Assert.Equal((1.55, 532, 5), (image.PixelUm!.Value, image.WavelengthNm!.Value, image.ExposureMs!.Value));
        Assert.Equal("983.4000",
            run.Json.GetProperty("frames")[0].GetProperty("metadata").GetProperty("Camera-TrueZ-um").GetString());
    }

    [Fact]
    public async Task Several_frames_get_numbered_files_and_differ_by_their_noise()
    {
        (await Lensless.RunAsync("snap", "--cfg", Cfg, "--preset", "Sample=Empty", "--count", "2",
            "-o", _folder.File("b.png")))
            .Expect(ExitStatus.Success);

        Assert.Equal(["b-001.png", "b-002.png"], _folder.Files());
        Assert.NotEqual(
            ImageFile.Read(_folder.File("b-001.png")).ToGray().Pixels,
            ImageFile.Read(_folder.File("b-002.png")).ToGray().Pixels);
    }

    [Fact]
    public async Task A_property_set_for_the_snap_shows_in_it()
    {
        var (dim, bright) = (_folder.File("dim.tif"), _folder.File("bright.tif"));
        (await Lensless.RunAsync("snap", "--cfg", Cfg, "--preset", "Sample=Empty",
            "--set", "Light.Intensity-percent=20", "-o", dim)).Expect(ExitStatus.Success);
        (await Lensless.RunAsync("snap", "--cfg", Cfg, "--preset", "Sample=Empty",
            "--set", "Light.Intensity-percent=80", "-o", bright)).Expect(ExitStatus.Success);

        Assert.True(Mean(bright) > 2 * Mean(dim), $"{Mean(bright)} against {Mean(dim)} counts.");
    }

    [Fact]
    public async Task An_existing_file_is_kept_unless_it_may_be_replaced()
    {
        var file = _folder.Write("kept.tif", "precious");

        var run = (await Lensless.RunAsync("snap", "--cfg", Cfg, "-o", file)).Expect(ExitStatus.Failure);

        Assert.Contains("--overwrite", run.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        (await Lensless.RunAsync("snap", "--cfg", Cfg, "-o", file, "--overwrite")).Expect(ExitStatus.Success);
        Assert.Equal(640, ImageFile.Read(file).Width);
    }

    [Fact]
    public async Task All_misspelt_settings_are_named_at_once()
    {
        var run = (await Lensless.RunAsync("snap", "--cfg", Cfg, "-o", _folder.File("x.tif"),
            "--preset", "Sample=Elephants", "--set", "Camera.Exposur=3")).Expect(ExitStatus.Usage);

        Assert.Contains("'Elephants'. It has: Beads, Cells", run.Error, StringComparison.Ordinal);
        Assert.Contains("no property 'Exposur'", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_value_outside_the_limits_is_refused_with_the_device_and_its_limits()
    {
        var run = (await Lensless.RunAsync("snap", "--cfg", Cfg, "-o", _folder.File("x.tif"),
            "--set", "Camera.Gain=1000"))
            .Expect(ExitStatus.Usage);

        Assert.Contains("1000 is outside the limits of 'Camera'-'Gain': 1 to 16.", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData("--exposure-ms", "20000", "0.01 to 10000")]
    [InlineData("--exposure-ms", "2,5", "decimal point")]
    [InlineData("--set", "Camera.SensorWidth=100", "above Property,Core,Initialize,1")]
    [InlineData("--set", "Camera.TrueZ-um=5", "read-only")]
    public async Task A_setting_that_the_camera_cannot_take_is_refused_and_nothing_is_written(
        string option, string value, string advice)
    {
        var run = (await Lensless.RunAsync("snap", "--cfg", Cfg, "-o", _folder.File("x.tif"), option, value))
            .Expect(ExitStatus.Usage);

        Assert.Contains(value, run.Error, StringComparison.Ordinal);
        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData("x.jpg", ExitStatus.Usage, ".png")]
    [InlineData("no-such-folder/x.tif", ExitStatus.Failure, "Create it first")]
    public async Task An_impossible_output_is_refused_before_anything_moves(string name, object status, string advice)
    {
        var run = (await Lensless.RunAsync("snap", "--cfg", Cfg, "-o", _folder.File(name))).Expect((ExitStatus)status);

        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_that_fails_names_its_line()
    {
        var cfg = _folder.Write("bad.cfg", "Device,Camera,LenslessSim,NoSuchCamera\nProperty,Core,Initialize,1\n");

        var run = (await Lensless.RunAsync("snap", "--cfg", cfg, "-o", _folder.File("x.tif")))
            .Expect(ExitStatus.Hardware);

        Assert.Contains("NoSuchCamera", run.Error, StringComparison.Ordinal);
        Assert.Contains("1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_with_a_missing_adapter_names_the_folders_that_were_searched()
    {
        var cfg = _folder.Write("bad.cfg", "Device,Camera,NoSuchAdapter,Camera\nProperty,Core,Initialize,1\n");

        var run = (await Lensless.RunAsync("snap", "--cfg", cfg, "-o", _folder.File("x.tif")))
            .Expect(ExitStatus.Hardware);

        Assert.Contains("NoSuchAdapter", run.Error, StringComparison.Ordinal);
        Assert.Contains("Adapters are searched for in ", run.Error, StringComparison.Ordinal);
        Assert.Contains("lib/lensless", run.Error, StringComparison.Ordinal);
    }

    private static double Mean(string file) => ImageFile.Read(file).ToGray().Pixels.Average();
}

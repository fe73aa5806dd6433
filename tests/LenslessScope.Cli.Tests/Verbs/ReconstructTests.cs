using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>The whole path from recorded files to files in focus.</summary>
public sealed class ReconstructTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_recorded_target_is_in_focus_where_it_lay()
    {
        var run = (await Lensless.RunAsync("reconstruct", RecordedHolograms.PathOf("usaf/usaf_holo.png"),
            "--background", RecordedHolograms.PathOf("usaf/usaf_back.png"), "--wavelength-nm", "450",
            "--pixel-um", "0.44", "--z-range-um", "300:1200", "--method", "backprop", "-o", _folder.File("usaf"),
            "--json"))
            .Expect(ExitStatus.Success);

        var result = run.Json.GetProperty("results")[0];
        Assert.InRange(result.GetProperty("zUm").GetDouble(), 740, 760);
        Assert.Equal("Amplitude", result.GetProperty("focus").GetProperty("metric").GetString(), ignoreCase: true);
        Assert.Equal(
            ["amplitude.ome.tif", "amplitude.png", "contact-sheet.png", "focus-curve.png", "hologram.png",
                "phase.ome.tif", "phase.png", "result.json"],
            _folder.Files().Select(Path.GetFileName));
        var amplitude = ImageFile.Read(_folder.File("usaf/amplitude.ome.tif"));
        Assert.Equal((1024, 1280, 0.44), (amplitude.Height, amplitude.Width, amplitude.PixelUm!.Value));
        Assert.InRange(amplitude.ZUm!.Value, 740, 760);
    }

    [Theory]
    [InlineData("tv", "totalVariation")]
    [InlineData("support", "support")]
    public async Task The_twin_image_is_taken_away_when_asked(string method, string told)
    {
        var run = (await Lensless.RunAsync("reconstruct",
            RecordedHolograms.PathOf("plankton_rpi/Lfib_300_2440_raw.jpg"), "--wavelength-nm", "650",
            "--pixel-um", "1.4", "--z-um", "2440", "--method", method, "--iterations", "12",
            "-o", _folder.File("out"), "--json")).Expect(ExitStatus.Success);

        var result = run.Json.GetProperty("results")[0];
        Assert.Equal(told, result.GetProperty("method").GetString(), ignoreCase: true);
        Assert.Equal(12, result.GetProperty("retrieval").GetProperty("curve").GetArrayLength());
        var phase = ImageFile.Read(_folder.File("out/phase.ome.tif"));
        Assert.Equal((390, 467), (phase.Height, phase.Width));
    }

    [Fact]
    public async Task The_twin_image_is_taken_away_without_being_asked_and_the_weight_is_told()
    {
        var run = (await Lensless.RunAsync("reconstruct", RecordedHolograms.PathOf("plankton_rpi/par_201_1840_raw.jpg"),
            "--wavelength-nm", "650", "--pixel-um", "1.4", "--z-um", "1840", "--iterations", "25",
            "-o", _folder.File("out"), "--json")).Expect(ExitStatus.Success);

        var result = run.Json.GetProperty("results")[0];
        Assert.Equal("totalVariation", result.GetProperty("method").GetString(), ignoreCase: true);
        Assert.InRange(result.GetProperty("retrieval").GetProperty("weight").GetDouble(), 5e-3, 2e-2);
    }

    [Fact]
    public async Task The_exact_kernel_of_a_point_source_finds_the_fly_where_the_paraxial_one_does()
    {
        string[] recorded = [RecordedHolograms.PathOf("fly/holo.bmp"), "--background",
            RecordedHolograms.PathOf("fly/reference_frame.bmp"), "--wavelength-nm", "532", "--pixel-um", "6.7",
            "--source-um", "14000", "--kernel", "exact", "--z-range-um", "12500:13300"];
        var focus = (await Lensless.RunAsync(["focus", .. recorded, "--json"])).Expect(ExitStatus.Success);
        var z = focus.Json.GetProperty("results")[0].GetProperty("focus").GetProperty("zUm").GetDouble();
        Assert.InRange(14_000 - z, 1050, 1110);

        var run = (await Lensless.RunAsync(["reconstruct", .. recorded, "--method", "backprop",
            "-o", _folder.File("fly"), "--json"])).Expect(ExitStatus.Success);
        var result = run.Json.GetProperty("results")[0];
        Assert.Equal(z, result.GetProperty("zUm").GetDouble(), 1e-6);
        Assert.Equal("exact", result.GetProperty("kernel").GetString(), ignoreCase: true);
        Assert.Equal(1.04, ImageFile.Read(_folder.File("fly/amplitude.ome.tif")).PixelUm!.Value, 0.01);
    }

    [Fact]
    public async Task The_exact_kernel_says_what_goes_with_it()
    {
        var hologram = RecordedHolograms.PathOf("fly/holo.bmp");
        var alone = (await Lensless.RunAsync("focus", hologram, "--kernel", "exact", "--z-range-um", "500:900"))
            .Expect(ExitStatus.Usage);
        Assert.Contains("--source-um", alone.Error);
        var solved = (await Lensless.RunAsync("reconstruct", hologram, "--wavelength-nm", "532", "--pixel-um", "6.7",
            "--source-um", "14000", "--kernel", "exact", "--z-um", "12830", "-o", _folder.File("out")))
            .Expect(ExitStatus.Usage);
        Assert.Contains("--method backprop", solved.Error);
    }

    [Fact]
    public async Task Recorded_organisms_are_found_at_thirteen_millimetres()
    {
        var run = (await Lensless.RunAsync("focus", RecordedHolograms.PathOf("organisms/organisms_holo.tif"),
            "--wavelength-nm", "630", "--pixel-um", "1.0", "--z-range-um", "8000:18000", "--json"))
            .Expect(ExitStatus.Success);

        Assert.InRange(run.Json.GetProperty("results")[0].GetProperty("focus").GetProperty("zUm").GetDouble(),
            12800, 13200);
    }

    [Fact]
    public async Task A_point_source_recording_is_found_by_its_distance_from_the_source()
    {
        const double SourceUm = 40700;
        var run = (await Lensless.RunAsync("reconstruct", RecordedHolograms.PathOf("point_source/holo.jpg"),
            "--background", RecordedHolograms.PathOf("point_source/back.jpg"), "--background-mode", "subtract",
            "--wavelength-nm", "406", "--pixel-um", "12", "--source-um", $"{SourceUm}", "--z-range-um", "39400:39800",
            "--method", "backprop", "-o", _folder.File("out"), "--json")).Expect(ExitStatus.Success);

        Assert.InRange(run.Json.GetProperty("results")[0].GetProperty("sourceToSampleUm").GetDouble(), 1080, 1180);
    }

    [Fact]
    public async Task A_range_given_from_the_point_source_is_answered_with_the_one_from_the_sensor()
    {
        var run = (await Lensless.RunAsync("focus", RecordedHolograms.PathOf("point_source/holo.jpg"),
            "--background", RecordedHolograms.PathOf("point_source/back.jpg"), "--wavelength-nm", "406",
            "--pixel-um", "12", "--source-um", "40700", "--z-range-um", "1000:1300")).Expect(ExitStatus.Failure);

        Assert.Contains("39400:39700", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_without_a_focus_is_said_and_leaves_nothing()
    {
        var run = (await Lensless.RunAsync("reconstruct", RecordedHolograms.PathOf("organisms/organisms_holo.tif"),
            "--wavelength-nm", "630", "--pixel-um", "1.0", "--z-range-um", "1000:4000", "-o", _folder.File("out")))
            .Expect(ExitStatus.Failure);

        Assert.Contains("1000", run.Error, StringComparison.Ordinal);
        Assert.Contains("4000", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_hologram_that_does_not_say_its_optics_takes_nothing_from_the_others()
    {
        var image = new Image<ushort>(64, 64);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (ushort)(1000 + i * 37 % 411);
        OmeTiff.Write(_folder.File("told.tif"), image,
            new OmeMetadata { Name = "told", PixelUm = 1.55, WavelengthNm = 532 });
        Png.Write(_folder.File("untold.png"), image);

        var run = (await Lensless.RunAsync("reconstruct", _folder.File("told.tif"), _folder.File("untold.png"),
            "--z-um", "500", "-o", _folder.File("out"))).Expect(ExitStatus.Partial);

        Assert.Contains("untold.png does not say its wavelength", run.Error, StringComparison.Ordinal);
        Assert.Contains("out/told/result.json", _folder.Files());
        Assert.DoesNotContain(_folder.Files(), file => file.StartsWith("out/untold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_that_found_something_doubtful_says_so()
    {
        var image = new Image<byte>(256, 256);
        new Random(3).NextBytes(image.Pixels);
        Png.Write(_folder.File("noise.png"), image);

        var run = await Lensless.RunAsync("focus", _folder.File("noise.png"), "--wavelength-nm", "532",
            "--pixel-um", "1.55", "--z-range-um", "100:900");

        Assert.True(
            run.Status == ExitStatus.Failure || run.Error.Contains("hardly stands out", StringComparison.Ordinal),
            $"Noise was found to be in focus without a doubt: {run.Out}");
    }

    [Fact]
    public async Task One_bad_hologram_among_good_ones_is_a_partial_result()
    {
        var good = RecordedHolograms.PathOf("plankton_rpi/Lfib_300_2440_raw.jpg");

        var run = (await Lensless.RunAsync("reconstruct", good, _folder.File("missing.png"), "--wavelength-nm", "650",
            "--pixel-um", "1.4", "--z-um", "2440", "--iterations", "5", "-o", _folder.File("out")))
            .Expect(ExitStatus.Partial);

        Assert.Contains("missing.png", run.Error, StringComparison.Ordinal);
        Assert.Contains("out/Lfib_300_2440_raw/amplitude.png", _folder.Files());
    }
}

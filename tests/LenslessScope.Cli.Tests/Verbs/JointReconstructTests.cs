using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>One field from several files, from the options to the results.</summary>
public sealed class JointReconstructTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Shifted_frames_of_files_become_one_field_finer_than_the_pixels()
    {
        var (holograms, background) = SimulatedSample.Record(_folder, 0, 0.775);

        var run = (await Lensless.RunAsync("reconstruct", holograms[0], holograms[1],
            "--background", background, "--z-um", $"{SimulatedSample.ZUm}", "--super-resolution", "2",
            "--iterations", "10", "-o", _folder.File("out"), "--json"))
            .Expect(ExitStatus.Success);

        var result = run.Json.GetProperty("results")[0];
        var second = result.GetProperty("frames")[1];
        Assert.Equal(0.5, second.GetProperty("shiftColumnsPx").GetDouble(), 0.1);
        Assert.Equal(0, second.GetProperty("shiftRowsPx").GetDouble(), 0.1);
        Assert.Equal(10, result.GetProperty("settings").GetProperty("retrieval").GetProperty("iterations").GetInt32());
        var phase = ImageFile.Read(_folder.File("out/phase.ome.tif"));
        Assert.Equal((512, 640, 0.775), (phase.Height, phase.Width, phase.PixelUm!.Value));
        Assert.Contains("out/result.json", _folder.Files());
    }

    [Fact]
    public async Task Frames_of_several_heights_see_the_phase_that_one_misses()
    {
        await Simulate("one", "--z-um", "900");
        await Simulate("heights", "--z-um", "900", "930", "1020");

        var one = await PhaseError("one", "--z-um", "900");
        var known = await PhaseError("heights", "--heights-um", "900,930,1020");
        var found = await PhaseError("heights", "--together", "--z-range-um", "600:1500");

        Assert.True(known < 0.95 * one, $"{known} of {one} rad");
        Assert.True(found < one, $"{found} of {one} rad");
    }

    [Fact]
    public async Task Frames_of_several_wavelengths_make_one_phase_of_the_first()
    {
        Directory.CreateDirectory(_folder.File("several"));
        foreach (var nm in new[] { 532, 460, 630 })
        {
            await Simulate($"nm{nm}", "--wavelength-nm", $"{nm}");
            File.Copy(_folder.File($"nm{nm}/hologram.ome.tif"), _folder.File($"several/hologram-{nm}.ome.tif"));
        }
        foreach (var file in Directory.GetFiles(_folder.File("nm460"), "background*")
            .Append(_folder.File("nm460/truth-phase.ome.tif")))
            File.Copy(file, _folder.File($"several/{Path.GetFileName(file)}"));

        var one = await PhaseError("nm460", "--z-um", "1000");
        var three = await PhaseError("several", "--wavelengths-nm", "460,532,630", "--z-um", "1000");

        Assert.True(three < 0.95 * one, $"{three} of {one} rad");
    }

    [Fact]
    public async Task Files_in_another_order_than_their_wavelengths_are_told_of()
    {
        foreach (var nm in new[] { "532", "630" })
            await Simulate(nm, "--wavelength-nm", nm);

        var run = (await Lensless.RunAsync("reconstruct", _folder.File("532/hologram.ome.tif"),
            _folder.File("630/hologram.ome.tif"), "--wavelengths-nm", "630,532", "--z-um", "1000", "--iterations", "2",
            "-o", _folder.File("result")))
            .Expect(ExitStatus.Success);

        Assert.Contains(
            "hologram.ome.tif says that its wavelength is 532 nm, but 630 nm from --wavelengths-nm was used.",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Light_that_comes_at_an_angle_is_said_by_the_angle()
    {
        await Simulate("oblique", "--set", "Camera.SourceAngleX-deg=4");

        var straight = await PhaseError("oblique", "--z-um", "1000");
        var right = await PhaseError("oblique", "--z-um", "1000", "--angles-deg", "4:0");

        Assert.True(right < 0.5 * straight, $"{right} of {straight} rad");
    }

    private async Task Simulate(string name, params string[] options) =>
        (await Lensless.RunAsync(["simulate", "--width", "192", "--height", "160", "--backgrounds", "4", .. options,
            "-o", _folder.File(name)])).Expect(ExitStatus.Success);

    /// <summary>
    /// How far the phase is from the truth, rad (root mean square, 20 pixels from the border, its mean left out).
    /// </summary>
    private async Task<double> PhaseError(string name, params string[] options)
    {
        (await Lensless.RunAsync(["reconstruct",
            .. Directory.GetFiles(_folder.File(name), "hologram*").Order(StringComparer.Ordinal),
            "--background", .. Directory.GetFiles(_folder.File(name), "background*"), "--iterations", "60", .. options,
            "-o", _folder.File("result")])).Expect(ExitStatus.Success);
        var truth = ImageFile.Read(_folder.File($"{name}/truth-phase.ome.tif")).ToGray();
        var phase = ImageFile.Read(_folder.File("result/phase.ome.tif")).ToGray();
        var differences = Enumerable.Range(20, truth.Height - 40)
            .SelectMany(row => Enumerable.Range(20, truth.Width - 40)
                .Select(column => row * truth.Width + column))
            .Select(i => (double)phase.Pixels[i] - truth.Pixels[i]).ToList();
        var mean = differences.Average();
        return Math.Sqrt(differences.Average(value => (value - mean) * (value - mean)));
    }

    [Fact]
    public async Task Contradictions_of_the_options_are_told_together()
    {
        var run = (await Lensless.RunAsync("reconstruct", "a.tif", "b.tif", "--heights-um", "100,200,300",
            "--wavelengths-nm", "532", "--z-um", "100", "--method", "support", "--raw-colour", "rggb",
            "-o", _folder.File("out")))
            .Expect(ExitStatus.Usage);

        foreach (var part in new[] { "--heights-um has 3", "--wavelengths-nm has 1", "--heights-um or --z-um",
            "--method support", "--colour-plane" })
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_green_pixels_of_a_raw_frame_are_enough()
    {
        var (holograms, background) = SimulatedSample.Record(_folder, 0);

        var run = (await Lensless.RunAsync("reconstruct", holograms[0], "--background", background, "--z-um",
            $"{SimulatedSample.ZUm}", "--raw-colour", "rggb", "--colour-plane", "green", "--iterations", "5", "-o",
            _folder.File("out"), "--json")).Expect(ExitStatus.Success);

        Assert.Contains("upperRight",
            run.Json.GetProperty("results")[0].GetProperty("settings").GetProperty("sites").GetString()!,
            StringComparison.OrdinalIgnoreCase);
    }
}

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

        var run = (await Lensless.RunAsync("reconstruct", holograms[0], holograms[1], "--background", background, "--z-um",
            $"{SimulatedSample.ZUm}", "--super-resolution", "2", "--iterations", "10", "-o", _folder.File("out"), "--json"))
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
    public async Task Contradictions_of_the_options_are_told_together()
    {
        var run = (await Lensless.RunAsync("reconstruct", "a.tif", "b.tif", "--heights-um", "100,200,300", "--wavelengths-nm",
            "532", "--z-um", "100", "--method", "support", "--raw-colour", "rggb", "-o", _folder.File("out")))
            .Expect(ExitStatus.Usage);

        foreach (var part in new[] { "--heights-um has 3", "--wavelengths-nm has 1", "--heights-um or --z-um", "--method support", "--colour-plane" })
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_green_pixels_of_a_raw_frame_are_enough()
    {
        var (holograms, background) = SimulatedSample.Record(_folder, 0);

        var run = (await Lensless.RunAsync("reconstruct", holograms[0], "--background", background, "--z-um",
            $"{SimulatedSample.ZUm}", "--raw-colour", "rggb", "--colour-plane", "green", "--iterations", "5", "-o",
            _folder.File("out"), "--json")).Expect(ExitStatus.Success);

        Assert.Contains("upperRight", run.Json.GetProperty("results")[0].GetProperty("settings").GetProperty("sites").GetString()!,
            StringComparison.OrdinalIgnoreCase);
    }
}

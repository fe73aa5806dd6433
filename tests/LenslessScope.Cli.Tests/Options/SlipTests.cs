using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>Slips that are easily made are told as what they are.</summary>
public sealed class SlipTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("reconstruct", "--z-um", "0.6")]
    [InlineData("focus", "--z-range-um", "0.3:0.6")]
    public async Task Millimetres_in_place_of_micrometres(string verb, string option, string value)
    {
        var run = await Lensless.RunAsync([verb, Hologram, option, value, .. Optics, .. Output(verb)]);
        Assert.Contains("0.6 mm is 600", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Count(run.Error, "0.6 mm is 600"));
    }

    [Theory]
    [InlineData("focus")]
    [InlineData("reconstruct")]
    [InlineData("objects")]
    public async Task The_hologram_as_its_own_background(string verb)
    {
        var run = (await Lensless.RunAsync(
            [verb, Hologram, "--background", Hologram, "--z-range-um", "300:900", .. Optics, .. Output(verb)]))
            .Expect(ExitStatus.Failure);
        Assert.Contains("background frame is the hologram itself", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Widen", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("focus")]
    [InlineData("stack")]
    public async Task A_saturated_frame(string verb)
    {
        var run = (await Lensless.RunAsync([verb,
            RecordedHolograms.PathOf("reports/reconstruction/saturated-constant/lim_sat.tif"), "--z-range-um",
            "300:900", .. Optics, .. Output(verb)])).Expect(ExitStatus.Failure);
        Assert.Contains("Shorten the exposure", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Widen", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_off_axis_hologram()
    {
        var image = new Image<byte>(160, 160);
        for (var y = 0; y < 160; y++)
            for (var x = 0; x < 160; x++)
                image[y, x] = (byte)(100 + 60 * Math.Sin(1.3 * x + 0.7 * y + Math.Sin(0.05 * x)));
        OmeTiff.Write(_folder.File("off.tif"), image, new OmeMetadata { Name = "off" });

        var run = await Lensless.RunAsync(["focus", _folder.File("off.tif"), "--z-range-um", "300:900", .. Optics]);

        Assert.Contains("In-line holograms are expected", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stack", 2)]
    [InlineData("objects", 3)]
    [InlineData("track", 3)]
    public async Task A_step_in_the_wrong_unit(string verb, int least)
    {
        string[] gate = verb == "track" ? [Hologram, "--gate-um", "10"] : [];
        var run = (await Lensless.RunAsync([verb, Hologram, .. gate, "--z-range-um", "500:1000", "--step-um", "0.0005",
            .. Optics, .. Output(verb)])).Expect(ExitStatus.Usage);
        Assert.Contains(
            $"--step-um 0.0005 µm makes 1000001 planes of 500:1000 µm; give a step that makes {least} to 100000.",
            run.Error, StringComparison.Ordinal);
    }

    private static string Hologram =>
        RecordedHolograms.PathOf("reports/reconstruction/background-is-hologram/ref16.tif");

    private static string[] Optics => ["--wavelength-nm", "532", "--pixel-um", "1.55"];

    private string[] Output(string verb) => verb == "focus" ? [] : ["-o", _folder.File("out")];

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}

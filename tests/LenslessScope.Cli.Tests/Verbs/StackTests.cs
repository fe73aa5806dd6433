using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>Stacks along z: what is in the file is what the library computes.</summary>
public sealed class StackTests : IDisposable
{
    private static string[] Plankton =>
        [RecordedHolograms.PathOf("plankton_rpi/Lfib_300_2440_raw.jpg"), "--wavelength-nm", "650", "--pixel-um", "1.4"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_plane_holds_the_amplitude_at_its_distance()
    {
        var run = (await Lensless.RunAsync(["stack", .. Plankton, "--z-range-um", "2400:2480", "--step-um", "20", "-o",
            _folder.File("out"), "--json"])).Expect(ExitStatus.Success);

        var result = run.Json.GetProperty("results")[0];
        Assert.Equal([2400.0, 2420, 2440, 2460, 2480],
            result.GetProperty("planesUm").EnumerateArray().Select(z => z.GetDouble()));
        Assert.Equal(["out/stack.json", "out/stack.ome.tif", "out/stack.png"], _folder.Files());
        (await Lensless.RunAsync(["reconstruct", .. Plankton, "--z-um", "2440", "--method", "backprop",
            "-o", _folder.File("one")]))
            .Expect(ExitStatus.Success);
        var plane = ImageFile.Read(_folder.File("out/stack.ome.tif"), 2);
        Assert.Equal((5, 2440.0, 1.4, 650.0),
            (plane.PageCount, plane.ZUm!.Value, plane.PixelUm!.Value, plane.WavelengthNm!.Value));
        var alone = ImageFile.Read(_folder.File("one/amplitude.ome.tif")).Samples<float>().ToArray();
        var stacked = plane.Samples<float>().ToArray();
        // The stack is padded for its farthest plane, so the borders differ a little.
        Assert.True(alone.Zip(stacked).Average(pair => Math.Abs(pair.First - pair.Second)) < 2e-3);
    }

    [Theory]
    [InlineData("8", 100, 0.0051)]
    [InlineData("16", 10000, 0.000051)]
    public async Task Whole_numbers_are_the_amplitude_times_what_the_file_says(string bits, int scale, double most)
    {
        foreach (var (name, kind) in new[] { ("float", "32"), ("whole", bits) })
            (await Lensless.RunAsync(["stack", .. Plankton, "--z-range-um", "2400:2440", "--step-um", "40",
                "--bits", kind, "-o", _folder.File(name)])).Expect(ExitStatus.Success);

        var exact = ImageFile.Read(_folder.File("float/stack.ome.tif"), 1).ToGray().Pixels;
        var whole = ImageFile.Read(_folder.File("whole/stack.ome.tif"), 1);
        Assert.Equal(int.Parse(bits), whole.BitsPerSample);
        Assert.Contains($"amplitude &#xD7; {scale}",
            System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_folder.File("whole/stack.ome.tif"))),
            StringComparison.Ordinal);
        Assert.All(exact.Zip(whole.ToGray().Pixels).Where(pair => pair.First < 2.5),
            pair => Assert.Equal(pair.First, pair.Second / scale, most));
    }

    [Fact]
    public async Task Without_a_step_planes_are_a_depth_of_field_apart_and_reach_both_ends()
    {
        var run = (await Lensless.RunAsync(["stack", .. Plankton, "--z-range-um", "2000:2900",
            "-o", _folder.File("out"), "--json"])).Expect(ExitStatus.Success);

        var result = run.Json.GetProperty("results")[0];
        var planes = result.GetProperty("planesUm").EnumerateArray().Select(z => z.GetDouble()).ToArray();
        Assert.Equal((2000.0, 2900.0), (planes[0], planes[^1]));
        // λ/NA² with NA = sin atan(467·1.4 / 2·2450) = 0.1323
        Assert.InRange(result.GetProperty("stepUm").GetDouble(), 30, 0.65 / (0.1323 * 0.1323) + 0.1);
    }

    [Fact]
    public async Task A_point_source_and_an_endless_stack_are_refused_before_any_work()
    {
        var point = (await Lensless.RunAsync(["stack", .. Plankton, "--z-range-um", "1000:2000", "--source-um", "9000",
            "-o", _folder.File("out")])).Expect(ExitStatus.Usage);
        Assert.Contains("reconstruct --z-um", point.Error, StringComparison.Ordinal);
        var fine = (await Lensless.RunAsync(["stack", .. Plankton, "--z-range-um", "1000:2000", "--step-um", "0.001",
            "-o", _folder.File("out")])).Expect(ExitStatus.Usage);
        Assert.Contains("--step-um 0.001 µm makes 1000001 planes", fine.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}

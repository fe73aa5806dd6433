using System.Globalization;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>From recorded files to tables of objects and tracks.</summary>
public sealed class ObjectsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cells_on_a_slide_are_all_found_at_its_distance()
    {
        var (holograms, background) = SimulatedSample.Record(_folder, 0);
        var run = (await Lensless.RunAsync("objects", holograms[0], "--background", background,
            "--z-range-um", "700:1100", "-o", _folder.File("out"), "--json")).Expect(ExitStatus.Success);

        Assert.Equal(["out/depth.ome.tif", "out/objects.csv", "out/objects.json", "out/objects.png"],
            _folder.Files().Where(file => file.StartsWith("out/", StringComparison.Ordinal)));
        var rows = Table(_folder.File("out/objects.csv"));
        Assert.Equal(
            ["id", "x_um", "y_um", "z_um", "diameter_um", "area_um2", "peak_contrast", "confidence", "touches_border"],
            rows[0]);
        var count = run.Json.GetProperty("results")[0].GetProperty("count").GetProperty("objects").GetInt32();
        Assert.Equal(count, rows.Count - 1);
        Assert.InRange(count, 3, 200);
        var distances = rows.Skip(1).Where(row => row[8] == "0")
            .Select(row => double.Parse(row[3], CultureInfo.InvariantCulture)).Order().ToArray();
        Assert.InRange(distances[distances.Length / 2], SimulatedSample.ZUm - 6, SimulatedSample.ZUm + 6);
        var depth = ImageFile.Read(_folder.File("out/depth.ome.tif"));
        Assert.Equal((256, 320, 1.55), (depth.Height, depth.Width, depth.PixelUm!.Value));
    }

    [Fact]
    public async Task Cells_that_move_together_are_tracked_at_their_speed()
    {
        var (holograms, background) = SimulatedSample.Record(_folder, 0, 4, 8);
        var run = (await Lensless.RunAsync(["track", .. holograms, "--background", background,
            "--z-range-um", "820:980", "--gate-um", "8", "--axial-gate-um", "40", "--interval-s", "0.5",
            "--least-points", "3", "-o", _folder.File("out"), "--json"]))
            .Expect(ExitStatus.Success);

        Assert.Equal(["out/tracks.csv", "out/tracks.json", "out/tracks.png"],
            _folder.Files().Where(file => file.StartsWith("out/", StringComparison.Ordinal)));
        var tracks = run.Json.GetProperty("result").GetProperty("tracks").EnumerateArray().ToList();
        Assert.True(tracks.Count >= 3, run.Out);
        var rows = Table(_folder.File("out/tracks.csv"));
        Assert.Equal(["track", "frame", "hologram", "x_um"], rows[0].Take(4));
        Assert.Equal("speed_um_s", rows[0][^1]);
        Assert.Equal(3 * tracks.Count, rows.Count - 1);
        var shifts = rows.Skip(1).GroupBy(row => row[0]).Select(track => X(track.Last()) - X(track.First()))
            .Order().ToArray();
        Assert.Equal(8, Math.Abs(shifts[shifts.Length / 2]), 0.8);

        static double X(IReadOnlyList<string> row) => double.Parse(row[3], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task What_is_missing_is_said_before_any_work()
    {
        var range = (await Lensless.RunAsync("objects", "none.tif", "-o", _folder.File("out")))
            .Expect(ExitStatus.Usage);
        Assert.Contains("--z-range-um", range.Error, StringComparison.Ordinal);

        var track = (await Lensless.RunAsync("track", "none.tif", "--z-range-um", "700:1100",
            "-o", _folder.File("out"))).Expect(ExitStatus.Usage);
        Assert.Contains("--gate-um", track.Error, StringComparison.Ordinal);
        Assert.Contains("at least two holograms", track.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("objects", "lensless objects hologram.tif")]
    [InlineData("track", "lensless track frame-*.tif")]
    public async Task Help_ends_with_examples(string verb, string example)
    {
        var run = (await Lensless.RunAsync(verb, "--help")).Expect(ExitStatus.Success);
        Assert.Contains(example, run.Out, StringComparison.Ordinal);
    }

    private static List<string[]> Table(string path) => [.. File.ReadAllLines(path).Select(line => line.Split(','))];
}

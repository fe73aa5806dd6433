using System.Text.Json;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>Simulated holograms, their truth, and what the other verbs find in them.</summary>
public sealed class SimulateTests : IDisposable
{
    private static readonly string[] s_small = ["--width", "192", "--height", "160", "--backgrounds", "4"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_one_others()
    {
        foreach (var (name, seed) in new[] { ("a", "5"), ("b", "5"), ("c", "6") })
            (await Lensless.RunAsync(["simulate", .. s_small, "--seed", seed, "-o", _folder.File(name)]))
                .Expect(ExitStatus.Success);

        var files = _folder.Files()
            .Where(file => file.StartsWith("a/", StringComparison.Ordinal)
                && file.EndsWith(".tif", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)).ToList();
        Assert.Equal([
            "background-01.ome.tif", "background-02.ome.tif", "background-03.ome.tif", "background-04.ome.tif",
            "dark-01.ome.tif", "dark-02.ome.tif", "dark-03.ome.tif", "dark-04.ome.tif", "hologram.ome.tif",
            "truth-amplitude.ome.tif", "truth-objects.ome.tif", "truth-phase.ome.tif"], files);
        foreach (var file in files)
        {
            Assert.Equal(Bytes($"a/{file}"), Bytes($"b/{file}"));
            Assert.NotEqual(Bytes($"a/{file}"), Bytes($"c/{file}"));
        }

        byte[] Bytes(string file) => File.ReadAllBytes(_folder.File(file));
    }

    [Fact]
    public async Task Heights_shifts_and_frames_are_all_recorded_and_told_of()
    {
        var run = (await Lensless.RunAsync(["simulate", .. s_small, "--sample", "phase", "--z-um", "900", "1020",
            "--shift-um", "0,0", "3.1,-1.55", "--frames", "2", "--darks", "1", "-o", _folder.File("out"), "--json"]))
            .Expect(ExitStatus.Success);

        var holograms = run.Json.GetProperty("result").GetProperty("holograms").EnumerateArray().ToList();
        Assert.Equal(8, holograms.Count);
        Assert.Equal("hologram-08.ome.tif", holograms[7].GetProperty("file").GetString());
        Assert.Equal((1020.0, 3.1, -1.55, 7),
            (Number(7, "zUm"), Number(7, "shiftXUm"), Number(7, "shiftYUm"), (int)Number(7, "noiseFrame")));
        Assert.Equal(-1.55, Number(2, "shiftYUm"));
        // Frames of one arrangement differ by their noise only; another height shows other fringes.
        Assert.InRange(Difference(1, 2), 0.5, 20);
        Assert.True(Difference(1, 5) > 1.5 * Difference(1, 2));
        var dark = ImageFile.Read(_folder.File("out/dark-01.ome.tif")).ToGray().Pixels;
        Assert.InRange(dark.Average(), 14, 18);

        double Number(int i, string key) => holograms[i].GetProperty(key).GetDouble();

        double Difference(int a, int b) => Frame(a).Zip(Frame(b)).Average(pair => Math.Abs(pair.First - pair.Second));

        float[] Frame(int i) => ImageFile.Read(_folder.File($"out/hologram-0{i}.ome.tif")).ToGray().Pixels;
    }

    [Fact]
    public async Task Objects_of_the_truth_are_those_of_its_pictures()
    {
        var run = (await Lensless.RunAsync(["simulate", .. s_small, "--sample", "phase",
            "-o", _folder.File("out"), "--json"]))
            .Expect(ExitStatus.Success);

        var labels = ImageFile.Read(_folder.File("out/truth-objects.ome.tif")).ToGray();
        var phase = ImageFile.Read(_folder.File("out/truth-phase.ome.tif")).ToGray();
        var objects = run.Json.GetProperty("result").GetProperty("objects").EnumerateArray().ToList();
        Assert.True(objects.Count > 10);
        Assert.Equal(objects.Count, (int)labels.Pixels.Max());
        foreach (var o in objects.Where(o => !o.GetProperty("touchesBorder").GetBoolean()))
        {
            var (x, y) = (o.GetProperty("xUm").GetDouble() / 1.55, o.GetProperty("yUm").GetDouble() / 1.55);
            Assert.Equal(o.GetProperty("id").GetInt32(),
                (int)labels.Pixels[(int)Math.Round(y) * labels.Width + (int)Math.Round(x)]);
            // Discs of 1.2 rad: the optical volume is their path times their area, but for the edge.
            Assert.Equal(1.2, o.GetProperty("peakPhaseRad").GetDouble(), 0.01);
            var volume = 1.2 * 0.532 / (2 * Math.PI) * o.GetProperty("areaUm2").GetDouble();
            Assert.InRange(o.GetProperty("opticalVolumeUm3").GetDouble() / volume, 0.85, 1.01);
        }
        Assert.Equal(1.2, phase.Pixels.Max(), 0.01);
    }

    [Fact]
    public async Task Dry_masses_of_cells_are_found_and_the_command_in_the_result_makes_it_again()
    {
        (await Lensless.RunAsync(["simulate", "--width", "256", "--height", "224", "--backgrounds", "8", "--set",
            "Camera.PathScale=0.8", "-o", _folder.File("cells")])).Expect(ExitStatus.Success);
        string[] command = ["objects", _folder.File("cells/hologram.ome.tif"), "--background",
            .. Directory.EnumerateFiles(_folder.File("cells"), "background-*").Order(StringComparer.Ordinal),
            "--z-range-um", "950:1050", "--dry-mass", "--iterations", "60", "--index-difference", "0.03", "-o"];
        var run = (await Lensless.RunAsync([.. command, _folder.File("found"), "--json"])).Expect(ExitStatus.Success);

        var truth = Json("cells/truth.json").GetProperty("objects").EnumerateArray()
            .Where(o => !o.GetProperty("touchesBorder").GetBoolean()).ToList();
        var rows = File.ReadAllLines(_folder.File("found/objects.csv")).Select(line => line.Split(',')).ToList();
        int Column(string name) => Array.IndexOf(rows[0], name);
        var ratios = rows.Skip(1)
            .Where(row => row[Column("dry_mass_pg")].Length > 0 && row[Column("touches_border")] == "0")
            .Select(row =>
            {
                var nearest = truth.MinBy(o => double.Hypot(
                    o.GetProperty("xUm").GetDouble() - Value(row, "x_um"),
                    o.GetProperty("yUm").GetDouble() - Value(row, "y_um")));
                Assert.True(Value(row, "dry_mass_low_pg") < Value(row, "dry_mass_pg"));
                Assert.True(Value(row, "dry_mass_pg") < Value(row, "dry_mass_high_pg"));
                return Value(row, "dry_mass_pg") / nearest.GetProperty("dryMassPg").GetDouble();
            }).Order().ToArray();
        Assert.True(ratios.Length >= 12, $"{ratios.Length} cells have a mass.");
        Assert.InRange(ratios[ratios.Length / 2], 0.88, 1.08);

        var made = Json("found/objects.json").GetProperty("made");
        var again = made.GetProperty("command").EnumerateArray().Skip(1).Select(word => word.GetString()!)
            .Select(word => word == _folder.File("found") ? _folder.File("again") : word).ToArray();
        (await Lensless.RunAsync(again)).Expect(ExitStatus.Success);
        Assert.Equal(File.ReadAllText(_folder.File("found/objects.csv")),
            File.ReadAllText(_folder.File("again/objects.csv")));

        double Value(string[] row, string name) =>
            double.Parse(row[Column(name)], System.Globalization.CultureInfo.InvariantCulture);

        JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(_folder.File(file))).RootElement;
    }

    [Fact]
    public async Task A_reconstruction_writes_quantities_and_limits_and_its_command_makes_it_again()
    {
        (await Lensless.RunAsync(["simulate", .. s_small, "--sample", "phase", "-o", _folder.File("sim")]))
            .Expect(ExitStatus.Success);
        var run = (await Lensless.RunAsync("reconstruct", _folder.File("sim/hologram.ome.tif"), "--background",
            _folder.File("sim/background-01.ome.tif"), "--z-um", "1000", "--method", "tv", "--iterations", "30",
            "--index-difference", "0.05", "--bandwidth-nm", "3", "--source-diameter-um", "50",
            "--source-distance-um", "101000", "-o", _folder.File("first"), "--json")).Expect(ExitStatus.Success);

        var result = run.Json.GetProperty("results")[0];
        var limit = result.GetProperty("resolution");
        // The shorter side: λ/(2 sin atan(160·1.55 / 2000)) = 2.16 µm.
        Assert.Equal(2.162, limit.GetProperty("halfPitchUm").GetDouble(), 0.01);
        Assert.Equal("aperture", limit.GetProperty("bound").GetString());
        // Four for each iteration, and less than half of that for those with binned pixels.
        Assert.InRange(result.GetProperty("cost").GetProperty("transforms").GetInt32(), 120, 180);
        var path = ImageFile.Read(_folder.File("first/optical-path.ome.tif")).ToGray().Pixels.Order().ToArray();
        Assert.InRange(path[(int)(0.97 * path.Length)], 70, 125); // 1.2 rad are 101.6 nm
        var height = ImageFile.Read(_folder.File("first/height.ome.tif")).ToGray().Pixels.Max();
        Assert.Equal(path[^1] / 1000 / 0.05, height, 1e-3);
        Assert.StartsWith("id,x_um,y_um,area_um2,mean_phase_rad,peak_phase_rad,peak_optical_path_nm,",
            File.ReadAllText(_folder.File("first/phase-objects.csv")), StringComparison.Ordinal);

        var command = result.GetProperty("made").GetProperty("command").EnumerateArray()
            .Select(word => word.GetString()!).ToList();
        Assert.Equal("lensless", command[0]);
        (await Lensless.RunAsync(
            [.. command.Skip(1).Select(word => word == _folder.File("first") ? _folder.File("again") : word)]))
            .Expect(ExitStatus.Success);
        foreach (var file in new[] {
            "amplitude.ome.tif", "phase.ome.tif", "optical-path.ome.tif", "contact-sheet.png", "amplitude.png" })
            Assert.Equal(File.ReadAllBytes(_folder.File($"first/{file}")),
                File.ReadAllBytes(_folder.File($"again/{file}")));
    }

    [Fact]
    public async Task What_cannot_be_is_said_all_at_once_and_leaves_nothing()
    {
        var run = (await Lensless.RunAsync("simulate", "--z-um", "5", "--shift-um", "1;2", "--picture-pixel-um", "2",
            "-o", _folder.File("out"))).Expect(ExitStatus.Usage);
        Assert.All(["--z-um 5", "--shift-um 1;2", "--picture-pixel-um needs --picture"],
            part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
        var property = (await Lensless.RunAsync("simulate", "--set", "Camera.PathScal=2", "-o", _folder.File("out")))
            .Expect(ExitStatus.Usage);
        Assert.Contains("PathScal", property.Error, StringComparison.Ordinal);
        var alone = (await Lensless.RunAsync("objects", "x.tif", "--z-range-um", "900:1000",
            "--index-difference", "0.03", "-o", _folder.File("out"))).Expect(ExitStatus.Usage);
        Assert.Contains("--index-difference needs --dry-mass", alone.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}

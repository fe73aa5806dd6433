using System.Text.Json;
using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows.Tests;

/// <summary>Masses are told where the phase has them, with an error, and nowhere else.</summary>
public sealed class MassTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_have_masses_with_errors_that_hold_and_none_without_background_frames()
    {
        Simulate("cells", "Cells");
        var background = _folder.File("cells/background-*.ome.tif");
        var request = Reconstruct("cells") with
        {
            Backgrounds = [background], Darks = [_folder.File("cells/dark-*.ome.tif")],
        };

        var with = Result(request, "with");
        var without = Result(request with { Backgrounds = [] }, "without");
        var twin = Result(request with { Method = ReconstructionMethod.BackPropagation, Unwrap = true }, "twin");

        var truth = Json("cells/truth.json").GetProperty("objects").EnumerateArray()
            .Where(cell => !cell.GetProperty("touchesBorder").GetBoolean()).ToList();
        var masses = Table("with/phase-objects.csv");
        var pulls = truth.Select(cell => Pull(cell, masses)).OfType<double>().Order().ToList();
        Assert.InRange(pulls.Count, 6, truth.Count);
        // The error is that of noise and level alone; the method's own are of its size.
        Assert.InRange(pulls[pulls.Count / 2], 0, 2);
        Assert.Equal("none", with.GetProperty("noMass").GetString());
        foreach (var (result, folder, why, words) in new[]
        {
            (without, "without", "noBackground", "background frames"), (twin, "twin", "twinImage", "back-propagation"),
        })
        {
            Assert.Equal(why, result.GetProperty("noMass").GetString());
            Assert.Contains(words, result.GetProperty("warnings").ToString(), StringComparison.Ordinal);
            Assert.All(Table($"{folder}/phase-objects.csv"), row =>
                Assert.Equal(("", "", why), (row["dry_mass_pg"], row["optical_volume_um3"], row["no_mass"])));
        }
    }

    [Fact]
    public void Opaque_bars_have_no_mass_and_their_phase_is_grey()
    {
        Simulate("bars", "Target");
        var result = Result(Reconstruct("bars") with
        {
            Backgrounds = [_folder.File("bars/background-*.ome.tif")],
            Darks = [_folder.File("bars/dark-*.ome.tif")],
        }, "out");

        Assert.Equal(0, result.GetProperty("objects").GetInt32());
        Assert.InRange(result.GetProperty("opaque").GetInt32(), 5, 200);
        Assert.Empty(Table("out/phase-objects.csv"));
        Assert.Contains(ImageFile.Read(_folder.File("out/unwrapped-phase.ome.tif")).ToGray().Pixels, float.IsNaN);
        Assert.DoesNotContain(ImageFile.Read(_folder.File("out/phase.ome.tif")).ToGray().Pixels, float.IsNaN);
    }

    [Fact]
    public void Objects_without_background_frames_have_no_mass_and_say_why()
    {
        Simulate("cells", "Cells");
        Workflow.Run(new ObjectsRequest
        {
            Holograms = [_folder.File("cells/hologram.ome.tif")], DryMass = true,
            Detection = new ObjectDetectionSettings { MinZUm = 900, MaxZUm = 1100 },
        }, new WorkflowOutput(_folder.File("found")), null, TestContext.Current.CancellationToken);

        var phase = Json("found/objects.json").GetProperty("phase");
        Assert.Equal(JsonValueKind.Null, phase.GetProperty("dryMassPg").ValueKind);
        var rows = Table("found/objects.csv");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(("", "noBackground"), (row["dry_mass_pg"], row["no_mass"])));
    }

    // The seeds are not those that limits come from.
    [Theory]
    [InlineData(31, 4)]
    [InlineData(32, 8)]
    [InlineData(33, 16)]
    public void Noise_has_no_mass(int seed, double deviation)
    {
        Noise("noise.tif", seed, deviation);
        Noise("background.tif", seed + 100, deviation / 4);
        var result = Result(new ReconstructRequest
        {
            Holograms = [_folder.File("noise.tif")], Backgrounds = [_folder.File("background.tif")],
            WavelengthNm = 532, PixelUm = 1.55, ZUm = 600,
        }, "out");

        Assert.Equal(0, result.GetProperty("objects").GetInt32());
        Assert.Empty(Table("out/phase-objects.csv"));
    }

    [Fact]
    public void A_saturated_frame_is_refused_and_leaves_no_object()
    {
        var outcome = Workflow.Run(new ReconstructRequest
        {
            Holograms = [RecordedHolograms.PathOf("reports/reconstruction/saturated-constant/lim_sat.tif")],
            WavelengthNm = 532, PixelUm = 1.55, ZUm = 600,
        }, new WorkflowOutput(_folder.File("out")), null, TestContext.Current.CancellationToken);

        Assert.Equal(0, outcome.ResultCount);
        Assert.Contains("saturated", Assert.Single(outcome.Failures).Cause.Message, StringComparison.Ordinal);
    }

    // How many errors a mass is off; null of a cell that was merged with another.
    private static double? Pull(JsonElement cell, IReadOnlyList<Dictionary<string, string>> masses)
    {
        double Of(string name) => cell.GetProperty(name).GetDouble();
        var found = masses.Where(row => double.Hypot(
            Number(row["x_um"]) - Of("xUm"), Number(row["y_um"]) - Of("yUm")) < 1
            && Number(row["area_um2"]) < 1.4 * Of("areaUm2")).ToList();
        return found.Count == 1
            ? Math.Abs(Number(found[0]["dry_mass_pg"]) - Of("dryMassPg")) / Number(found[0]["dry_mass_error_pg"])
            : null;
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private void Simulate(string folder, string sample) => Workflow.Run(
        new SimulationRequest { Width = 256, Height = 224, Sample = sample },
        new WorkflowOutput(_folder.File(folder)), null, TestContext.Current.CancellationToken);

    private ReconstructRequest Reconstruct(string folder) => new()
    {
        Holograms = [_folder.File($"{folder}/hologram.ome.tif")], ZUm = 1000,
    };

    private JsonElement Result(ReconstructRequest request, string folder)
    {
        var outcome = Workflow.Run(
            request, new WorkflowOutput(_folder.File(folder)), null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Failures);
        return Json($"{folder}/result.json").GetProperty("quantities");
    }

    private JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(_folder.File(file))).RootElement;

    private List<Dictionary<string, string>> Table(string file)
    {
        var lines = File.ReadAllLines(_folder.File(file)).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(
            line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private void Noise(string file, int seed, double deviation)
    {
        var random = new Random(seed);
        var image = new Image<byte>(256, 256);
        for (var at = 0; at < image.Pixels.Length; at++)
            image.Pixels[at] = (byte)Math.Clamp(Math.Round(128 + deviation * Math.Cos(2 * Math.PI * random.NextDouble())
                * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))), 0, 255);
        OmeTiff.Write(_folder.File(file), image, new OmeMetadata { Name = "noise" });
    }
}

using LenslessScope.Holography.Tests.Simulated;

namespace LenslessScope.Holography.Tests;

public sealed class HologramReviewTests
{
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.55 };

    [Theory]
    [InlineData(255, "saturated", "exposure")]
    [InlineData(37, "every pixel is 37", "light")]
    public void A_frame_of_one_value_is_told_by_what_it_is(int value, string what, string help)
    {
        var reason = Assert.Single(HologramReview.Refusals(Frame((_, _) => value)));
        Assert.Contains(what, reason, StringComparison.Ordinal);
        Assert.Contains(help, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_is_mostly_saturated_is_refused_and_one_with_glints_is_not()
    {
        Assert.Single(HologramReview.Refusals(Frame((y, x) => (x + y) % 3 == 0 ? 200 : 255)));
        Assert.Empty(HologramReview.Refusals(Frame((y, x) => (x + y) % 3 == 0 ? 255 : 200)));
        var raw = Frame((y, x) => (x + y) % 3 == 0 ? 200 : 900);
        Assert.Empty(HologramReview.Refusals(raw));
        Assert.Single(HologramReview.Refusals(raw with { SaturatedAt = 900 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void A_hologram_is_not_its_own_background_at_any_exposure(double exposure)
    {
        var cells = SimulatedHologram.Make("cells", 600);
        var itself = Fields.Image(512, 512, (y, x) => exposure * cells.Intensity[y, x]);

        var reason = Assert.Single(HologramReview.Refusals(cells with { Backgrounds = [itself] }));

        Assert.Contains("the hologram itself", reason, StringComparison.Ordinal);
        Assert.Empty(HologramReview.Refusals(cells));
        // Another frame of the same scene is a background of moving samples, and many of them are a good one.
        Assert.Empty(HologramReview.Refusals(cells with { Backgrounds = [itself, cells.Backgrounds[0]] }));
    }

    [Theory]
    [InlineData(0.21, 0.13)]
    [InlineData(0.0, 0.3)]
    [InlineData(-0.1, 0.05)]
    public void Off_axis_holograms_are_told(double cyclesX, double cyclesY)
    {
        var random = new Random(3);
        var hologram = Frame((y, x) => 100 + 45 * Math.Cos(2 * Math.PI * (x * cyclesX + y * cyclesY)
            + 1.5 * Math.Exp(-(Math.Pow(x - 90, 2) + Math.Pow(y - 90, 2)) / 800)) + 4 * random.NextDouble());

        var doubt = Assert.Single(HologramReview.Doubts(hologram));

        Assert.Contains("off-axis", doubt, StringComparison.Ordinal);
        var period = 1 / double.Hypot(cyclesX, cyclesY);
        var said = double.Parse(doubt.Split("fringes of ")[1].Split(' ')[0], null);
        Assert.InRange(said / period, 0.85, 1.15);
    }

    [Theory]
    [InlineData("cells")]
    [InlineData("opaque")]
    [InlineData("strong phase")]
    public void In_line_holograms_are_not_taken_for_off_axis_ones(string sample) =>
        Assert.Empty(HologramReview.Doubts(SimulatedHologram.Make(sample, 600)));

    [Fact]
    public void Recorded_holograms_are_not_taken_for_off_axis_ones()
    {
        foreach (var set in new[] { "plankton_rpi", "organisms", "usaf", "sphere", "fly" })
            foreach (var file in RecordedData.Files(set, "*"))
                Assert.Empty(HologramReview.Doubts(
                    new Hologram { Intensity = RecordedData.Read(set, file), Optics = s_optics }));
    }

    [Theory]
    [InlineData(0.6, "600")]
    [InlineData(13, "13000")]
    public void A_distance_that_is_meant_in_millimetres_is_told(double zUm, string meant)
    {
        var doubt = HologramReview.DistanceDoubt(s_optics, zUm);
        Assert.Contains($"{zUm} mm is {meant}", doubt, StringComparison.Ordinal);
    }

    [Fact]
    public void Distances_of_a_microscope_and_of_a_sensor_are_not_doubted()
    {
        Assert.Null(HologramReview.DistanceDoubt(s_optics, 300));
        Assert.Null(HologramReview.DistanceDoubt(
            new Optics { WavelengthNm = 660, PixelUm = 0.0851, RefractiveIndex = 1.33 }, 16));
        Assert.Null(HologramReview.DistanceDoubt(
            new Optics { WavelengthNm = 406, PixelUm = 12, SourceUm = 40_700 }, 39_600));
    }

    private static Hologram Frame(Func<int, int, double> at) => new()
    {
        Intensity = Fields.Image(192, 192, at), Optics = s_optics,
    };
}

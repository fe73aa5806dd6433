namespace LenslessScope.Holography.Tests;

public sealed class ResolutionLimitTests
{
    private static readonly Optics s_green = new() { WavelengthNm = 532, PixelUm = 1.55 };

    [Fact]
    public void Close_to_the_sensor_its_pixels_decide_and_one_colour_of_a_mosaic_halves_them()
    {
        var mono = ResolutionLimit.Of(s_green, 300, 2464, 3280, new Coherence());
        Assert.Equal((ResolutionBound.Pixels, 1.55), (mono.Bound, mono.HalfPitchUm));
        Assert.Null(mono.BandwidthUm);
        Assert.Null(mono.SourceUm);
        Assert.Equal(3.1,
            ResolutionLimit.Of(s_green, 300, 2464, 3280, new Coherence(), oneColour: true).HalfPitchUm, 1e-12);
    }

    [Fact]
    public void Far_from_a_small_sensor_its_extent_decides()
    {
        // sin atan(396.8 / 20000) = 0.019836
        var limit = ResolutionLimit.Of(s_green, 10_000, 256, 512, new Coherence());
        Assert.Equal(ResolutionBound.Aperture, limit.Bound);
        Assert.Equal(0.532 / (2 * 0.019836), limit.HalfPitchUm, 2e-3);
    }

    [Fact]
    public void Broad_light_and_a_wide_source_decide_where_they_are_told_of()
    {
        var broad = ResolutionLimit.Of(s_green, 1000, 2000, 2000, new Coherence { BandwidthNm = 30 });
        Assert.Equal(0.532 / (2 * Math.Sqrt(2 * 0.532 * 0.532 / (0.030 * 1000))), broad.BandwidthUm!.Value, 1e-9);
        Assert.Equal(ResolutionBound.Bandwidth, broad.Bound);

        var wide = ResolutionLimit.Of(s_green, 1000, 2000, 2000,
            new Coherence { SourceDiameterUm = 500, SourceDistanceUm = 100_000 });
        Assert.Equal((ResolutionBound.Source, 3.05), (wide.Bound, Math.Round(wide.HalfPitchUm, 9)));
    }

    [Fact]
    public void A_point_source_magnifies_the_pixels_and_gives_its_distance()
    {
        var optics = s_green with { SourceUm = 2000 };
        var limit = ResolutionLimit.Of(optics, 1000, 2000, 2000, new Coherence { SourceDiameterUm = 1 });
        Assert.Equal(1.55 / 2, limit.PixelsUm, 1e-12);
        Assert.Equal(0.61 * 1 * 1000 / 2000, limit.SourceUm!.Value, 1e-12);
    }

    [Fact]
    public void A_plane_of_twelve_megapixels_costs_as_much_as_the_rule_says()
    {
        var cost = new ComputingCost(3040, 4056, 2);
        Assert.Equal(2.9, cost.Gflop, 0.1);
        Assert.Equal(0.9, cost.MemoryTrafficGb, 0.05);
    }
}

namespace LenslessScope.Holography.Tests;

/// <summary>Requests that a grid cannot represent are refused or explained: value, limit, next step.</summary>
public sealed class SamplingTests
{
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.55 };

    [Fact]
    public void A_distance_at_which_every_frequency_aliases_is_refused_with_the_largest_that_does_not()
    {
        var refused = Assert.Throws<HolographyException>(() => Run(new PropagationSettings { DistanceUm = 5e7 }));
        Assert.Equal(2, refused.Reasons.Count);
        Assert.Contains("50000000 µm", refused.Message);
        // N²p²/2λ for N = 256 · 2: a quadratic phase that turns by half a turn between the first frequencies.
        Assert.All(refused.Reasons, reason => Assert.Contains("At most 5919", reason));
        Assert.Empty(Run(new PropagationSettings { DistanceUm = 500 }).Warnings);
    }

    [Fact]
    public void An_angle_whose_shadow_leaves_the_grid_is_refused()
    {
        var refused = Assert.Throws<HolographyException>(() => Propagation.Run(Fields.Image(128, 128, (_, _) => 1),
            s_optics with { Illumination = new Illumination(40) }, new PropagationSettings { DistanceUm = 2000 }));
        Assert.Contains("angle of illumination", Assert.Single(refused.Reasons));
    }

    [Fact]
    public void Without_the_band_limit_aliasing_is_named_with_the_distance_up_to_which_there_is_none()
    {
        var warning = Assert.Single(Run(new PropagationSettings { DistanceUm = 20_000, BandLimit = false }).Warnings);
        Assert.Contains("aliased", warning);
        Assert.Contains("20000 µm", warning);
        Assert.Empty(Run(new PropagationSettings { DistanceUm = 1000, BandLimit = false }).Warnings);
    }

    [Fact]
    public void Padding_that_is_less_than_the_reach_of_the_light_is_named_with_both()
    {
        var warning = Assert.Single(Run(new PropagationSettings { DistanceUm = 500, PaddingFactor = 1.1 }).Warnings);
        Assert.Contains("opposite edge", warning);
        Assert.Contains("than the 56", warning); // tan(asin(λ/2p))·z/p
        Assert.Empty(Run(new PropagationSettings { DistanceUm = 500, PaddingFactor = 1.5 }).Warnings);
    }

    [Fact]
    public void A_distance_that_changes_nothing_is_suspected_to_be_in_other_units()
    {
        var warning = Assert.Single(Run(new PropagationSettings { DistanceUm = -0.1 }).Warnings);
        Assert.Contains("0.1 µm", warning);
        Assert.Contains("0.1 mm is 100", warning);
        Assert.Empty(Run(new PropagationSettings { DistanceUm = 0 }).Warnings);
    }

    private static PropagationResult Run(PropagationSettings settings) =>
        Propagation.Run(Fields.Image(256, 256, (_, _) => 1), s_optics, settings);
}

namespace LenslessScope.Holography.Tests;

public sealed class OpticsTests
{
    [Fact]
    public void A_plane_wave_needs_no_scaling()
    {
        var geometry = new Optics { WavelengthNm = 532, PixelUm = 1.55 }.Effective(1000);
        Assert.Equal(new EffectiveGeometry(1, 1.55, 1000), geometry);
    }

    [Fact]
    public void A_point_source_magnifies_by_source_to_sensor_over_source_to_sample()
    {
        var optics = new Optics { WavelengthNm = 406, PixelUm = 12, SourceUm = 40_000 };
        var geometry = optics.Effective(39_000);
        Assert.Equal(40, geometry.Magnification, 1e-12);
        Assert.Equal(0.3, geometry.PixelUm, 1e-12);
        Assert.Equal(975, geometry.DistanceUm, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => optics.Effective(40_000));
    }

    [Fact]
    public void A_far_source_is_a_plane_wave()
    {
        var geometry = new Optics { WavelengthNm = 532, PixelUm = 1.55, SourceUm = 1e8 }.Effective(1000);
        Assert.Equal(1.55, geometry.PixelUm, 1e-4);
        Assert.Equal(1000, geometry.DistanceUm, 0.1);
    }

    [Fact]
    public void The_wavelength_in_the_medium_is_shorter_by_the_index() =>
        Assert.Equal(0.4,
            new Optics { WavelengthNm = 532, PixelUm = 1, RefractiveIndex = 1.33 }.WavelengthInMediumUm, 1e-9);

    [Fact]
    public void Every_value_outside_its_range_is_named_with_the_range()
    {
        var reasons = new Optics
        {
            WavelengthNm = double.NaN, PixelUm = -1.12, RefractiveIndex = 0.5, SourceUm = 0,
        }.Validate();
        Assert.Equal(4, reasons.Count);
        Assert.Contains(reasons, reason => reason.Contains("-1.12 µm") && reason.Contains("0.001"));
        Assert.Empty(new Optics { WavelengthNm = 532, PixelUm = 1.12, SourceUm = 9000 }.Validate());
    }
}

using LenslessScope.Imaging.Tones;

namespace LenslessScope.Imaging.Tests;

public sealed class ToneTests
{
    private static Image<float> Row(params float[] values) => new(1, values.Length, values);

    private static byte[] Levels(TonedPicture toned) =>
        [.. Enumerable.Range(0, toned.Picture.Width).Select(column => toned.Picture[0, column].G)];

    [Fact]
    public void A_ramp_over_a_fixed_range_becomes_every_grey_level_once()
    {
        var ramp = Row([.. Enumerable.Range(0, 256).Select(level => 10 + level / 4f)]);
        var toned = Tone.Map(ramp, Contrast.Fixed(10, 10 + 255 / 4f));
        Assert.Equal(Enumerable.Range(0, 256).Select(level => (byte)level), Levels(toned));
        Assert.Equal(new ToneRange(10, 73.75), toned.Range);
        Assert.Equal(Colour.Grey(17), toned.Picture[0, 17]);
    }

    [Fact]
    public void Values_beyond_the_range_and_infinities_take_its_end_colours()
    {
        var toned = Tone.Map(Row(-5, float.NegativeInfinity, 0.5f, 7, float.PositiveInfinity), Contrast.Fixed(0, 1));
        Assert.Equal([0, 0, 128, 255, 255], Levels(toned));
    }

    [Theory]
    [InlineData(0, 100, 0, 1000)]
    [InlineData(0.1, 99.9, 1, 999)]
    [InlineData(25, 75, 250, 750)]
    [InlineData(0.05, 99.95, 0.5, 999.5)]
    public void Percentiles_interpolate_between_order_statistics(double lower, double upper, double from, double to)
    {
        // 0 … 1000, each once, out of order: 10 and 1001 have no factor in common.
        var values = Enumerable.Range(0, 1001).Select(i => (float)(i * 10 % 1001)).ToArray();
        var range = Contrast.Percentiles(lower, upper).RangeOf(new Image<float>(7, 143, values));
        Assert.Equal(from, range.Minimum, 1e-9);
        Assert.Equal(to, range.Maximum, 1e-9);
    }

    [Fact]
    public void Percentiles_are_those_of_the_sorted_values_for_any_sign_and_magnitude()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 5000)
            .Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12)))).ToArray();
        var sorted = values.Order().ToArray();
        foreach (var percent in new[] { 0.1, 3, 41.5, 50, 77.7 })
        {
            var range = Contrast.Percentiles(percent, 100).RangeOf(Row(values));
            var position = percent / 100 * 4999;
            var below = (int)position;
            var expected = sorted[below] + (position - below) * ((double)sorted[below + 1] - sorted[below]);
            Assert.Equal(expected, range.Minimum, Math.Abs(expected) * 1e-12);
            Assert.Equal(sorted[^1], range.Maximum);
        }
    }

    [Fact]
    public void A_few_hot_and_dead_pixels_do_not_decide_the_contrast()
    {
        var values = Enumerable.Range(0, 100_000).Select(i => 100 + i % 100f).ToArray();
        values[3] = 65535;
        values[4] = 0;
        var range = Contrast.Auto.RangeOf(new Image<float>(100, 1000, values));
        Assert.Equal(new ToneRange(100, 199), range);
    }

    [Fact]
    public void Values_that_are_not_finite_do_not_decide_the_range()
    {
        var image = Row(2, float.NaN, float.PositiveInfinity, 4, float.NegativeInfinity);
        Assert.Equal(new ToneRange(2, 4), Contrast.Percentiles(0, 100).RangeOf(image));
        Assert.Equal(new ToneRange(-4, 4), Contrast.Symmetric(0, 100).RangeOf(image));
    }

    [Fact]
    public void A_pixel_that_is_no_number_takes_the_colour_that_the_map_keeps_for_it()
    {
        foreach (var map in new[] { ColourMap.Grey, ColourMap.Phase, ColourMap.Diverging })
        {
            var toned = Tone.Map(Row(0, float.NaN, 1), map: map);
            Assert.Equal(map.Missing, toned.Picture[0, 1]);
            Assert.DoesNotContain(map.Missing, Enumerable.Range(0, ColourMap.Length).Select(i => map[i]));
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(-3e-8f)]
    [InlineData(4e20f)]
    public void A_constant_image_becomes_medium_grey_whatever_its_value(float value)
    {
        foreach (var contrast in new[] { Contrast.Auto, Contrast.Symmetric(value) })
        {
            var toned = Tone.Map(Row(value, value, value), contrast);
            Assert.All(Levels(toned), level => Assert.InRange(level, 127, 128));
            Assert.True(toned.Range.Minimum < value && value < toned.Range.Maximum);
        }
    }

    [Fact]
    public void Rounding_noise_is_not_blown_up_to_full_contrast() =>
        Assert.All(Levels(Tone.Map(Row(1, 1.0000001f, 0.9999999f, 1))), level => Assert.InRange(level, 127, 128));

    [Fact]
    public void An_image_without_a_single_number_is_shown_as_missing_throughout()
    {
        foreach (var contrast in new[] { Contrast.Auto, Contrast.Symmetric(), Contrast.Phase })
        {
            var toned = Tone.Map(Row(float.NaN, float.NaN), contrast);
            Assert.Equal(ColourMap.Grey.Missing, toned.Picture[0, 0]);
            Assert.True(toned.Range.Minimum < toned.Range.Maximum);
        }
    }

    [Fact]
    public void A_few_bright_points_on_an_even_ground_stay_visible()
    {
        var values = new float[100_000];
        values[500] = 9;
        var toned = Tone.Map(Row(values));
        Assert.Equal(new ToneRange(0, 9), toned.Range);
        Assert.Equal(255, toned.Picture[0, 500].G);
        Assert.Equal(new ToneRange(-9, 9), Contrast.Symmetric().RangeOf(Row(values)));
    }

    [Fact]
    public void A_symmetric_range_puts_its_centre_into_the_middle_of_the_map()
    {
        var toned = Tone.Map(Row(1, 2, 7), Contrast.Symmetric(centre: 2, percentile: 100), ColourMap.Diverging);
        Assert.Equal(new ToneRange(-3, 7), toned.Range);
        Assert.Equal(ColourMap.Diverging[128], toned.Picture[0, 1]);
    }

    [Fact]
    public void Wrapped_phase_shows_both_ends_in_one_colour()
    {
        var toned = Tone.Map(Row(-MathF.PI, 0, MathF.PI), Contrast.Phase, ColourMap.Phase);
        Assert.Equal(toned.Picture[0, 0], toned.Picture[0, 2]);
        Assert.Equal(new ToneRange(-Math.PI, Math.PI), toned.Range);
    }

    [Fact]
    public void Ranges_that_are_none_are_refused_with_what_is_allowed()
    {
        Assert.Contains("0 and 100",
            Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Percentiles(50, 101)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Percentiles(60, 40));
        Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Percentiles(double.NaN, 40));
        Assert.Contains("finite", Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Fixed(3, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Fixed(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Symmetric(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Symmetric(0, 0));
    }
}

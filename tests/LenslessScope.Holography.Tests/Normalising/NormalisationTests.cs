using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class NormalisationTests
{
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.55 };

    [Fact]
    public void Dividing_recovers_the_transmitted_amplitude_under_uneven_light_and_a_dark_level()
    {
        double Light(int y, int x) => 60 + y + 0.5 * x;
        double Object(int y, int x) => y is > 10 and < 20 && x is > 12 and < 30 ? 0.7 : 1;
        var result = Normalisation.Run(new Hologram
        {
            Intensity = Fields.Image(40, 50, (y, x) => 8 + Light(y, x) * Object(y, x) * Object(y, x)),
            Backgrounds = [Fields.Image(40, 50, (y, x) => 8 + 2 * Light(y, x))],
            Darks = [Fields.Image(40, 50, (_, _) => 7), Fields.Image(40, 50, (_, _) => 9)],
            Optics = s_optics,
        }, new NormalisationSettings());
        for (var y = 0; y < 40; y++)
            for (var x = 0; x < 50; x++)
                Assert.Equal(Object(y, x), result.Amplitude[y, x], 1e-5);
        Assert.Equal((1, 2), (result.BackgroundFrames, result.DarkFrames));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void The_median_of_backgrounds_forgets_what_floats_through_one_of_them()
    {
        Image<float> Frame(int speck) => Fields.Image(16, 16, (y, _) => y == speck ? 10 : 100);
        var hologram = new Hologram
        {
            Intensity = Fields.Image(16, 16, (_, _) => 50), Backgrounds = [Frame(3), Frame(7), Frame(11)],
            Optics = s_optics,
        };
        var median = Normalisation.Run(
            hologram, new NormalisationSettings { Combination = BackgroundCombination.Median });
        Assert.All(median.Amplitude.Pixels, pixel => Assert.Equal(1, pixel, 1e-6));
        var mean = Normalisation.Run(hologram, new NormalisationSettings());
        Assert.Equal(Math.Sqrt(1 / 0.7), mean.Amplitude[3, 0], 1e-5);
    }

    [Theory]
    [InlineData(BackgroundMode.Divide)]
    [InlineData(BackgroundMode.Subtract)]
    public void A_frame_taken_without_light_is_no_hologram(BackgroundMode mode)
    {
        var random = new Random(1);
        Hologram Of(double counts) => new()
        {
            Intensity = Fields.Image(32, 32, (_, _) => counts + random.NextDouble()),
            Backgrounds = [Fields.Image(32, 32, (_, _) => 500)],
            Optics = s_optics,
        };
        var settings = new NormalisationSettings { Mode = mode };

        var refused = Assert.Throws<HolographyException>(() => Normalisation.Run(Of(16), settings));

        Assert.Contains("The hologram is dark: it has 3.3 % of the background's light, but at least 5 % is needed.",
            refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, Normalisation.Run(Of(40), settings).Amplitude[5, 5], 0.1);
    }

    [Fact]
    public void Subtracting_adds_the_difference_to_one()
    {
        // The median of 62, 64 … 100 is its upper middle, 82.
        var result = Normalisation.Run(new Hologram
        {
            Intensity = Fields.Image(20, 20, (y, x) => 100 - 2 * y + (x == 4 ? 30 : 0)),
            Backgrounds = [Fields.Image(20, 20, (y, _) => 100 - 2 * y)],
            Optics = s_optics,
        }, new NormalisationSettings { Mode = BackgroundMode.Subtract });
        Assert.Equal(1, result.Amplitude[19, 3], 1e-6);
        Assert.Equal(Math.Sqrt(1 + 30.0 / 82), result.Amplitude[19, 4], 1e-5);
        Assert.Equal(result.Amplitude[0, 4], result.Amplitude[19, 4], 1e-6);
    }

    [Theory]
    [InlineData(300, 320)]
    [InlineData(61, 45)]
    public void Without_a_background_uneven_light_is_divided_out_and_a_large_object_stays(int height, int width)
    {
        double Light(double y, double x) => 100 * (1 + 0.3 * x - 0.2 * y - 0.25 * x * x - 0.1 * x * y - 0.15 * y * y);
        // A third of the frame, half as bright.
        bool Inside(double y, double x) => Math.Abs(y - 0.1) < 0.55 && Math.Abs(x + 0.2) < 0.6;
        double Across(int at, int count) => (2 * at + 1.0) / count - 1;
        var hologram = new Hologram
        {
            Intensity = Fields.Image(height, width, (row, column) =>
            {
                var (y, x) = (Across(row, height), Across(column, width));
                return Light(y, x) * (Inside(y, x) ? 0.5 : 1 + 0.1 * Math.Cos(column * 1.3));
            }),
            Optics = s_optics,
        };
        var found = Normalisation.Run(hologram, new NormalisationSettings()).Amplitude;
        var even = Normalisation.Run(hologram, new NormalisationSettings { AssumedLight = AssumedLight.Even });
        // The level is the median's, which lies below that of the clear part.
        var clear = Amplitude(found, inside: false);
        Assert.InRange(clear.Spread, 0, 0.06);
        Assert.InRange(Amplitude(found, inside: true).Mean / clear.Mean, 0.69, 0.72);
        Assert.InRange(Amplitude(found, inside: true).Spread, 0, 0.03);
        Assert.True(Amplitude(even.Amplitude, inside: false).Spread > 2 * clear.Spread);

        (double Mean, double Spread) Amplitude(Image<float> image, bool inside)
        {
            var values = new List<double>();
            for (var row = 0; row < height; row++)
                for (var column = 0; column < width; column++)
                    if (Inside(Across(row, height), Across(column, width)) == inside)
                        values.Add(image[row, column]);
            var mean = values.Average();
            return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
        }
    }

    [Fact]
    public void Pixels_below_the_dark_level_are_clipped_and_counted()
    {
        var result = Normalisation.Run(new Hologram
        {
            Intensity = Fields.Image(20, 20, (y, _) => y == 0 ? 5 : 100),
            Darks = [Fields.Image(20, 20, (_, _) => 10)],
            Optics = s_optics,
        }, new NormalisationSettings { AssumedLight = AssumedLight.Even });
        Assert.Equal(20, result.ClippedPixels);
        Assert.Equal(0, result.Amplitude[0, 0]);
        Assert.Contains(result.Warnings, warning => warning.StartsWith("20 of 400", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(255, null, 3, 255.0)]
    [InlineData(4095, null, 3, 4095.0)]
    [InlineData(250, null, 0, null)]
    [InlineData(250, 240.0, 3, 240.0)]
    public void Saturated_pixels_are_counted(double peak, double? given, long expected, double? level)
    {
        var result = Normalisation.Run(new Hologram
        {
            Intensity = Fields.Image(20, 20, (y, x) => y == 5 && x < 3 ? peak : 100), Optics = s_optics,
        }, new NormalisationSettings { SaturatedAt = given });
        Assert.Equal((expected, level), (result.SaturatedPixels, result.SaturationLevel));
        Assert.Equal(expected > 0 ? 1 : 0, result.Warnings.Count);
    }

    [Fact]
    public void Background_pixels_not_above_the_dark_level_are_counted_and_do_no_harm()
    {
        var result = Normalisation.Run(new Hologram
        {
            Intensity = Fields.Image(20, 20, (_, _) => 100),
            Backgrounds = [Fields.Image(20, 20, (y, x) => y == 1 && x < 4 ? 10 : 100)],
            Darks = [Fields.Image(20, 20, (_, _) => 10)],
            Optics = s_optics,
        }, new NormalisationSettings());
        Assert.Equal(4, result.DeadBackgroundPixels);
        Assert.All(result.Amplitude.Pixels, pixel => Assert.True(float.IsFinite(pixel)));
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_at_once()
    {
        var refused = Assert.Throws<HolographyException>(() => Normalisation.Run(new Hologram
        {
            Intensity = Fields.Image(20, 20, (y, _) => y == 3 ? double.NaN : 1),
            Backgrounds = [Fields.Image(20, 20, (_, _) => 1), Fields.Image(21, 20, (_, _) => 1)],
            Darks = [Fields.Image(20, 22, (_, _) => 1)],
            Optics = s_optics with { PixelUm = 0 },
        }, new NormalisationSettings { SmoothingPx = -1, AssumedLight = (AssumedLight)7 }));
        Assert.Equal(6, refused.Reasons.Count);
        Assert.Contains(refused.Reasons, reason => reason.Contains("number 2 has 20×21"));
    }

    [Fact]
    public void A_frame_without_light_is_refused() =>
        Assert.Contains("no light", Assert.Throws<HolographyException>(() => Normalisation.Run(
            new Hologram { Intensity = new Image<float>(20, 20), Optics = s_optics },
            new NormalisationSettings())).Message);
}

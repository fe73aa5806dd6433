using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class PropagationSeriesTests
{
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.55 };
    private static readonly PropagationSettings s_settings = new() { DistanceUm = -300 };

    [Theory]
    [InlineData(61, 44)]
    [InlineData(48, 96)]
    public void Counts_of_every_type_become_the_amplitude_of_the_root_of_their_ratio(int height, int width)
    {
        var random = new Random(4);
        var bytes = new Image<byte>(height, width);
        random.NextBytes(bytes.Pixels);
        var words = new Image<ushort>(height, width, Array.ConvertAll(bytes.Pixels, value => (ushort)(value * 16)));
        var floats = new Image<float>(height, width, Array.ConvertAll(bytes.Pixels, value => value / 4f));
        var expected = Propagation.Run(Fields.Image(height, width, (y, x) => Math.Sqrt(bytes[y, x] / 120.0)), s_optics,
            s_settings).Field.Amplitude();
        using var series = new PropagationSeries(height, width, s_optics, s_settings);
        Check(series.Run(bytes, 120));
        Check(series.Run(words, 120 * 16));
        Check(series.Run(floats, 30));
        var target = new Image<float>(height, width);
        series.Run(words, 120 * 16, target);
        Check(target);

        void Check(Image<float> result) => Assert.All(expected.Pixels.Zip(result.Pixels),
            pair => Assert.Equal(pair.First, pair.Second, 3e-6));
    }

    [Fact]
    public async Task A_series_made_on_another_thread_is_the_same()
    {
        var frame = Fields.Image(40, 40, (y, x) => 100 + 30 * Math.Sin(0.01 * x * y));
        using var here = new PropagationSeries(40, 40, s_optics, s_settings);
        using var there = await PropagationSeries.CreateAsync(40, 40, s_optics, s_settings);
        Assert.Equal(here.Run(frame, 100).Pixels, there.Run(frame, 100).Pixels);
    }

    [Fact]
    public void Frames_that_do_not_fit_are_refused_with_both_sizes()
    {
        using var series = new PropagationSeries(40, 30, s_optics, s_settings);
        var message = Assert.Throws<ArgumentException>(() => series.Run(new Image<byte>(30, 40), 100)).Message;
        Assert.Contains("40×30", message);
        Assert.Contains("30×40", message);
        Assert.Contains(
            "0 counts", Assert.Throws<ArgumentException>(() => series.Run(new Image<byte>(40, 30), 0)).Message);
    }

    [Fact]
    public void Everything_a_series_cannot_do_is_named_at_once()
    {
        var refused = Assert.Throws<HolographyException>(() => new PropagationSeries(40, 40,
            s_optics with { Illumination = new Illumination(2), PixelUm = 0 },
            s_settings with { BackgroundLevel = 2, Threads = 0 }));
        Assert.Equal(4, refused.Reasons.Count);
    }
}

using LenslessScope.Holography.Tests.Simulated;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class ShiftAndAddTests
{
    private const double Half = Instrument.PixelUm / 2;
    private const double ZUm = 300;
    private static readonly (double X, double Y)[] s_halves = [(0, 0), (Half, 0), (0, Half), (Half, Half)];

    [Theory]
    [InlineData(1.84)]
    [InlineData(1.55)]
    [InlineData(1.3)]
    public void Four_half_pixel_shifts_show_finer_bars_and_the_filter_more_of_them(double halfPitchUm)
    {
        using var instrument = new Instrument();
        var frames = s_halves.Select(shift => instrument.Frame(new Scene
        {
            Sample = "Bars", BarHalfPitchUm = halfPitchUm, ZUm = ZUm, XUm = 0.3 + shift.X, YUm = -0.2 + shift.Y,
        }) with { SampleXUm = shift.X, SampleYUm = shift.Y }).ToArray();

        var single = Contrast(frames[0].Amplitude, 1);
        var plain = Contrast(ShiftAndAdd.Run(frames, new ShiftAndAddSettings { NoiseToSignal = null }), 2);
        var filtered = Contrast(ShiftAndAdd.Run(frames, new ShiftAndAddSettings()), 2);

        Assert.True(filtered > 1.2 * plain && filtered > single + 0.05 && filtered > 0.2,
            $"single {single:0.00}, put together {plain:0.00}, filtered {filtered:0.00}");

        double Contrast(Image<float> amplitude, int oversampling)
        {
            var optics = frames[0].Optics with { PixelUm = Instrument.PixelUm / oversampling };
            var field = Propagation.Run(amplitude, optics, new PropagationSettings { DistanceUm = -ZUm }).Field;
            var (upright, lying) = BarContrast.Of(field.Amplitude(), field.PixelUm, halfPitchUm, 0.3, -0.2);
            return Math.Min(upright, lying);
        }
    }

    // Half a sample too far and every contrast of fine bars is wrong.
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(2, 0.31)]
    public void What_was_seen_stays_where_it_was(int oversampling, double off)
    {
        (double X, double Y)[] shifts = [.. Enumerable.Range(0, oversampling * oversampling)
            .Select(i => ((i % oversampling + off) / oversampling, (i / oversampling + off) / oversampling))];
        var frames = shifts.Select(shift => Frame(Fields.Image(40, 48, (y, x) =>
                Math.Sqrt(Spot(x - shift.X - 25.3, y - shift.Y - 17.6))))
            with { SampleXUm = shift.X, SampleYUm = shift.Y }).ToArray();

        var found = ShiftAndAdd.Run(
            frames, new ShiftAndAddSettings { Oversampling = oversampling, NoiseToSignal = null });

        Assert.Equal((40 * oversampling, 48 * oversampling), (found.Height, found.Width));
        var (sumX, sumY, weight) = (0.0, 0.0, 0.0);
        for (var y = 0; y < found.Height; y++)
            for (var x = 0; x < found.Width; x++)
            {
                var dark = 1 - found[y, x] * found[y, x];
                (sumX, sumY, weight) = (sumX + dark * x, sumY + dark * y, weight + dark);
            }
        Assert.Equal(25.3, (sumX / weight + 0.5) / oversampling - 0.5, 0.02);
        Assert.Equal(17.6, (sumY / weight + 0.5) / oversampling - 0.5, 0.02);

        static double Spot(double x, double y) => 1 - 0.8 * Math.Exp(-(x * x + y * y) / (2 * 3 * 3));
    }

    [Fact]
    public void An_even_picture_stays_even()
    {
        var frame = Frame(Fields.Image(24, 24, (_, _) => 0.9));
        var found = ShiftAndAdd.Run([frame, frame with { SampleXUm = 0.4 }], new ShiftAndAddSettings());
        for (var y = 12; y < 36; y++)
            for (var x = 12; x < 36; x++)
                Assert.Equal(0.9, found[y, x], 0.01);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var frame = Frame(Fields.Image(24, 24, (_, _) => 1));
        var refused = Assert.Throws<HolographyException>(() => ShiftAndAdd.Run(
            [frame, frame with { ZUm = 90 }, frame with { Sites = ColourSites.UpperLeft },
                frame with { SampleXUm = 13 }],
            new ShiftAndAddSettings { Oversampling = 1, NoiseToSignal = 7 }));
        Assert.Equal(5, refused.Reasons.Count);
    }

    private static SensorFrame Frame(Image<float> amplitude) => new()
    {
        Amplitude = amplitude, Optics = new Optics { WavelengthNm = 532, PixelUm = 1 }, ZUm = 100,
    };
}

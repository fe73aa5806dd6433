using LenslessScope.Holography.Normalising;
using LenslessScope.Holography.Tests.Simulated;

namespace LenslessScope.Holography.Tests;

public sealed class FrameShiftsTests
{
    [Theory]
    [InlineData("Cells", 1000)]
    [InlineData("Bars", 300)]
    public void Displacements_of_noisy_holograms_are_found_to_a_twentieth_of_a_pixel(string sample, double zUm)
    {
        using var instrument = new Instrument();
        (double X, double Y)[] places = [(0, 0), (0.5, 0), (0, 0.5), (0.5, 0.5), (-2.3, 1.85)];
        var frames = places.Select(place => instrument.Frame(new Scene
        {
            Sample = sample, ZUm = zUm, BarHalfPitchUm = 3,
            XUm = place.X * Instrument.PixelUm, YUm = place.Y * Instrument.PixelUm,
        }).Amplitude).ToArray();

        var result = FrameShifts.Estimate(frames);

        for (var k = 0; k < places.Length; k++)
        {
            Assert.Equal(places[k].X, result.Shifts[k].Columns, 0.05);
            Assert.Equal(places[k].Y, result.Shifts[k].Rows, 0.05);
        }
        Assert.Equal(0, result.Outliers);
        Assert.True(result.ResidualPixels < 0.05);
    }

    // Sizes with and without small factors, displacements up to the largest looked for. What two frames do not share
    // and the fading at their borders pull a large displacement towards zero by some tenths of a pixel.
    [Theory]
    [InlineData(64, 96, 5, -9, 16)]
    [InlineData(61, 97, -12, 11, 16)]
    [InlineData(82, 66, 0, -16, 16)]
    [InlineData(40, 48, -10, 7, 20)]
    [InlineData(37, 51, 9, 18, 18)]
    public void Whole_pixels_are_found_in_images_of_any_size(int height, int width, int rows, int columns, int most)
    {
        var random = new Random(height);
        var scene = GaussianBlur.Run(Fields.Image(3 * height, 3 * width, (_, _) => random.NextDouble()), 1.5,
            new ParallelOptions());
        var frames = new[] { (0, 0), (rows, columns) }.Select(place => Fields.Image(height, width, (y, x) =>
            scene[height + y - place.Item1, width + x - place.Item2])).ToArray();
        var shift = FrameShifts.Estimate(frames, most).Shifts[1];
        Assert.Equal(rows, shift.Rows, 0.5);
        Assert.Equal(columns, shift.Columns, 0.5);
    }

    [Fact]
    public void A_single_frame_lies_where_it_is() =>
        Assert.Equal(default, Assert.Single(FrameShifts.Estimate([Fields.Image(32, 32, (y, x) => y * x % 7)]).Shifts));

    [Fact]
    public void Frames_that_do_not_fit_together_are_refused_with_their_sizes()
    {
        var refused = Assert.Throws<HolographyException>(() => FrameShifts.Estimate(
            [Fields.Image(32, 32, (_, _) => 1), Fields.Image(32, 40, (_, _) => 1)], mostPixels: 17));
        Assert.Equal(2, refused.Reasons.Count);
        Assert.Contains(refused.Reasons, reason => reason.Contains("40×32"));
    }
}

using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class PropagationFromPointTests
{
    // A sensor of 256² at 2 mm that takes in 39° to each side: NA 0.63.
    private const int Pixels = 256;
    private const double PixelUm = 12.5, WavelengthUm = 0.532, SourceUm = 2000;
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = PixelUm, SourceUm = SourceUm };

    [Fact]
    public void An_undisturbed_hologram_is_one_everywhere()
    {
        using var from = new PropagationFromPoint(Fields.Image(Pixels, Pixels, (_, _) => 1), s_optics, 60);
        foreach (var value in Fields.ToArray(from.Field(50)))
            Assert.Equal(0, (value - 1).Magnitude, 1e-9);
    }

    [Fact]
    public void A_scatterer_far_off_the_axis_comes_out_where_it_is_and_as_small_as_the_aperture_allows()
    {
        const double x0 = 7, y0 = -4, z0 = 40;
        using var from = new PropagationFromPoint(Scatterer(y0, x0, z0), s_optics, 60);
        var field = from.Field(z0);
        IsSharpAt(field, y0, x0);
        Assert.InRange(field.PixelUm, 0.4, 0.45);
    }

    [Fact]
    public void The_scatterer_is_sharpest_in_its_own_plane_within_the_depth_of_field()
    {
        const double z0 = 40;
        using var from = new PropagationFromPoint(Scatterer(3, -5, z0), s_optics, 60);
        var best = Enumerable.Range(-20, 41).Select(step => z0 + 0.25 * step).MaxBy(z =>
        {
            var field = from.Field(z);
            var (row, column) = Brightest(field);
            return Deviation(field, row, column);
        });
        Assert.Equal(z0, best, 1.0);
    }

    [Fact]
    public void The_field_is_the_integral_over_the_sensor()
    {
        const double z0 = 30;
        var hologram = Scatterer(2, 3, z0);
        using var from = new PropagationFromPoint(hologram, s_optics, 60);
        var field = from.Field(z0 + 4);
        var (error, total) = (0.0, 0.0);
        foreach (var (dy, dx) in ((int, int)[])[(0, 0), (5, 7), (6, 6), (-12, 3), (14, -11), (4, 8)])
        {
            var (row, column) = (field.Height / 2 + dy, field.Width / 2 + dx);
            var expected = Integral(hologram, dy * field.PixelUm, dx * field.PixelUm, z0 + 4);
            error += Math.Pow((field[row, column] - expected).Magnitude, 2);
            total += Math.Pow((expected - 1).Magnitude, 2);
        }
        Assert.True(Math.Sqrt(error / total) < 0.05, $"{Math.Sqrt(error / total)}");
    }

    [Theory]
    [InlineData(251, 193)]
    [InlineData(255, 200)]
    [InlineData(160, 239)]
    public void A_part_of_the_sensor_of_any_size_shows_the_scatterer_where_it_is(int height, int width)
    {
        const double x0 = 6, y0 = -4, z0 = 40;
        using var from = new PropagationFromPoint(Scatterer(y0, x0, z0, height, width), s_optics, 60);
        var field = from.Field(z0);
        var (row, column) = Brightest(field);
        Assert.Equal(y0, (row - field.Height / 2) * field.PixelUm, field.PixelUm);
        Assert.Equal(x0, (column - field.Width / 2) * field.PixelUm, field.PixelUm);
    }

    [Fact]
    public void The_planes_that_were_prepared_and_the_pixels_of_the_sensor_change_next_to_nothing()
    {
        const double z0 = 30;
        using var near = new PropagationFromPoint(Scatterer(2, 3, z0), s_optics, 45);
        var reference = near.Field(z0);
        // A larger grid: what enters at the opposite side would be another.
        using var far = new PropagationFromPoint(Scatterer(2, 3, z0), s_optics, 300);
        Assert.True(Fields.Difference(far.Field(z0), reference, 4) < 2e-3,
            $"{Fields.Difference(far.Field(z0), reference, 4)}");
        using var fine = new PropagationFromPoint(
            Scatterer(2, 3, z0, 2 * Pixels, 2 * Pixels, PixelUm / 2), s_optics with { PixelUm = PixelUm / 2 }, 45);
        Assert.Equal(reference.PixelUm, fine.Field(z0).PixelUm, 1e-9);
        Assert.True(Fields.Difference(fine.Field(z0), reference, 4) < 5e-3,
            $"{Fields.Difference(fine.Field(z0), reference, 4)}");
    }

    [Fact]
    public void At_low_aperture_the_plane_wave_arrangement_agrees()
    {
        // 0.06 to each side; M = 11.
        var optics = new Optics { WavelengthNm = 532, PixelUm = 5, SourceUm = 10_000 };
        const double z0 = 900;
        var hologram = Fields.Image(256, 256, (y, x) =>
        {
            var (yUm, xUm) = ((y - 127.5) * 5, (x - 127.5) * 5);
            var reference = Math.Sqrt(yUm * yUm + xUm * xUm + 1e8);
            var r = Math.Sqrt(yUm * yUm + xUm * xUm + (10_000 - z0) * (10_000 - z0));
            return (1 + Complex.FromPolarCoordinates(
                0.05, 2 * Math.PI / WavelengthUm * (r + z0 - reference))).Magnitude;
        });
        using var from = new PropagationFromPoint(hologram, optics, 2000);
        var best = Enumerable.Range(0, 41).Select(step => 800 + 5.0 * step).MaxBy(z =>
        {
            var field = from.Field(z);
            return Deviation(field, field.Height / 2, field.Width / 2);
        });
        Assert.Equal(z0, best, 10.0);
    }

    [Theory]
    [InlineData(200, 4)]
    [InlineData(600, 4)]
    [InlineData(1200, 1.5)] // wider pixels would not resolve its fringes
    public void A_scatterer_anywhere_between_source_and_sensor_is_sharp_in_its_own_plane(double z0, double pixelUm)
    {
        const double y0 = -9, x0 = 14;
        using var from = new PropagationFromPoint(
            Scatterer(y0, x0, z0, pixelUm: pixelUm), s_optics with { PixelUm = pixelUm }, 1400);
        var depth = WavelengthUm / Math.Pow(Math.Sin(Math.Atan(Pixels * pixelUm / 2 / (SourceUm - z0))), 2);
        var best = Enumerable.Range(-12, 25).Select(step => z0 + depth * step / 4).MaxBy(z => Peak(from.Field(z)));
        Assert.Equal(z0, best, depth / 2);
        IsSharpAt(from.Field(z0), y0, x0);

        double Peak(ComplexField plane)
        {
            var (y, x) = Brightest(plane);
            return Deviation(plane, y, x);
        }
    }

    [Fact]
    public void The_head_of_the_recorded_fly_is_sharpest_within_5_percent_of_where_its_authors_found_it()
    {
        var amplitude = Normalisation.Run(new Hologram
        {
            Intensity = RecordedData.Read("fly", "holo.bmp"),
            Backgrounds = [RecordedData.Read("fly", "reference_frame.bmp")],
            Optics = new Optics { WavelengthNm = 532, PixelUm = 6.7, SourceUm = 14_000 },
        }, new NormalisationSettings()).Amplitude;
        using var from = new PropagationFromPoint(
            amplitude, new Optics { WavelengthNm = 532, PixelUm = 6.7, SourceUm = 14_000 }, 1500);
        var best = Enumerable.Range(0, 51).Select(step => 850 + 10.0 * step).MaxBy(z => Sharpness(from.Field(z), 150));
        // 1166 µm as if the sensor were far away.
        const double found = 1166 / (1 + 1166.0 / 14_000);
        Assert.InRange(best, 0.95 * found, 1.05 * found);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var hologram = Scatterer(2, 3, 30);
        float[] At(int threads)
        {
            using var from = new PropagationFromPoint(hologram, s_optics, 60, threads);
            return from.Field(31).Samples.ToArray();
        }
        Assert.Equal(At(1), At(3));
    }

    [Fact]
    public void What_is_missing_or_outside_its_range_is_named_at_once()
    {
        var hologram = Fields.Image(16, 16, (_, _) => 1);
        Assert.Contains("source to sensor is missing", Assert.Throws<HolographyException>(
            () => new PropagationFromPoint(hologram, s_optics with { SourceUm = null }, 50)).Message);
        Assert.Equal(2, Assert.Throws<HolographyException>(
            () => new PropagationFromPoint(hologram, s_optics, SourceUm, threads: 0)).Reasons.Count);
        using var from = new PropagationFromPoint(hologram, s_optics, 60);
        Assert.Contains("61 µm", Assert.Throws<HolographyException>(() => from.Field(61)).Message);
        Assert.ThrowsAny<OperationCanceledException>(() => from.Field(50, new CancellationToken(canceled: true)));
    }

    // The amplitude of a unit sphere from the source and a weak one from the scatterer.
    private static Image<float> Scatterer(double y0, double x0, double z0, int height = Pixels, int width = Pixels,
        double pixelUm = PixelUm)
    {
        var fromSource = Math.Sqrt(y0 * y0 + x0 * x0 + z0 * z0);
        return Fields.Image(height, width, (y, x) =>
        {
            // The axis meets the middle.
            var (yUm, xUm) = ((y - (height - 1) / 2.0) * pixelUm, (x - (width - 1) / 2.0) * pixelUm);
            var reference = Way(yUm, xUm, SourceUm);
            var way = Way(yUm - y0, xUm - x0, SourceUm - z0);
            return (1 + Complex.FromPolarCoordinates(
                0.05, 2 * Math.PI / WavelengthUm * (fromSource + way - reference))).Magnitude;
        });
    }

    private static double Way(double y, double x, double z) => Math.Sqrt(y * y + x * x + z * z);

    // Written down in the sensor's own coordinates and without any transform: what each pixel sends back to the place,
    // after Rayleigh and Sommerfeld, every way as long as it is.
    private static Complex Integral(Image<float> hologram, double y, double x, double z)
    {
        var k = 2 * Math.PI / WavelengthUm;
        var r = Way(y, x, z);
        var sum = Complex.Zero;
        const int parts = 4;
        for (var row = 0; row < parts * Pixels; row++)
            for (var column = 0; column < parts * Pixels; column++)
            {
                var (py, px) = ((row + 0.5) / parts - 0.5, (column + 0.5) / parts - 0.5);
                var (yUm, xUm) = ((py - (Pixels - 1) / 2.0) * PixelUm, (px - (Pixels - 1) / 2.0) * PixelUm);
                var reference = Way(yUm, xUm, SourceUm);
                var way = Way(yUm - y, xUm - x, SourceUm - z);
                var area = PixelUm * PixelUm / (parts * parts) * (SourceUm - z) / way;
                sum += (Bilinear(hologram, py, px) - 1) * area / (reference * way) *
                    Complex.FromPolarCoordinates(1, k * (reference - way - r));
            }
        return 1 + Complex.ImaginaryOne / WavelengthUm * r * sum;
    }

    private static double Bilinear(Image<float> image, double y, double x)
    {
        y = Math.Clamp(y, 0, Pixels - 1.001);
        x = Math.Clamp(x, 0, Pixels - 1.001);
        var (top, left) = ((int)y, (int)x);
        var (v, u) = (y - top, x - left);
        return (1 - v) * ((1 - u) * image[top, left] + u * image[top, left + 1]) +
            v * ((1 - u) * image[top + 1, left] + u * image[top + 1, left + 1]);
    }

    // Standard deviation over mean of the gradient of the complex field around the axis.
    private static double Sharpness(ComplexField field, int half)
    {
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var y = field.Height / 2 - half; y < field.Height / 2 + half; y++)
            for (var x = field.Width / 2 - half; x < field.Width / 2 + half; x++)
            {
                var dx = (field[y, x + 1] - field[y, x]).Magnitude;
                var dy = (field[y + 1, x] - field[y, x]).Magnitude;
                sum += Math.Sqrt(dx * dx + dy * dy);
                squares += dx * dx + dy * dy;
                count++;
            }
        return Math.Sqrt(squares / count - sum / count * (sum / count)) / (sum / count);
    }

    // Half the height within λ/2NA to each side.
    private static void IsSharpAt(ComplexField field, double y, double x)
    {
        var (row, column) = Brightest(field);
        Assert.Equal(y, (row - field.Height / 2) * field.PixelUm, field.PixelUm);
        Assert.Equal(x, (column - field.Width / 2) * field.PixelUm, field.PixelUm);
        var peak = Deviation(field, row, column);
        foreach (var (dy, dx) in ((int, int)[])[(2, 0), (-2, 0), (0, 2), (0, -2)])
            Assert.True(Deviation(field, row + dy, column + dx) < peak / 2);
    }

    private static (int Row, int Column) Brightest(ComplexField field)
    {
        var best = (Row: 0, Column: 0);
        for (var y = 0; y < field.Height; y++)
            for (var x = 0; x < field.Width; x++)
                if (Deviation(field, y, x) > Deviation(field, best.Row, best.Column))
                    best = (y, x);
        return best;
    }

    private static double Deviation(ComplexField field, int row, int column) => (field[row, column] - 1).Magnitude;
}

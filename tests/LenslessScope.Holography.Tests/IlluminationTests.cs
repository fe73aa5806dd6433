using System.Numerics;

namespace LenslessScope.Holography.Tests;

public sealed class IlluminationTests
{
    private const double PixelUm = 1.55, WavelengthNm = 532, WavelengthUm = 0.532;

    [Theory]
    [InlineData(24, 36)]
    [InlineData(31, 37)]
    public void Oblique_light_is_the_plain_sum_over_the_field_times_its_carrier(int height, int width)
    {
        // Three and two periods across the grid, so that the carrier is periodic as the sum is.
        var illumination = Periodic(height, width, 2, 3);
        var field = Tilted(Harmonics(height, width), illumination);
        var carrier = new Complex[height, width];
        var tilted = new Complex[height, width];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                carrier[y, x] = Complex.FromPolarCoordinates(1, 2 * Math.PI * (2.0 * y / height + 3.0 * x / width));
                tilted[y, x] = field[y, x] * carrier[y, x];
            }
        const double z = 432.1;
        var expected = DirectReference.Propagate(tilted, PixelUm, WavelengthUm, z);
        var (fy, fx) = illumination.LateralFrequency(WavelengthNm);
        // The direct sum takes out the axial carrier 1/λ, the convention that of the oblique wave.
        var axial = Math.Sqrt(1 / (WavelengthUm * WavelengthUm) - fy * fy - fx * fx);
        var back = Complex.FromPolarCoordinates(1, 2 * Math.PI * z * (1 / WavelengthUm - axial));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                expected[y, x] *= back / carrier[y, x];

        var result = Propagation.Run(
            field, new PropagationSettings { DistanceUm = z, PaddingFactor = 1, BandLimit = false });
        Assert.True(Fields.Difference(Fields.ToArray(result.Field), expected) < 5e-6);
        Assert.Equal(illumination, result.Field.Illumination);
    }

    [Fact]
    public void A_background_of_one_stays_one_under_every_angle()
    {
        foreach (var (x, y) in ((double, double)[])[(20, 0), (-7, 12), (0, 35)])
        {
            var result = Propagation.Run(Fields.Image(90, 70, (_, _) => 1),
                Optics(new Illumination(x, y)), new PropagationSettings { DistanceUm = -120, PaddingFactor = 4 });
            foreach (var value in Fields.ToArray(result.Field))
                Assert.Equal(0, (value - 1).Magnitude, 1e-6);
        }
    }

    [Fact]
    public void The_shadow_moves_by_the_distance_times_the_tangent_of_the_angle()
    {
        const int n = 256;
        const double z = 300;
        var illumination = new Illumination(XDegrees: 12, YDegrees: -7);
        var sample = Tilted(Fields.Make(n, n, PixelUm, WavelengthNm, (y, x) =>
            Math.Exp(-0.5 * Math.Exp(-((y - 128.0) * (y - 128) + (x - 128.0) * (x - 128)) / (2 * 64)))), illumination);
        var shadow = Propagation.Run(sample, new PropagationSettings { DistanceUm = z }).Field;
        var (fy, fx) = illumination.LateralFrequency(WavelengthNm);
        var axial = Math.Sqrt(1 / (WavelengthUm * WavelengthUm) - fy * fy - fx * fx);
        var (cy, cx, weight) = (0.0, 0.0, 0.0);
        for (var y = 0; y < n; y++)
            for (var x = 0; x < n; x++)
            {
                // The field's own deviation from 1 keeps its centre of mass moving in a straight line.
                var deviation = 1 - shadow[y, x].Real;
                cy += deviation * y;
                cx += deviation * x;
                weight += deviation;
            }
        Assert.Equal(128 + z * fy / axial / PixelUm, cy / weight, 0.05);
        Assert.Equal(128 + z * fx / axial / PixelUm, cx / weight, 0.05);
    }

    [Fact]
    public void Forth_and_back_under_an_angle_returns_the_field()
    {
        var sample = Tilted(Fields.Blobs(200, 240), new Illumination(6, 4));
        var there = Propagation.Run(sample, new PropagationSettings { DistanceUm = 300 });
        var back = Propagation.Run(there.Field, new PropagationSettings { DistanceUm = -300 });
        Assert.True(Fields.Difference(there.Field, sample, 16) > 0.05);
        Assert.True(Fields.Difference(back.Field, sample, 16) < 5e-3);
    }

    [Theory]
    [InlineData(24, 36)]
    [InlineData(31, 37)]
    [InlineData(53, 40)]
    public void Zero_distance_under_an_angle_is_the_identity(int height, int width)
    {
        var sample = Tilted(Fields.Noise(height, width), new Illumination(6, -4));
        var unmoved = Propagation.Run(sample, new PropagationSettings { DistanceUm = 0 }).Field;
        Assert.True(Fields.Difference(unmoved, sample) < 1e-6);
    }

    [Fact]
    public void Energy_is_kept_under_an_angle_where_every_wave_travels()
    {
        var sample = Tilted(Fields.Noise(60, 77), new Illumination(8, 5));
        var result = Propagation.Run(
            sample, new PropagationSettings { DistanceUm = 300, PaddingFactor = 1, BandLimit = false });
        Assert.True(Fields.Difference(result.Field, sample) > 0.05);
        Assert.Equal(1, Fields.Energy(result.Field) / Fields.Energy(sample), 1e-5);
    }

    [Fact]
    public void Padding_sampling_and_threads_change_nothing_under_an_angle()
    {
        var illumination = new Illumination(6, 4);
        var sample = Tilted(Fields.Blobs(120, 131), illumination);
        ComplexField Far(ComplexField field, double padding, int threads) => Propagation.Run(field,
            new PropagationSettings { DistanceUm = 200, PaddingFactor = padding, Threads = threads }).Field;
        var reference = Far(sample, 2, 1);
        Assert.True(Fields.Difference(Far(sample, 4, 1), reference, 8) < 2e-3);
        foreach (var threads in (int[])[2, 5])
            Assert.Equal(reference.Samples, Far(sample, 2, threads).Samples);

        // A band-limited field: what the coarse pixels sample is all there is.
        Complex At(double y, double x) => 1 - 0.5 * Math.Exp(-((y - 90) * (y - 90) + (x - 100) * (x - 100)) / (2 * 64));
        var coarse = Tilted(
            Fields.Make(120, 131, PixelUm, WavelengthNm, (y, x) => At(y * PixelUm, x * PixelUm)), illumination);
        var fine = Tilted(
            Fields.Make(240, 262, PixelUm / 2, WavelengthNm, (y, x) => At(y * PixelUm / 2, x * PixelUm / 2)),
            illumination);
        var ofFine = Far(fine, 2, 1);
        Assert.True(Fields.Difference(Far(coarse, 2, 1),
            Fields.Make(120, 131, PixelUm, WavelengthNm, (y, x) => ofFine[2 * y, 2 * x])) < 1e-3);
    }

    [Fact]
    public void An_amplitude_and_the_same_complex_field_agree_under_an_angle()
    {
        var illumination = new Illumination(5, -8);
        var amplitude = Fields.Blobs(60, 75).Amplitude();
        var field = Tilted(Fields.Make(60, 75, PixelUm, WavelengthNm, (y, x) => amplitude[y, x]), illumination);
        var settings = new PropagationSettings { DistanceUm = -150 };
        Assert.True(Fields.Difference(Propagation.Run(amplitude, Optics(illumination), settings).Field,
            Propagation.Run(field, settings).Field) < 1e-6);
    }

    [Fact]
    public void Impossible_directions_are_refused_with_their_values()
    {
        Assert.Contains("95°", Assert.Single(new Illumination(95, 0).Validate()));
        Assert.Contains("are not a direction", Assert.Single(new Illumination(60, 60).Validate()));
        Assert.Empty(new Illumination(-45, 30).Validate());
        Assert.Contains("exclude each other",
            Assert.Single((Optics(new Illumination(5)) with { SourceUm = 5000 }).Validate()));
    }

    [Fact]
    public void The_lateral_frequency_is_the_sine_over_the_vacuum_wavelength()
    {
        var (y, x) = new Illumination(XDegrees: 30, YDegrees: -90.0 / 9).LateralFrequency(500);
        Assert.Equal(1.0, x, 1e-12);
        Assert.Equal(-2 * Math.Sin(Math.PI / 18), y, 1e-12);
    }

    // No frequency that the carrier would move beyond what the samples hold, where the direct sum takes its alias.
    private static ComplexField Harmonics(int height, int width)
    {
        var random = new Random(2);
        var waves = Enumerable.Range(0, 20).Select(_ => (Y: random.Next(-8, 9), X: random.Next(-8, 9),
            Value: new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))).ToArray();
        return Fields.Make(height, width, PixelUm, WavelengthNm, (y, x) =>
            1 + waves.Aggregate(Complex.Zero, (sum, wave) => sum + wave.Value * Complex.FromPolarCoordinates(
                1, 2 * Math.PI * ((double)wave.Y * y / height + (double)wave.X * x / width))));
    }

    private static Optics Optics(Illumination illumination) =>
        new() { WavelengthNm = WavelengthNm, PixelUm = PixelUm, Illumination = illumination };

    private static Illumination Periodic(int height, int width, int alongY, int alongX) => new(
        Math.Asin(WavelengthUm * alongX / (width * PixelUm)) * 180 / Math.PI,
        Math.Asin(WavelengthUm * alongY / (height * PixelUm)) * 180 / Math.PI);

    private static ComplexField Tilted(ComplexField field, Illumination illumination) => new(field.Height, field.Width,
        field.Samples, field.PixelUm, field.WavelengthNm, field.RefractiveIndex, field.ZUm, illumination);
}

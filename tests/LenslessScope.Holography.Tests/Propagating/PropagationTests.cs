using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class PropagationTests
{
    private const double PixelUm = 1.55;
    private const double WavelengthNm = 532;

    public static TheoryData<int, int> Sizes => new()
    {
        { 32, 32 }, { 31, 37 }, { 24, 35 }, { 53, 40 }, { 17, 64 }, { 1, 40 }, { 33, 2 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Zero_distance_is_the_identity(int height, int width)
    {
        var field = Fields.Noise(height, width);
        var result = Propagation.Run(field, new PropagationSettings { DistanceUm = 0 });
        Assert.True(Fields.Difference(result.Field, field) < 1e-6);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_unpadded_field_agrees_with_the_sum_in_double_precision(int height, int width)
    {
        var field = Fields.Noise(height, width);
        var expected = DirectReference.Propagate(Fields.ToArray(field), PixelUm, WavelengthNm / 1000, 1234.5);
        var result = Propagation.Run(field,
            new PropagationSettings { DistanceUm = 1234.5, PaddingFactor = 1, BandLimit = false });
        Assert.True(Fields.Difference(Fields.ToArray(result.Field), expected) < 2e-6);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_real_amplitude_propagates_as_the_same_values_as_a_complex_field(int height, int width)
    {
        var noise = Fields.Noise(height, width);
        var amplitude = Fields.Image(height, width, (y, x) => noise[y, x].Real);
        var field = Fields.Make(height, width, PixelUm, WavelengthNm, (y, x) => amplitude[y, x]);
        // On a grid of two rows nothing farther away could be represented.
        var distance = Math.Min(height, width) < 8 ? -5 : -321;
        foreach (var padding in (double?[])[null, 1, 1.7])
        {
            var settings = new PropagationSettings { DistanceUm = distance, PaddingFactor = padding };
            var real = Propagation.Run(amplitude, Optics(), settings);
            Assert.True(Fields.Difference(real.Field, Propagation.Run(field, settings).Field) < 1e-6);
            Assert.Equal(-distance, real.Field.ZUm);
        }
    }

    [Fact]
    public void Forth_and_back_returns_the_field()
    {
        var field = Fields.Blobs(256, 200);
        var there = Propagation.Run(field, new PropagationSettings { DistanceUm = 300 });
        var back = Propagation.Run(there.Field, new PropagationSettings { DistanceUm = -300 });
        Assert.True(Fields.Difference(there.Field, field, 16) > 0.05);
        Assert.True(Fields.Difference(back.Field, field, 16) < 2e-3);
        Assert.Equal(0, back.Field.ZUm, 1e-9);
    }

    [Fact]
    public void Two_distances_add_up()
    {
        var field = Fields.Blobs(240, 240);
        var once = Propagation.Run(field, new PropagationSettings { DistanceUm = 300, PaddingFactor = 2 });
        var half = Propagation.Run(field, new PropagationSettings { DistanceUm = 120, PaddingFactor = 2 });
        var twice = Propagation.Run(half.Field, new PropagationSettings { DistanceUm = 180, PaddingFactor = 2 });
        Assert.True(Fields.Difference(twice.Field, once.Field, 16) < 2e-3);
    }

    [Fact]
    public void Energy_is_kept_where_every_wave_travels()
    {
        var field = Fields.Noise(60, 77);
        var result = Propagation.Run(field,
            new PropagationSettings { DistanceUm = 700, PaddingFactor = 1, BandLimit = false });
        Assert.Equal(1, Fields.Energy(result.Field) / Fields.Energy(field), 1e-5);
    }

    [Theory]
    [InlineData(0.4, 0)] // period below the wavelength: evanescent
    [InlineData(0.6, 1)] // above: travels
    public void Evanescent_waves_vanish_and_others_do_not(double periodUm, double remains)
    {
        var field = Fields.Make(
            48, 48, 0.1, WavelengthNm, (_, x) => 1 + 0.5 * Math.Cos(2 * Math.PI * x * 0.1 / periodUm));
        var result = Propagation.Run(field,
            new PropagationSettings { DistanceUm = 0.2, PaddingFactor = 1, BandLimit = false });
        var (grating, background) = (Complex.Zero, Complex.Zero);
        for (var x = 0; x < 48; x++)
        {
            grating += 2 * result.Field[5, x] * Math.Cos(2 * Math.PI * x * 0.1 / periodUm) / 48;
            background += result.Field[5, x] / 48;
        }
        Assert.Equal(0.5 * remains, grating.Magnitude, 1e-4);
        Assert.Equal(0, (background - 1).Magnitude, 1e-5);
    }

    [Fact]
    public void A_background_of_one_stays_one_with_phase_zero_at_every_distance()
    {
        foreach (var distance in (double[])[-20_000, -3, 50, 4000])
        {
            var result = Propagation.Run(Fields.Image(70, 50, (_, _) => 1), Optics(),
                new PropagationSettings { DistanceUm = distance });
            foreach (var value in Fields.ToArray(result.Field))
                Assert.Equal(0, (value - 1).Magnitude, 1e-6);
        }
    }

    [Fact]
    public void A_Gaussian_beam_widens_curves_and_turns_its_phase_as_the_formula_says()
    {
        const int n = 256;
        const double pitch = 1.5, waist = 20, wavelength = 0.532, z = 3000;
        var rayleigh = Math.PI * waist * waist / wavelength;
        double R2(int y, int x) => pitch * pitch * ((y - n / 2) * (y - n / 2) + (x - n / 2) * (x - n / 2));
        var field = Fields.Make(n, n, pitch, WavelengthNm, (y, x) => Math.Exp(-R2(y, x) / (waist * waist)));
        var width = waist * Math.Sqrt(1 + z * z / (rayleigh * rayleigh));
        var curvature = z * (1 + rayleigh * rayleigh / (z * z));
        var expected = Fields.Make(n, n, pitch, WavelengthNm, (y, x) => Complex.FromPolarCoordinates(
            waist / width * Math.Exp(-R2(y, x) / (width * width)),
            Math.PI * R2(y, x) / (wavelength * curvature) - Math.Atan(z / rayleigh)));
        var result = Propagation.Run(field, new PropagationSettings { DistanceUm = z, BackgroundLevel = 0 });
        Assert.True(Fields.Difference(result.Field, expected) < 1e-3);
    }

    [Fact]
    public void A_grating_images_itself_at_the_Talbot_distance_and_shifted_at_half_of_it()
    {
        const double period = 16 * PixelUm, wavelength = WavelengthNm / 1000;
        var talbot = wavelength / (1 - Math.Sqrt(1 - wavelength * wavelength / (period * period)));
        var grating = Fields.Make(16, 64, PixelUm, WavelengthNm, (_, x) => 1 + 0.4 * Math.Cos(2 * Math.PI * x / 16));
        var shifted = Fields.Make(16, 64, PixelUm, WavelengthNm, (_, x) => 1 - 0.4 * Math.Cos(2 * Math.PI * x / 16));
        ComplexField At(double z) => Propagation.Run(grating,
            new PropagationSettings { DistanceUm = z, PaddingFactor = 1, BandLimit = false }).Field;
        Assert.True(Fields.Difference(At(talbot), grating) < 1e-5);
        Assert.True(Fields.Difference(At(talbot / 2), shifted) < 1e-5);
    }

    [Theory]
    [InlineData(1000, 0.002)]
    [InlineData(10_000, 0.01)]
    public void Padding_to_twice_the_size_is_as_good_as_to_eight_times(double zUm, double tolerance)
    {
        var hologram = SensorAmplitude(zUm);
        ComplexField Back(double? padding) => Propagation.Run(hologram, Optics(),
            new PropagationSettings { DistanceUm = -zUm, PaddingFactor = padding }).Field;
        var reference = Back(8);
        var unpadded = Fields.Difference(Back(1), reference);
        foreach (var padding in (double?[])[2, null])
        {
            var error = Fields.Difference(Back(padding), reference);
            Assert.InRange(error, 0, tolerance);
            Assert.True(unpadded > 20 * error);
        }
    }

    [Fact]
    public void Sampling_twice_as_fine_gives_the_same_field_at_the_common_places()
    {
        // A band-limited field: what the coarse pixels sample is all there is.
        Complex At(double y, double x) =>
            1 - 0.5 * Math.Exp(-((y - 90) * (y - 90) + (x - 110) * (x - 110)) / (2 * 64))
                * Complex.FromPolarCoordinates(1, 0.4);
        var coarse = Fields.Make(128, 140, PixelUm, WavelengthNm, (y, x) => At(y * PixelUm, x * PixelUm));
        var fine = Fields.Make(256, 280, PixelUm / 2, WavelengthNm, (y, x) => At(y * PixelUm / 2, x * PixelUm / 2));
        var settings = new PropagationSettings { DistanceUm = 400, PaddingFactor = 2 };
        var ofCoarse = Propagation.Run(coarse, settings).Field;
        var ofFine = Propagation.Run(fine, settings).Field;
        var common = Fields.Make(128, 140, PixelUm, WavelengthNm, (y, x) => ofFine[2 * y, 2 * x]);
        Assert.True(Fields.Difference(ofCoarse, coarse) > 0.01);
        Assert.True(Fields.Difference(ofCoarse, common) < 1e-4);
    }

    [Fact]
    public void A_medium_shortens_the_wavelength_and_nothing_else()
    {
        var blobs = Fields.Blobs(120, 130);
        var immersed = new ComplexField(120, 130, blobs.Samples, PixelUm, WavelengthNm, 1.33);
        var shorter = new ComplexField(120, 130, blobs.Samples, PixelUm, WavelengthNm / 1.33);
        var settings = new PropagationSettings { DistanceUm = 350 };
        Assert.True(Fields.Difference(
            Propagation.Run(immersed, settings).Field, Propagation.Run(shorter, settings).Field) < 1e-6);
        Assert.Equal(1.33, Propagation.Run(immersed, settings).Field.RefractiveIndex);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var field = Fields.Noise(101, 90);
        var amplitude = field.Amplitude();
        foreach (var threads in (int[])[2, 3, 7])
        {
            Assert.Equal(Complex(1).Samples, Complex(threads).Samples);
            Assert.Equal(Real(1).Samples, Real(threads).Samples);
        }

        ComplexField Complex(int threads) =>
            Propagation.Run(field, new PropagationSettings { DistanceUm = 500, Threads = threads }).Field;
        ComplexField Real(int threads) =>
            Propagation.Run(amplitude, Optics(), new PropagationSettings { DistanceUm = 500, Threads = threads }).Field;
    }

    [Fact]
    public void Detail_that_the_band_limit_leaves_out_is_reported()
    {
        var near = Propagation.Run(Fields.Image(256, 256, (_, _) => 1), Optics(),
            new PropagationSettings { DistanceUm = -500 });
        var far = Propagation.Run(Fields.Image(256, 256, (_, _) => 1), Optics(),
            new PropagationSettings { DistanceUm = -20_000 });
        Assert.Empty(near.Warnings);
        Assert.Contains("half-pitch", Assert.Single(far.Warnings));
    }

    [Fact]
    public void All_bad_settings_are_named_at_once()
    {
        var refused = Assert.Throws<HolographyException>(() => Propagation.Run(Fields.Image(8, 8, (_, _) => 1),
            new Optics { WavelengthNm = 0.532, PixelUm = -1 },
            new PropagationSettings { DistanceUm = double.NaN, PaddingFactor = 0.5, Threads = 0 }));
        Assert.Equal(5, refused.Reasons.Count);
        Assert.Contains("0.532 nm", refused.Message);
        Assert.Contains("-1 µm", refused.Message);
    }

    [Fact]
    public void Cancelled_work_ends_with_the_cancellation() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Propagation.Run(Fields.Noise(64, 64),
            new PropagationSettings { DistanceUm = 100 }, new CancellationToken(canceled: true)));

    private static Optics Optics() => new() { WavelengthNm = WavelengthNm, PixelUm = PixelUm };

    // What a sensor of 512² sees of blobs all over a larger plane: light from beside it and edges cut through fringes.
    private static Image<float> SensorAmplitude(double zUm)
    {
        var sample = Fields.Blobs(1024, 1024, 100, 1);
        var there = Propagation.Run(sample, new PropagationSettings { DistanceUm = zUm, PaddingFactor = 2 });
        return there.Field.Crop(new Roi(256, 256, 512, 512)).Amplitude();
    }
}

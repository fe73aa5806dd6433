using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class QuantitativePhaseTests
{
    private const double PixelUm = 0.8;
    private const double WavelengthNm = 532;

    // Paraboloids: radius and height in µm, centre in pixels. The highest is more than two turns.
    private static readonly (double Y, double X, double RadiusUm, double HeightUm)[] s_drops =
        [(30, 40, 8, 4), (90, 30, 10, 20), (60, 100, 12, 9)];

    [Fact]
    public void Height_volume_and_dry_mass_of_drops_are_those_they_were_made_with()
    {
        const double difference = 0.06;
        var result = QuantitativePhase.Run(Drops(difference, tilted: true),
            new QuantitativePhaseSettings { IndexDifference = difference, RefractionIncrement = 0.18 });

        Assert.Equal(s_drops.Length, result.Objects.Count);
        foreach (var (y, x, radius, height) in s_drops)
        {
            var found = Assert.Single(
                result.Objects, o => Math.Abs(o.YUm - y * PixelUm) < 0.3 && Math.Abs(o.XUm - x * PixelUm) < 0.3);
            Assert.Equal(height, found.PeakHeightUm!.Value, 0.02 * height);
            // Half of the cylinder around it.
            var volume = Math.PI * radius * radius * height / 2;
            Assert.Equal(volume, found.VolumeUm3!.Value, 0.02 * volume);
            Assert.Equal(volume * difference, found.OpticalVolumeUm3, 0.02 * volume * difference);
            Assert.Equal(volume * difference / 0.18, found.DryMassPg, 0.02 * volume * difference / 0.18);
            Assert.Equal(Math.PI * radius * radius, found.AreaUm2, 0.06 * Math.PI * radius * radius);
            Assert.False(found.TouchesBorder);
        }
        Assert.Equal([1, 2, 3], result.Objects.Select(o => o.Id));
        Assert.All(result.Objects, o => Assert.Equal(o.Id,
            result.Labels[(int)Math.Round(o.YUm / PixelUm), (int)Math.Round(o.XUm / PixelUm)]));
    }

    [Fact]
    public void The_tilt_of_the_background_is_found_beside_objects()
    {
        var result = QuantitativePhase.Run(Drops(0.06, tilted: true), new QuantitativePhaseSettings());

        Assert.Equal(0.08, result.Background.ColumnTilt, 1e-3);
        Assert.Equal(-0.05, result.Background.RowTilt, 1e-3);
        Assert.InRange(result.BackgroundNoiseRad, 0.008, 0.012);
        Assert.Null(result.Objects[0].PeakHeightUm);
        Assert.Null(result.Objects[0].VolumeUm3);
    }

    [Fact]
    public void Objects_that_are_given_are_measured_as_given()
    {
        var mask = new Image<byte>(128, 128);
        for (var y = 18; y < 43; y++)
            for (var x = 28; x < 53; x++)
                mask[y, x] = 1;
        // The border: a strip of background.
        mask[0, 5] = mask[0, 6] = mask[0, 7] = 1;
        mask[1, 5] = mask[1, 6] = mask[1, 7] = 1;
        mask[2, 5] = mask[2, 6] = mask[2, 7] = 1;
        var result = QuantitativePhase.Run(Drops(0.06, tilted: false),
            new QuantitativePhaseSettings { Objects = mask, LeastAreaPx = 9, RemoveTilt = false });

        Assert.Equal(2, result.Objects.Count);
        Assert.True(result.Objects[0].TouchesBorder);
        Assert.Equal(9 * PixelUm * PixelUm, result.Objects[0].AreaUm2, 1e-9);
        Assert.Equal(0, result.Objects[0].MeanPhaseRad, 0.03);
        Assert.Equal(25 * 25 * PixelUm * PixelUm, result.Objects[1].AreaUm2, 1e-9);
    }

    [Fact]
    public void Holes_have_negative_phase_and_mass()
    {
        var result = QuantitativePhase.Run(
            Drops(-0.03, tilted: false), new QuantitativePhaseSettings { IndexDifference = -0.03 });
        Assert.All(result.Objects, o => Assert.True(o.MeanPhaseRad < 0 && o.DryMassPg < 0 && o.PeakHeightUm > 0));
    }

    [Fact]
    public void A_phase_of_one_turn_is_one_wavelength()
    {
        Assert.Equal(532, PhaseQuantity.OpticalPathNm(2 * Math.PI, 532), 1e-9);
        Assert.Equal(10.64, PhaseQuantity.HeightUm(2 * Math.PI, 532, 0.05), 1e-9);
        Assert.Equal(2.8, PhaseQuantity.DryMassPgPerUm2(2 * Math.PI, 532), 1e-9);
        var image = new Image<float>(1, 2, [(float)Math.PI, 0]);
        Assert.Equal([266, 0], PhaseQuantity.OpticalPathNm(image, 532).Pixels);
        Assert.Equal(5.32f, PhaseQuantity.HeightUm(image, 532, 0.05).Pixels[0], 1e-5f);
        Assert.Equal(1.4f, PhaseQuantity.DryMassPgPerUm2(image, 532, 0.19).Pixels[0], 1e-5f);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var bad = Assert.Throws<HolographyException>(() => QuantitativePhase.Run(Drops(0.06, false),
            new QuantitativePhaseSettings
            {
                Objects = new Image<byte>(3, 3),
                ThresholdDeviations = double.NaN,
                LeastAreaPx = 0,
                IndexDifference = 0,
                RefractionIncrement = 19,
                Unwrapping = new PhaseUnwrappingSettings { Mask = new Image<byte>(3, 3) },
            }));
        Assert.Equal(6, bad.Reasons.Count);
    }

    [Fact]
    public void Opaque_bars_have_neither_phase_nor_mass_and_leave_that_of_a_cell_beside_them()
    {
        var random = new Random(4);
        var field = Fields.Make(128, 128, PixelUm, WavelengthNm, (y, x) =>
            y is >= 70 and < 110 && x is >= 20 and < 100 && x % 20 < 10
                ? Complex.FromPolarCoordinates(0.1, 6 * random.NextDouble() - 3)
                : Complex.FromPolarCoordinates(1, Drop(y, x) + 0.01 * (random.NextDouble() - 0.5)));

        var result = QuantitativePhase.Run(field, new QuantitativePhaseSettings());

        var cell = Assert.Single(result.Objects);
        Assert.Equal(30 * PixelUm, cell.YUm, 0.1);
        Assert.Equal(40 * PixelUm, cell.XUm, 0.1);
        Assert.Equal(4, result.Opaque);
        Assert.Equal(0, result.Unwrapping.Residues);
        Assert.All(result.Phase.Pixels.Zip(result.Gaps.Pixels),
            pixel => Assert.Equal(pixel.Second == (byte)PhaseGap.Opaque, float.IsNaN(pixel.First)));
        Assert.Equal(4 * 10 * 40, result.Gaps.Pixels.Count(gap => gap == (byte)PhaseGap.Opaque));

        double Drop(int y, int x) => Math.Max(0, 1 - ((y - 30.0) * (y - 30) + (x - 40.0) * (x - 40)) / 100);
    }

    // Patches of three to seven pixels, as a retrieval makes of noise; the seeds are not those that limits come from.
    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(3.0)]
    public void Noise_is_no_object_however_its_neighbours_are_alike(double sigmaPx)
    {
        for (var seed = 100; seed < 110; seed++)
        {
            var noise = Noise(192, seed, sigmaPx, 0.03);
            var field = Fields.Make(192, 192, PixelUm, WavelengthNm,
                (y, x) => Complex.FromPolarCoordinates(1, noise[y, x]));
            Assert.Empty(QuantitativePhase.Run(field, new QuantitativePhaseSettings()).Objects);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.0)]
    public void The_error_of_a_mass_is_how_far_masses_vary_with_the_noise(double sigmaPx)
    {
        var (masses, errors) = (new List<double>(), new List<double>());
        for (var seed = 200; seed < 240; seed++)
        {
            var noise = Noise(128, seed, sigmaPx, 0.03);
            var field = Fields.Make(128, 128, PixelUm, WavelengthNm, (y, x) => Complex.FromPolarCoordinates(
                1, Math.Max(0, 1.5 * (1 - ((y - 60.0) * (y - 60) + (x - 50.0) * (x - 50)) / 200)) + noise[y, x]));
            var cell = Assert.Single(QuantitativePhase.Run(field, new QuantitativePhaseSettings()).Objects);
            masses.Add(cell.DryMassPg);
            errors.Add(cell.DryMassErrorPg);
        }
        var mean = masses.Average();
        var spread = Math.Sqrt(masses.Average(mass => (mass - mean) * (mass - mean)));
        Assert.InRange(errors.Average() / spread, 0.6, 2.5);
        // Σφ of the paraboloid: half of its cylinder.
        var truth = Math.PI * 200 * 1.5 / 2 * PixelUm * PixelUm * WavelengthNm / 1000 / (2 * Math.PI) / 0.19;
        Assert.InRange(Math.Abs(mean - truth), 0, 3 * errors.Average());
    }

    [Fact]
    public void Parts_of_the_sensor_that_neither_frame_nor_background_lights_have_no_phase()
    {
        var optics = new Optics { WavelengthNm = WavelengthNm, PixelUm = PixelUm };
        var lit = Fields.Image(96, 96, (y, x) => Math.Pow(y - 48, 2) + Math.Pow(x - 48, 2) < 1600 ? 100 : 1);
        var shadow = Fields.Image(96, 96, (y, x) => x is >= 40 and < 60 ? 0 : lit[y, x]);
        var hologram = new Hologram { Intensity = shadow, Backgrounds = [lit], Optics = optics };

        var unlit = PhaseGaps.Unlit(hologram)!;
        var gaps = PhaseGaps.Of(Fields.Make(96, 96, PixelUm, WavelengthNm, (_, _) => 1), unlit);

        Assert.Equal((byte)PhaseGap.Unlit, gaps[2, 2]);
        Assert.Equal((byte)PhaseGap.None, gaps[48, 20]);
        // A shadow in the hologram is an object's where the background is light.
        Assert.Equal((byte)PhaseGap.None, gaps[48, 50]);
        Assert.Null(PhaseGaps.Unlit(hologram with { Intensity = Fields.Image(96, 96, (_, _) => 100) }));
    }

    [Fact]
    public void A_field_without_light_is_refused()
    {
        var dark = Fields.Make(64, 64, PixelUm, WavelengthNm, (_, _) => 0.01);
        var refused = Assert.Throws<HolographyException>(
            () => QuantitativePhase.Run(dark, new QuantitativePhaseSettings()));
        Assert.Contains("no light", refused.Message, StringComparison.Ordinal);
    }

    // Of a deviation, smoothed by a Gaussian of that σ.
    private static double[,] Noise(int size, int seed, double sigmaPx, double deviation)
    {
        var random = new Random(seed);
        var image = Fields.Image(size, size, (_, _) =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        var smooth = sigmaPx > 0
            ? Normalising.GaussianBlur.Run(image, sigmaPx, new ParallelOptions())
            : image;
        var scale = deviation / Math.Sqrt(smooth.Pixels.Average(value => (double)value * value));
        var noise = new double[size, size];
        for (var at = 0; at < smooth.Pixels.Length; at++)
            noise[at / size, at % size] = scale * smooth.Pixels[at];
        return noise;
    }

    private static ComplexField Drops(double indexDifference, bool tilted)
    {
        var random = new Random(8);
        return Fields.Make(128, 128, PixelUm, WavelengthNm, (y, x) =>
        {
            var height = 0.0;
            foreach (var drop in s_drops)
            {
                var r2 = (Math.Pow(y - drop.Y, 2) + Math.Pow(x - drop.X, 2))
                    * PixelUm * PixelUm / (drop.RadiusUm * drop.RadiusUm);
                height += drop.HeightUm * Math.Max(0, 1 - r2);
            }
            var noise = 0.01 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
                * Math.Cos(2 * Math.PI * random.NextDouble());
            var tilt = tilted ? 0.08 * x - 0.05 * y : 0;
            return Complex.FromPolarCoordinates(
                0.9, 2 * Math.PI * height * 1000 * indexDifference / WavelengthNm + tilt + noise);
        });
    }
}

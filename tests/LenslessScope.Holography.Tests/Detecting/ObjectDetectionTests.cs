using System.Numerics;
using LenslessScope.Holography.Tests.Simulated;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class ObjectDetectionTests
{
    // Fifty particles between 600 and 900 µm; the range is wider than they.
    private static readonly ObjectDetectionSettings s_range = new() { MinZUm = 540, MaxZUm = 960 };

    [Theory]
    [InlineData("opaque", 1)]
    [InlineData("transparent", 2)]
    [InlineData("mixed", 3)]
    public void Of_fifty_particles_in_a_volume_nearly_all_are_found_where_they_are(string kind, int seed)
    {
        const int sensor = 512;
        var particles = ParticleHologram.Scatter(50, sensor, 600, 900, seed, random =>
            kind == "opaque" || (kind == "mixed" && random.Next(2) == 0)
            ? 0.1
            : Complex.FromPolarCoordinates(0.95, 0.6 + 0.9 * random.NextDouble()));
        var result = ObjectDetection.Run(ParticleHologram.Make(particles, sensor, seed), s_range,
            new NormalisationSettings());

        var unseen = result.Objects.ToList();
        var (zErrors, offsets) = (new List<double>(), new List<(double Row, double Column)>());
        foreach (var particle in particles)
        {
            var (row, column) = (particle.Row * ParticleHologram.PixelUm, particle.Column * ParticleHologram.PixelUm);
            var found = unseen.Where(
                o => double.Hypot(o.YUm - row, o.XUm - column) < 3 && Math.Abs(o.ZUm - particle.ZUm) < 20)
                .MinBy(o => Math.Abs(o.ZUm - particle.ZUm));
            if (found == null)
                continue;
            unseen.Remove(found);
            zErrors.Add(Math.Abs(found.ZUm - particle.ZUm));
            offsets.Add((found.YUm - row, found.XUm - column));
            Assert.InRange(found.DiameterUm, particle.RadiusUm, 3.2 * particle.RadiusUm);
        }
        zErrors.Sort();
        Assert.InRange(zErrors.Count, 0.95 * particles.Count, particles.Count);
        Assert.InRange(unseen.Count, 0, 0.05 * result.Objects.Count);
        // In the first sample two rings of twin images are bright enough to pass for objects.
        Assert.InRange(result.TwinFringes, seed == 1 ? 1 : 0, 20);
        Assert.InRange(zErrors[zErrors.Count / 2], 0, 2);
        Assert.InRange(offsets.Average(o => o.Row), -0.1, 0.1);
        Assert.InRange(offsets.Average(o => o.Column), -0.1, 0.1);
        Assert.InRange(result.Count.Confident, 30, 52);
        Assert.InRange(50, result.Count.Low95, result.Count.High95);
    }

    [Fact]
    public void The_result_tells_one_story()
    {
        var result = ObjectDetection.Run(Few(), s_range, new NormalisationSettings());

        Assert.Equal([1, 2, 3], result.Objects.Select(o => o.Id));
        Assert.Equal(result.Objects.OrderBy(o => o.ZUm), result.Objects);
        Assert.Equal(3, result.Count.Objects);
        Assert.Contains(result.Dominant, result.Objects);
        var depth = result.DepthMap();
        foreach (var found in result.Objects)
        {
            var (row, column) = ((int)Math.Round(found.YUm / 1.55), (int)Math.Round(found.XUm / 1.55));
            Assert.Equal(found.Id, result.Labels[row, column]);
            Assert.Equal((float)found.ZUm, depth[row, column]);
            Assert.Equal(found.AreaUm2, result.Labels.Pixels.Count(id => id == found.Id) * 1.55 * 1.55, 1e-6);
            Assert.True(found.PeakContrast >= result.Threshold);
            Assert.True(result.MaximumProjection[row, column] > result.Threshold);
            Assert.False(found.TouchesBorder);
        }
        Assert.Equal(0, result.Labels[2, 2]);
        Assert.Equal(float.NaN, depth[2, 2]);
        Assert.Equal(256 * 256 * 1.55 * 1.55 * 420 * 1e-12, result.Count.VolumeMl, 1e-12);
        Assert.Equal((540, 960), (result.PlanesUm[0], result.PlanesUm[^1]));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var one = ObjectDetection.Run(Few(), s_range with { Threads = 1 }, new NormalisationSettings());
        var three = ObjectDetection.Run(Few(), s_range with { Threads = 3 }, new NormalisationSettings());
        Assert.Equal(one.Objects, three.Objects);
    }

    [Fact]
    public void What_lies_beyond_the_range_is_not_counted_but_told()
    {
        var result = ObjectDetection.Run(Few(), s_range with { MinZUm = 900, MaxZUm = 1200 },
            new NormalisationSettings());
        Assert.DoesNotContain(result.Objects, o => o.PeakContrast > 0.8);
        Assert.True(result.BeyondRange >= 2);
        Assert.Contains(result.Warnings, warning => warning.Contains("Widen the range"));
    }

    [Fact]
    public void Noise_holds_no_objects()
    {
        var result = ObjectDetection.Run(ParticleHologram.Make([], 256, 4), s_range, new NormalisationSettings());
        Assert.Empty(result.Objects);
        Assert.Null(result.Dominant);
        Assert.Equal(0, result.Count.Low95);
        Assert.InRange(result.Count.High95, 3.4, 3.9);
    }

    [Fact]
    public void An_object_at_the_border_is_flagged()
    {
        var hologram = ParticleHologram.Make(
            [new Particle(128, 6, 700, 6, 0.1), new Particle(120, 140, 760, 6, 0.1)], 256, 5);
        var result = ObjectDetection.Run(hologram, s_range, new NormalisationSettings());
        Assert.True(result.Objects.Single(o => o.XUm < 30).TouchesBorder);
        Assert.False(result.Objects.Single(o => o.XUm > 200).TouchesBorder);
    }

    [Fact]
    public void A_hologram_need_not_be_square_nor_even()
    {
        var square = Few();
        var roi = new Roi(3, 10, 251, 223);
        var result = ObjectDetection.Run(
            square with { Intensity = square.Intensity.Crop(roi), Backgrounds = [square.Backgrounds[0].Crop(roi)] },
            s_range, new NormalisationSettings());
        Assert.Equal(3, result.Objects.Count);
        Assert.Equal(600, result.Objects[0].ZUm, 4.0);
        Assert.Equal((90 - 3) * 1.55, result.Objects[0].XUm, 0.5);
        Assert.Equal((60 - 10) * 1.55, result.Objects[0].YUm, 0.5);
    }

    [Fact]
    public void Progress_runs_to_the_end_and_a_cancelled_detection_ends()
    {
        var told = new List<double>();
        ObjectDetection.Run(Few(), s_range with { StepUm = 60 }, new NormalisationSettings(), new Told(told));
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1], 1e-9);

        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => ObjectDetection.Run(
            Few(), s_range, new NormalisationSettings(), new Cancels(cancel), cancel.Token));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var bad = Assert.Throws<HolographyException>(() => ObjectDetection.Run(Few(),
            new ObjectDetectionSettings
            {
                MinZUm = 0, MaxZUm = 900, StepUm = 500, ThresholdDeviations = 0, LeastAreaPx = 0, Threads = 0,
            },
            new NormalisationSettings { SmoothingPx = -1 }));
        Assert.Equal(6, bad.Reasons.Count);
    }

    private static Hologram Few() => ParticleHologram.Make(
    [
        new Particle(60, 90, 600, 5, 0.1), new Particle(180, 60, 720.5, 7, Complex.FromPolarCoordinates(1, 1)),
        new Particle(130, 190, 888, 4, 0.2),
    ], 256, 6);

    private sealed class Told(List<double> fractions) : IProgress<ObjectDetectionProgress>
    {
        public void Report(ObjectDetectionProgress value) => fractions.Add(value.Fraction);
    }

    private sealed class Cancels(CancellationTokenSource source) : IProgress<ObjectDetectionProgress>
    {
        public void Report(ObjectDetectionProgress value) => source.Cancel();
    }
}

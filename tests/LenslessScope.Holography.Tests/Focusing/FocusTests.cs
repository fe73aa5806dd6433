using LenslessScope.Holography.Tests.Simulated;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class FocusTests
{
    [Theory]
    [InlineData("cells")]
    [InlineData("strong phase")]
    [InlineData("weak phase")]
    [InlineData("opaque")]
    public void Any_kind_of_sample_is_found_within_3_um(string sample) => Finds(sample, FocusMetric.Automatic);

    [Theory]
    [InlineData("cells")]
    [InlineData("strong phase")]
    [InlineData("weak phase")]
    [InlineData("opaque")]
    public void The_complex_metric_finds_any_kind_of_sample_within_3_um(string sample) =>
        Finds(sample, FocusMetric.Complex);

    private static void Finds(string sample, FocusMetric metric)
    {
        var result = Focus.Run(SimulatedHologram.Make(sample, 1000), Range(500, 2000) with { Metric = metric },
            new NormalisationSettings());
        Assert.Equal(FocusOutcome.Found, result.Outcome);
        Assert.Equal(1000, result.ZUm!.Value, 3.0);
        Assert.True(result.Confidence > 0.6);
        Assert.Null(result.Reason);
    }

    [Theory]
    [InlineData("cells")]
    [InlineData("strong phase")]
    [InlineData("weak phase")]
    [InlineData("opaque")]
    public void Other_samples_under_other_noise_are_all_found_within_3_um(string sample)
    {
        var errors = new List<double>();
        foreach (var noise in (double[])[0.5, 2])
            for (var seed = 1; seed <= 3; seed++)
                errors.Add(Math.Abs((Focus.Run(
                    SimulatedHologram.Make(new SimulatedHologram.Scene(sample, 1000, seed, 0.1 * seed, seed, noise)),
                    Range(500, 2000), new NormalisationSettings()).ZUm ?? 0) - 1000));
        var all = string.Join(", ", errors.Select(error => $"{error:0.00}"));
        Assert.True(errors.Max() <= 3, all);
    }

    [Theory]
    [InlineData("cells")]
    [InlineData("weak phase")]
    [InlineData("opaque")]
    public void The_same_frame_searched_over_other_ranges_answers_the_same_within_a_twentieth_of_the_depth_of_field(
        string sample)
    {
        var results = new (double From, double To)[] { (500, 2000), (700, 1300), (913, 1117), (400, 1777), (650, 2500) }
            .Select(range => Focus.Run(SimulatedHologram.Make(sample, 1000), Range(range.From, range.To),
                new NormalisationSettings())).ToList();
        AssertTogether(results);
    }

    [Theory]
    [InlineData("cells")]
    [InlineData("weak phase")]
    [InlineData("opaque")]
    public void A_sample_moved_by_parts_of_a_pixel_under_other_noise_stays_within_a_twentieth_of_the_depth_of_field(
        string sample)
    {
        var results = Enumerable.Range(0, 4).Select(i => Focus.Run(
            SimulatedHologram.Make(new SimulatedHologram.Scene(sample, 1000, ShiftPx: 0.29 * i, NoiseSeed: 3 + i)),
            Range(500, 2000), new NormalisationSettings())).ToList();
        AssertTogether(results);
    }

    private static void AssertTogether(IReadOnlyList<FocusResult> results)
    {
        var found = results.Select(result => result.ZUm!.Value).ToList();
        var all = string.Join(", ", found.Select(z => $"{z:0.000}")) + $"; {results[0].DepthOfFieldUm:0.00}";
        Assert.True(found.Max() - found.Min() <= results.Min(result => result.DepthOfFieldUm) / 20, all);
    }

    [Fact]
    public void A_search_on_a_whole_camera_frame_takes_the_transforms_of_at_most_ten_propagations()
    {
        const int height = 2464, width = 3280;
        var sample = SimulatedHologram.Make("cells", 1000).Intensity;
        var frame = Fields.Image(height, width, (y, x) => sample[y % 512, x % 512]);
        var optics = new Optics { WavelengthNm = SimulatedHologram.WavelengthNm, PixelUm = SimulatedHologram.PixelUm };
        var result = Focus.Run(new Hologram { Intensity = frame, Optics = optics }, Range(500, 1500),
            new NormalisationSettings());
        Assert.Equal(1000, result.ZUm!.Value, 5.0);

        // Samples × log₂ of them. A frame is real: half a transform there, one back for both parts of the field.
        var whole = 1.5 * Work(height, width, 1000, 1);
        var (tall, wide) = (result.Window.Height, result.Window.Width);
        var halved = result.Curve.Count(point => point.Stage == FocusStage.Coarse) >= 2 * 48 ? 1 : 2;
        var points = result.Opinions[0].Curve;
        // Each of at most three peaks of each of two metrics is looked at once more at the end.
        var search = 0.5 * Work(tall, wide, 1500, 1) +
            (points.Count(point => point.Stage == FocusStage.Coarse) + 6) * Work(tall, wide, 1500, halved) +
            points.Count(point => point.Stage == FocusStage.Fine) * Work(tall, wide, 1500, 1);
        Assert.InRange(search / whole, 0.5, 10);

        double Work(int rows, int columns, double zUm, int binning)
        {
            var grid = Propagating.PaddedGrid.ForDistance(
                rows, columns, optics.PixelUm, optics.WavelengthInMediumUm, zUm);
            var samples = (double)grid.PaddedHeight * grid.PaddedWidth / (binning * binning);
            return samples * Math.Log2(samples);
        }
    }

    [Fact]
    public void The_amplitude_metric_finds_opaque_samples()
    {
        var result = Focus.Run(SimulatedHologram.Make("opaque", 1000),
            Range(500, 2000) with { Metric = FocusMetric.Amplitude }, new NormalisationSettings());
        Assert.Equal(1000, result.ZUm!.Value, 5.0);
        Assert.Equal(1.5, result.SmoothingPx);
    }

    [Theory]
    [InlineData("cells", 3000, 6000)]
    [InlineData("weak phase", 3000, 6000)]
    [InlineData("opaque", 3000, 6000)]
    [InlineData("cells", 200, 700)]
    [InlineData("opaque", 200, 700)]
    public void A_range_without_the_sample_holds_no_focus(string sample, double from, double to)
    {
        var result = Focus.Run(SimulatedHologram.Make(sample, 1000), Range(from, to), new NormalisationSettings());
        Assert.NotEqual(FocusOutcome.Found, result.Outcome);
        Assert.Null(result.ZUm);
        Assert.Equal(0, result.Confidence);
        Assert.Matches("[Nn]o focus", result.Reason);
    }

    [Fact]
    public void A_frame_without_any_sample_holds_no_focus()
    {
        var random = new Random(5);
        var result = Focus.Run(new Hologram
        {
            Intensity = Fields.Image(256, 256, (_, _) => 500 + 10 * (random.NextDouble() - 0.5)),
            Optics = new Optics { WavelengthNm = 532, PixelUm = 1.55 },
        }, Range(500, 2000), new NormalisationSettings());
        Assert.Equal(FocusOutcome.NoPeak, result.Outcome);
    }

    [Theory]
    [InlineData(250, 2000, true)]
    [InlineData(900, 1100, false)] // looks beyond it
    public void The_curve_covers_the_range_in_steps_of_at_most_the_depth_of_field(
        double least, double most, bool exactly)
    {
        var result = Focus.Run(SimulatedHologram.Make("cells", 1000), Range(least, most), new NormalisationSettings());
        var coarse = result.Curve.Where(point => point.Stage == FocusStage.Coarse).Select(point => point.ZUm).ToList();
        Assert.Equal(exactly, (least, most) == (coarse[0], coarse[^1]));
        Assert.True(coarse[0] <= least && coarse[^1] >= most);
        var steps = coarse.Zip(coarse.Skip(1), (a, b) => b - a).ToList();
        // Four pixels are averaged first, with four times the depth of field; far away that is more than near by.
        Assert.All(coarse.Zip(steps), pair => Assert.InRange(
            pair.Second, 1e-6, Math.Min(0.051 * pair.First, 8 * result.DepthOfFieldUm)));
        var fine = result.Curve.Where(point => point.Stage == FocusStage.Fine).Select(point => point.ZUm).ToList();
        Assert.Equal(fine.Order(), fine);
        Assert.All(fine, z => Assert.InRange(z, least, most));
    }

    [Theory]
    [InlineData(850, 1070)]
    [InlineData(980, 1020)]
    [InlineData(930, 1330)]
    public void However_narrow_the_range_the_same_focus_is_found(double least, double most)
    {
        var hologram = SimulatedHologram.Make("cells", 1000);
        var wide = Focus.Run(hologram, Range(500, 1500), new NormalisationSettings());
        var narrow = Focus.Run(hologram, Range(least, most), new NormalisationSettings());
        Assert.Equal(wide.ZUm!.Value, narrow.ZUm!.Value, wide.DepthOfFieldUm / 20);
    }

    [Fact]
    public void A_focus_beside_a_narrow_range_is_not_taken_but_told_of()
    {
        var result = Focus.Run(SimulatedHologram.Make("cells", 1000), Range(1060, 1120), new NormalisationSettings());
        Assert.Equal((FocusOutcome.AtEndOfRange, null), (result.Outcome, result.ZUm));
        Assert.Matches("stands out beyond it, at about (9[6-9]|10[0-4])[0-9] µm", result.Reason!);
    }

    [Fact]
    public void A_region_is_looked_at_in_pixels_of_the_hologram()
    {
        var roi = new Roi(180, 120, 200, 240);
        var result = Focus.Run(SimulatedHologram.Make("cells", 1000), Range(800, 1300) with { Roi = roi },
            new NormalisationSettings());
        Assert.Equal(roi, result.Region);
        Assert.True(result.Window.X < roi.X && result.Window.Width > roi.Width);
        Assert.Equal(1000, result.ZUm!.Value, 5.0);
    }

    [Fact]
    public void Without_a_region_the_part_with_most_contrast_is_looked_at()
    {
        var small = SimulatedHologram.Make("cells", 1000);
        var large = new Image<float>(1100, 1700);
        Array.Fill(large.Pixels, 200);
        for (var row = 0; row < 512; row++)
            small.Intensity.Row(row).CopyTo(large.Row(row + 580)[1180..]);
        var result = Focus.Run(small with { Intensity = large, Backgrounds = [] }, Range(800, 1300),
            new NormalisationSettings());
        Assert.Equal((1024, 1024), (result.Window.Height, result.Window.Width));
        Assert.True(result.Window.X + result.Window.Width >= 1600);
        Assert.Equal(1000, result.ZUm!.Value, 5.0);
    }

    [Theory]
    [InlineData(FocusMetric.Automatic)]
    [InlineData(FocusMetric.Complex)]
    [InlineData(FocusMetric.Amplitude)]
    public void The_result_is_the_same_at_every_run_and_with_any_number_of_threads(FocusMetric metric)
    {
        var hologram = SimulatedHologram.Make("cells", 1000);
        FocusResult Search(int? threads) => Focus.Run(hologram,
            Range(900, 1100) with { Threads = threads, Metric = metric }, new NormalisationSettings());
        var reference = Search(1);
        foreach (var threads in (int?[])[1, 2, 5, null])
            Assert.Equal(reference.Curve, Search(threads).Curve);
    }

    [Fact]
    public void Every_evaluation_is_told_to_progress_and_the_fraction_never_falls()
    {
        var told = new Told();
        var result = Focus.Run(
            SimulatedHologram.Make("cells", 1000), Range(900, 1100), new NormalisationSettings(), told);
        Assert.Equal(result.Curve.Count, told.Points.Count);
        Assert.Equal(told.Fractions.Order(), told.Fractions);
        Assert.InRange(told.Fractions[^1], 0.5, 1);
    }

    [Fact]
    public void Cancelling_during_the_search_ends_it()
    {
        using var cancellation = new CancellationTokenSource();
        var told = new Told { AtEach = count => { if (count == 3) cancellation.Cancel(); } };
        Assert.ThrowsAny<OperationCanceledException>(() => Focus.Run(SimulatedHologram.Make("cells", 1000),
            Range(900, 1100), new NormalisationSettings(), told, cancellation.Token));
        Assert.Equal(3, told.Points.Count);
    }

    [Fact]
    public void Everything_wrong_with_a_search_is_named_at_once()
    {
        var hologram = SimulatedHologram.Make("cells", 1000);
        var refused = Assert.Throws<HolographyException>(() => Focus.Run(
            hologram with { Optics = hologram.Optics with { SourceUm = 1500 } },
            Range(-5, 2000) with { Roi = new Roi(500, 0, 100, 100), SmoothingPx = 99, Threads = 0 },
            new NormalisationSettings()));
        Assert.Equal(5, refused.Reasons.Count);
        Assert.Contains(refused.Reasons, reason => reason.Contains("500,0,100,100") && reason.Contains("512×512"));
        Assert.Contains(refused.Reasons, reason => reason.Contains("-5 µm"));
        Assert.Contains("smaller distance first", Assert.Single(Range(2000, 500).Validate(hologram)));
    }

    private static FocusSettings Range(double from, double to) => new() { MinZUm = from, MaxZUm = to };

    private sealed class Told : IProgress<FocusProgress>
    {
        public List<FocusPoint> Points { get; } = [];

        public List<double> Fractions { get; } = [];

        public Action<int>? AtEach { get; init; }

        public void Report(FocusProgress value)
        {
            Points.Add(value.Point);
            Fractions.Add(value.Fraction);
            AtEach?.Invoke(Points.Count);
        }
    }
}

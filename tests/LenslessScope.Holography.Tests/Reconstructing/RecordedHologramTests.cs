using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

/// <summary>Recordings whose distances were measured by the people who made them.</summary>
public sealed class RecordedHologramTests
{
    private static readonly Roi s_target = new(150, 150, 750, 650);

    [Fact]
    public void The_resolution_target_is_in_focus_at_750_um()
    {
        var result = Reconstruction.Run(Target(), new ReconstructionSettings
        {
            Method = ReconstructionMethod.BackPropagation,
            Focus = new FocusSettings { MinZUm = 300, MaxZUm = 1200, Metric = FocusMetric.Amplitude, Roi = s_target },
        });
        Assert.Equal(750, result.ZUm!.Value, 10.0);
        Assert.True(result.Focus!.Confidence > 0.4);
        Assert.Equal((1024, 1280), (result.Field!.Height, result.Field.Width));
    }

    [Fact]
    public void The_resolution_target_is_in_focus_at_750_um_without_a_hint()
    {
        var result = Focus.Run(
            Target(), new FocusSettings { MinZUm = 300, MaxZUm = 1200 }, new NormalisationSettings());
        Assert.Equal(750, result.ZUm!.Value, 15.0);
        Assert.Equal(FocusMetric.Amplitude, result.Metric);
    }

    [Fact]
    public void The_resolution_target_is_not_in_focus_between_1500_and_3000_um()
    {
        var result = Focus.Run(Target(),
            new FocusSettings { MinZUm = 1500, MaxZUm = 3000, Metric = FocusMetric.Amplitude, Roi = s_target },
            new NormalisationSettings());
        Assert.Null(result.ZUm);
        Assert.NotEqual(FocusOutcome.Found, result.Outcome);
    }

    [Fact]
    public void The_bars_of_the_resolution_target_are_dark_in_focus_and_blurred_away_beside_it()
    {
        Assert.InRange(BarContrast(750), 0.1, 0.3);
        Assert.InRange(BarContrast(650), -0.05, 0.05);
        Assert.InRange(BarContrast(850), -0.05, 0.05);
    }

    [Fact]
    public void The_organisms_are_in_focus_at_13_mm()
    {
        var result = Focus.Run(
            Organisms(), new FocusSettings { MinZUm = 8000, MaxZUm = 18_000 }, new NormalisationSettings());
        Assert.Equal(13_000, result.ZUm!.Value, 200.0);
        Assert.True(result.Confidence > 0.7);
    }

    [Theory]
    [InlineData(1000, 4000)]
    [InlineData(16_000, 30_000)]
    public void The_organisms_are_in_focus_nowhere_in_a_range_without_13_mm(double from, double to)
    {
        var result = Focus.Run(
            Organisms(), new FocusSettings { MinZUm = from, MaxZUm = to }, new NormalisationSettings());
        Assert.Null(result.ZUm);
        Assert.Equal(0, result.Confidence);
        Assert.Contains("Widen the range", result.Reason);
    }

    [Fact]
    public void The_point_source_recording_is_in_focus_at_1_08_to_1_18_mm_from_the_source()
    {
        const double sourceUm = 40_700;
        var result = Reconstruction.Run(new Hologram
        {
            Intensity = RecordedData.Read("point_source", "holo.jpg"),
            Backgrounds = [RecordedData.Read("point_source", "back.jpg")],
            Optics = new Optics { WavelengthNm = 406, PixelUm = 12, SourceUm = sourceUm },
        }, new ReconstructionSettings
        {
            Method = ReconstructionMethod.BackPropagation,
            Focus = new FocusSettings { MinZUm = 39_000, MaxZUm = 40_000 },
            Normalisation = new NormalisationSettings { Mode = BackgroundMode.Subtract },
        });
        Assert.InRange(sourceUm - result.ZUm!.Value, 1080, 1180);
        Assert.InRange(result.Geometry!.Value.Magnification, 34, 38);
        Assert.Equal(12 / result.Geometry.Value.Magnification, result.Field!.PixelUm, 1e-9);
        Assert.Equal(result.ZUm.Value, result.Field.ZUm);
    }

    [Theory]
    [InlineData(FocusMetric.Automatic)]
    [InlineData(FocusMetric.Complex)]
    [InlineData(FocusMetric.Amplitude)]
    public void The_head_of_the_fly_is_in_focus_at_1_05_to_1_11_mm_from_the_source(FocusMetric metric)
    {
        var result = Focus.Run(Fly(), new FocusSettings { MinZUm = 12_500, MaxZUm = 13_300, Metric = metric },
            new NormalisationSettings());
        Assert.InRange(14_000 - result.ZUm!.Value, 1050, 1110);
    }

    [Fact]
    public void The_exact_kernel_finds_the_head_of_the_fly_where_the_paraxial_one_does_without_a_hint()
    {
        var result = Focus.Run(
            Fly(), new FocusSettings { MinZUm = 12_500, MaxZUm = 13_300, Kernel = PointSourceKernel.Exact },
            new NormalisationSettings());
        Assert.InRange(14_000 - result.ZUm!.Value, 1050, 1110);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData(PointSourceKernel.Exact, 30)]
    [InlineData(PointSourceKernel.Paraxial, 100)]
    public void Every_kernel_answers_the_distance_from_sample_to_sensor(PointSourceKernel kernel, double withinUm)
    {
        const string set = "reports/reconstruction/exact-kernel-distance";
        var hologram = new Hologram
        {
            Intensity = RecordedData.Read(set, "ps_b.tif"), Backgrounds = [RecordedData.Read(set, "bg_ps_b.tif")],
            Optics = new Optics { WavelengthNm = 532, PixelUm = 6, SourceUm = 10_000 },
        };
        var result = Focus.Run(hologram, new FocusSettings { MinZUm = 5000, MaxZUm = 9000, Kernel = kernel },
            new NormalisationSettings());
        Assert.Equal(7000, result.ZUm!.Value, withinUm);
    }

    [Theory]
    [InlineData(100, 2000)]
    [InlineData(300, 800)]
    [InlineData(100, 5000)]
    [InlineData(350, 650)]
    public void A_disc_under_pixels_too_large_for_its_fringes_is_found_within_3_percent(double fromUm, double toUm)
    {
        var hologram = new Hologram
        {
            Intensity = RecordedData.Read("reports/reconstruction/focus-wide-range", "coarse_500.tif"),
            Optics = new Optics { WavelengthNm = 532, PixelUm = 5 },
        };
        var result = Focus.Run(
            hologram, new FocusSettings { MinZUm = fromUm, MaxZUm = toUm }, new NormalisationSettings());
        Assert.Equal(500, result.ZUm!.Value, 15.0);
    }

    [Fact]
    public void The_exact_kernel_reconstructs_the_fly_on_a_grid_of_its_own()
    {
        var result = Reconstruction.Run(Fly(), new ReconstructionSettings
        {
            Method = ReconstructionMethod.BackPropagation,
            Kernel = PointSourceKernel.Exact,
            Focus = new FocusSettings { MinZUm = 12_500, MaxZUm = 13_300 },
        });
        Assert.InRange(14_000 - result.ZUm!.Value, 1050, 1110);
        // λ/(2 NA) of 1024 pixels of 6.7 µm seen from there.
        var sine = Math.Sin(Math.Atan(1024 * 6.7 / (2 * result.ZUm!.Value)));
        Assert.Equal(0.532 / (2 * sine), result.Field!.PixelUm, 1e-6);
        Assert.Equal(result.ZUm.Value, result.Field.ZUm, 1e-6);
        Assert.Equal(1, ComputingCost.Of(result)!.Transforms);
    }

    [Fact]
    public void The_exact_kernel_without_a_source_is_refused_with_everything_else()
    {
        var settings = new ReconstructionSettings
        {
            Kernel = PointSourceKernel.Exact, ZUm = 13_000, PaddingFactor = 2,
        };
        var refused = Assert.Throws<HolographyException>(() => Reconstruction.Run(Organisms(), settings));
        Assert.Equal(3, refused.Reasons.Count);
        Assert.Contains("source to sensor is missing", refused.Message);
        Assert.Contains("fewer than 24 spots", Assert.Single(
            new FocusSettings { MinZUm = 12_500, MaxZUm = 13_999, Kernel = PointSourceKernel.Exact }.Validate(Fly())));
    }

    [Fact]
    public void The_sphere_is_in_focus_at_16_to_17_5_um()
    {
        var result = Focus.Run(new Hologram
        {
            Intensity = RecordedData.Read("sphere", "holo.jpg"),
            Backgrounds =
                [.. RecordedData.Files("sphere", "bg*.jpg").Select(file => RecordedData.Read("sphere", file))],
            Darks = [RecordedData.Read("sphere", "dark.jpg")],
            Optics = new Optics { WavelengthNm = 660, PixelUm = 0.0851, RefractiveIndex = 1.33 },
        }, new FocusSettings { MinZUm = 8, MaxZUm = 30 }, new NormalisationSettings());
        Assert.InRange(result.ZUm!.Value, 16, 17.5);
    }

    [Fact]
    public void Plankton_is_found_within_a_tenth_in_ten_of_twelve_files_and_never_elsewhere()
    {
        var answers = Plankton().Select(file => (file.TruthUm, Focus.Run(file.Hologram,
            new FocusSettings { MinZUm = 0.7 * file.TruthUm, MaxZUm = 1.3 * file.TruthUm },
            new NormalisationSettings()).ZUm)).ToList();
        var all = string.Join(", ", answers.Select(answer => $"{answer.TruthUm}: {answer.ZUm:0}"));
        Assert.True(
            answers.Count(answer => Math.Abs((answer.ZUm ?? 0) - answer.TruthUm) <= 0.1 * answer.TruthUm) >= 10, all);
        Assert.True(answers.All(
            answer => answer.ZUm is not { } z || Math.Abs(z - answer.TruthUm) <= 0.1 * answer.TruthUm), all);
    }

    // Without an idea of the distance.
    [Fact]
    public void Plankton_is_found_from_300_to_8000_um_in_eight_of_twelve_files_and_surely_elsewhere_in_none()
    {
        var answers = Plankton().Select(file => (file.TruthUm, Focus: Focus.Run(
            file.Hologram, new FocusSettings { MinZUm = 300, MaxZUm = 8000 }, new NormalisationSettings()))).ToList();
        var all = string.Join(", ", answers.Select(
            answer => $"{answer.TruthUm}: {answer.Focus.ZUm:0} ({answer.Focus.Confidence:0.00})"));
        Assert.True(answers.Count(IsRight) >= 8, all);
        Assert.DoesNotContain(answers, answer => answer.Focus.Confidence > 0.7 && !IsRight(answer));

        static bool IsRight((double TruthUm, FocusResult Focus) answer) =>
            Math.Abs((answer.Focus.ZUm ?? 0) - answer.TruthUm) <= 0.1 * answer.TruthUm;
    }

    [Fact]
    public void No_focus_is_sure_in_ranges_at_twice_to_four_times_the_distance_of_plankton()
    {
        var found = Plankton().Select(file => Focus.Run(file.Hologram,
            new FocusSettings { MinZUm = 2 * file.TruthUm, MaxZUm = 4 * file.TruthUm },
            new NormalisationSettings())).Where(focus => focus.Outcome == FocusOutcome.Found).ToList();
        Assert.True(found.Count <= 6, $"{found.Count} of 12 false alarms");
        Assert.All(found, focus => Assert.InRange(focus.Confidence, 0, 0.7));
    }

    // A paramecium under speckled light: with the weight that suits quiet cameras, streaks all over the field.
    [Fact]
    public void The_weight_follows_a_noisy_recording_and_leaves_the_clear_background_clear()
    {
        Assert.InRange(Unrest(null), 0, 0.1);
        Assert.InRange(Unrest(2e-3), 0.15, 1);
    }

    private static double Unrest(double? weight)
    {
        var hologram = new Hologram
        {
            Intensity = RecordedData.Read("plankton_rpi", "par_201_1840_raw.jpg"),
            Optics = new Optics { WavelengthNm = 650, PixelUm = 1.4 },
        };
        var settings = new ReconstructionSettings
        {
            ZUm = 1840, Retrieval = new PhaseRetrievalSettings { Weight = weight },
        };
        var field = Reconstruction.Run(hologram, settings).Field!;
        // Left of and above the animal.
        var squares = 0.0;
        for (var y = 20; y < 120; y++)
            for (var x = 20; x < 160; x++)
                squares += Math.Pow((field[y, x] - 1).Magnitude, 2);
        return Math.Sqrt(squares / (100 * 140));
    }

    // Group 6, element 6: three bars of 2.2 µm around column 322, row 634, the direction across them (0.883, 0.469).
    // Difference of amplitude between the gaps and the bars, averaged along them.
    private static double BarContrast(double zUm)
    {
        var amplitude = Reconstruction.Run(Target(), new ReconstructionSettings
        {
            Method = ReconstructionMethod.BackPropagation, ZUm = zUm,
        }).Field!.Amplitude();
        double Along(double across)
        {
            var sum = 0.0;
            for (var t = -9; t <= 9; t++)
                sum += amplitude[(int)Math.Round(634 + 0.469 * across - 0.883 * t),
                    (int)Math.Round(322 + 0.883 * across + 0.469 * t)];
            return sum / 19;
        }

        return (Along(-7) + Along(14)) / 2 - (Along(-18) + Along(4) + Along(26)) / 3;
    }

    private static Hologram Target() => new()
    {
        Intensity = RecordedData.Read("usaf", "usaf_holo.png"),
        Backgrounds = [RecordedData.Read("usaf", "usaf_back.png")],
        Optics = new Optics { WavelengthNm = 450, PixelUm = 0.44 },
    };

    private static Hologram Fly() => new()
    {
        Intensity = RecordedData.Read("fly", "holo.bmp"),
        Backgrounds = [RecordedData.Read("fly", "reference_frame.bmp")],
        Optics = new Optics { WavelengthNm = 532, PixelUm = 6.7, SourceUm = 14_000 },
    };

    private static Hologram Organisms() => new()
    {
        Intensity = RecordedData.Read("organisms", "organisms_holo.tif"),
        Optics = new Optics { WavelengthNm = 630, PixelUm = 1 },
    };

    // The distance in µm is the last number of the name.
    private static IEnumerable<(Hologram Hologram, double TruthUm)> Plankton() =>
        RecordedData.Files("plankton_rpi", "*_raw.jpg").Select(file => (new Hologram
        {
            Intensity = RecordedData.Read("plankton_rpi", file),
            Optics = new Optics { WavelengthNm = 650, PixelUm = 1.4 },
        }, double.Parse(file.Split('_')[^2])));
}

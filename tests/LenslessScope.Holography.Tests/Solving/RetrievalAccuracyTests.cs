using LenslessScope.Holography.Tests.Simulated;

namespace LenslessScope.Holography.Tests;

/// <summary>
/// How near phase retrieval comes to the truth, on holograms with noise from the simulated instrument,
/// 256×256 pixels of 1.55 µm, three samples each.
/// </summary>
public sealed class RetrievalAccuracyTests : IDisposable
{
    private readonly Instrument _instrument = new();

    public void Dispose() => _instrument.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cells_come_out_of_one_frame_without_twin_image(int seed)
    {
        var scene = new Scene { Seed = seed };
        var truth = _instrument.Truth(scene);
        var frame = _instrument.Frame(scene);

        var result = PhaseRetrieval.Run([frame], new PhaseRetrievalSettings());
        var found = Accuracy.Of(result.Field, truth);

        Assert.True(found is { Complex: <= 0.1, PhaseRad: <= 0.02 }, $"{found}");
        Assert.InRange(result.Transforms, 4 * result.Curve.Count, 270);
        var simple = Propagation.Run(
            frame.Amplitude, frame.Optics, new PropagationSettings { DistanceUm = -scene.ZUm });
        Assert.True(Accuracy.Of(simple.Field, truth).Complex > 0.7, "the twin image is in the simple reconstruction");
    }

    // Half as thick, back-propagation is wrong by 0.094 rad.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_phase_of_thin_cells_is_right_to_a_fiftieth_of_a_radian(int seed)
    {
        var scene = new Scene { Seed = seed, PathScale = 0.5 };
        var found = Accuracy.Of(Retrieve(null, _instrument.Frame(scene)).Field, _instrument.Truth(scene));
        Assert.True(found.PhaseRad <= 0.02, $"{found}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Four_heights_find_cells_in_sixty_iterations(int seed)
    {
        var scene = new Scene { Seed = seed };
        var frames = new[] { 1000.0, 1030, 1120, 1480 }
            .Select(z => _instrument.Frame(scene with { ZUm = z })).ToArray();
        var found = Accuracy.Of(Retrieve(60, frames).Field, _instrument.Truth(scene));
        Assert.True(found.Complex <= 0.15, $"{found}");
    }

    [Fact]
    public void Three_wavelengths_find_cells()
    {
        var scene = new Scene { Seed = 1 };
        var frames = new[] { 532.0, 460, 630 }
            .Select(nm => _instrument.Frame(scene with { WavelengthNm = nm })).ToArray();
        var found = Accuracy.Of(Retrieve(60, frames).Field, _instrument.Truth(scene));
        Assert.True(found.Complex <= 0.15, $"{found}");
    }

    [Fact]
    public void Four_directions_of_light_find_cells()
    {
        var scene = new Scene { Seed = 1 };
        var frames = new[] { (0.0, 0.0), (6, 0), (-3, 5), (-3, -5) }
            .Select(angle => _instrument.Frame(scene with { AngleXDeg = angle.Item1, AngleYDeg = angle.Item2 }))
            .ToArray();
        var found = Accuracy.Of(Retrieve(60, frames).Field, _instrument.Truth(scene));
        Assert.True(found.Complex <= 0.15, $"{found}");
    }

    [Fact]
    public void The_green_pixels_of_a_raw_colour_frame_suffice_without_demosaicing()
    {
        var scene = new Scene { Seed = 1, ColourFilter = "RGGB" };
        var frame = _instrument.Frame(scene) with { Sites = ColourSites.UpperRight | ColourSites.LowerLeft };
        var found = Accuracy.Of(Retrieve(null, frame).Field, _instrument.Truth(scene));
        Assert.True(found.Complex <= 0.35, $"{found}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bars_finer_than_the_pixels_are_resolved_from_four_half_pixel_shifts(int seed)
    {
        const double halfPitchUm = 1.1;
        const double half = Instrument.PixelUm / 2;
        // Another place of the bars on the pixels for each sample.
        var (x, y) = (0.3 * seed, -0.2 * seed);
        var shifts = new[] { (0.0, 0.0), (half, 0), (0, half), (half, half) };
        var frames = shifts.Select(shift => _instrument.Frame(new Scene
        {
            Sample = "Bars", BarHalfPitchUm = halfPitchUm, ZUm = 300, Seed = seed,
            XUm = x + shift.Item1, YUm = y + shift.Item2,
        }) with { SampleXUm = shift.Item1, SampleYUm = shift.Item2 }).ToArray();

        var field = PhaseRetrieval.Run(frames, new PhaseRetrievalSettings { Iterations = 50, Oversampling = 2 }).Field;

        Assert.Equal(Instrument.PixelUm / 2, field.PixelUm);
        var (upright, lying) = BarContrast.Of(field.Amplitude(), field.PixelUm, halfPitchUm, x, y);
        Assert.True(Math.Min(upright, lying) >= 0.2, $"upright {upright:0.00}, lying {lying:0.00}");
    }

    [Fact]
    public void A_frame_normalised_too_bright_is_brought_down_to_what_a_sample_can_do()
    {
        var scene = new Scene { Seed = 1 };
        var frame = _instrument.Frame(scene);
        foreach (ref var pixel in frame.Amplitude.Pixels.AsSpan())
            pixel *= 1.02f;
        var result = Retrieve(null, frame);
        Assert.InRange(Assert.Single(result.Levels), 0.95, 0.975);
        var found = Accuracy.Of(result.Field, _instrument.Truth(scene));
        Assert.True(found.Complex <= 0.17, $"{found}");
    }

    private static PhaseRetrievalResult Retrieve(int? iterations, params SensorFrame[] frames) =>
        PhaseRetrieval.Run(frames, new PhaseRetrievalSettings { Iterations = iterations });
}

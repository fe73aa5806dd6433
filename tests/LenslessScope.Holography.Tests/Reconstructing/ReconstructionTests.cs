using LenslessScope.Holography.Tests.Simulated;

namespace LenslessScope.Holography.Tests;

public sealed class ReconstructionTests
{
    private static ReconstructionSettings Backwards { get; } = new() { Method = ReconstructionMethod.BackPropagation };

    [Fact]
    public void A_known_distance_is_used_as_it_is()
    {
        var result = Reconstruction.Run(
            SimulatedHologram.Make("opaque", 1000), Backwards with { ZUm = 1000 });
        Assert.Null(result.Focus);
        Assert.Equal(1000, result.ZUm);
        Assert.Equal(1000, result.Field!.ZUm);
        Assert.Equal(-1000, result.Propagation!.Settings.DistanceUm);
        // Opaque discs are dark in focus, and the surroundings at 1.
        Assert.InRange(result.Field.Amplitude().Pixels.Min(), 0, 0.4);
        Assert.InRange(result.Field.Amplitude().Pixels.Order().ElementAt(512 * 256), 0.95, 1.05);
    }

    [Fact]
    public void A_search_and_its_distance_given_make_the_same_field()
    {
        var hologram = SimulatedHologram.Make("cells", 1000);
        var searched = Reconstruction.Run(hologram, Backwards with
        {
            Focus = new FocusSettings { MinZUm = 800, MaxZUm = 1200 },
        });
        var given = Reconstruction.Run(hologram, Backwards with { ZUm = searched.ZUm });
        Assert.Equal(given.Field!.Samples, searched.Field!.Samples);
        Assert.Empty(searched.Warnings);
    }

    [Fact]
    public void A_search_without_focus_has_no_field_and_says_why()
    {
        var result = Reconstruction.Run(SimulatedHologram.Make("cells", 1000), Backwards with
        {
            Focus = new FocusSettings { MinZUm = 3000, MaxZUm = 6000 },
        });
        Assert.Null(result.Field);
        Assert.Null(result.ZUm);
        Assert.Contains(result.Focus!.Reason!, result.Warnings);
    }

    [Fact]
    public void A_point_source_and_its_plane_wave_arrangement_give_the_same_field()
    {
        var plane = SimulatedHologram.Make("cells", 1000);
        // M = 4: sensor pitch and distance are four times the effective ones, z = L·(1 − 1/M).
        var point = plane with { Optics = plane.Optics with { PixelUm = 4 * 1.55, SourceUm = 16_000.0 / 3 } };
        var given = Reconstruction.Run(point, Backwards with { ZUm = 4000 });
        var expected = Reconstruction.Run(plane, Backwards with { ZUm = 1000 });
        Assert.Equal(1000, given.Geometry!.Value.DistanceUm, 1e-9);
        Assert.Equal(1.55, given.Field!.PixelUm, 1e-9);
        Assert.True(Fields.Difference(given.Field, expected.Field!) < 1e-5);

        var searched = Reconstruction.Run(point, Backwards with
        {
            Focus = new FocusSettings { MinZUm = 3800, MaxZUm = 4200 },
        });
        Assert.Equal(4000, searched.ZUm!.Value, 4.0);
    }

    [Fact]
    public void Everything_wrong_with_a_request_is_named_at_once()
    {
        var hologram = SimulatedHologram.Make("cells", 1000);
        var refused = Assert.Throws<HolographyException>(() => Reconstruction.Run(
            hologram with { Optics = hologram.Optics with { PixelUm = -1 } },
            Backwards with { ZUm = -3, PaddingFactor = 99, Normalisation = new() { SmoothingPx = -1 } }));
        Assert.Equal(4, refused.Reasons.Count);
        Assert.Contains("one of them", Assert.Single(new ReconstructionSettings().Validate(hologram)));
        Assert.Contains("not both", Assert.Single((Backwards with
        {
            ZUm = 5, Focus = new FocusSettings { MinZUm = 1, MaxZUm = 2 },
        }).Validate(hologram)));
    }

    [Fact]
    public void Cancelled_work_ends_with_the_cancellation() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Reconstruction.Run(SimulatedHologram.Make("cells", 1000),
            Backwards with { ZUm = 1000 }, cancellation: new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(ReconstructionMethod.TotalVariation)]
    [InlineData(ReconstructionMethod.Support)]
    public void An_iterative_method_keeps_its_curve_and_the_distance(ReconstructionMethod method)
    {
        Assert.Equal(ReconstructionMethod.TotalVariation, new ReconstructionSettings().Method);
        var result = Reconstruction.Run(SimulatedHologram.Make("opaque", 1000), new ReconstructionSettings
        {
            ZUm = 1000, Method = method, Retrieval = new PhaseRetrievalSettings { Iterations = 3, Tolerance = 0 },
        });
        Assert.Null(result.Propagation);
        Assert.Equal(3, result.Retrieval!.Curve.Count);
        Assert.Equal(method, result.Retrieval.Settings.Method);
        Assert.Equal((1000, 512, 512), (result.Field!.ZUm, result.Field.Height, result.Field.Width));
    }
}

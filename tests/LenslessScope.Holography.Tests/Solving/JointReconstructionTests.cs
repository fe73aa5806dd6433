using LenslessScope.Holography.Tests.Simulated;

namespace LenslessScope.Holography.Tests;

/// <summary>One field of several frames, from what the simulated instrument records, with noise.</summary>
public sealed class JointReconstructionTests : IDisposable
{
    private readonly Instrument _instrument = new();
    private readonly TemporaryFolder _folder = new();
    private readonly string _picture;

    public JointReconstructionTests() => _picture = _folder.File("discs.png");

    public void Dispose()
    {
        _instrument.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Four_heights_that_are_shifted_nobody_knows_how_far_find_cells_in_sixty_iterations()
    {
        var scene = new Scene { Seed = 1 };
        (double Z, double X, double Y)[] places =
            [(1000, 0, 0), (1030, 4.2, -3.1), (1120, -8.7, 6.4), (1480, 15.5, 11.9)];
        var holograms = places.Select(
            place => _instrument.Record(scene with { ZUm = place.Z, XUm = place.X, YUm = place.Y }));

        var result = JointReconstruction.Run(holograms, places.Length, new JointReconstructionSettings
        {
            ZUm = [.. places.Select(place => place.Z)],
            Registration = new FrameRegistrationSettings { Motion = FrameMotion.Shift },
            Retrieval = new PhaseRetrievalSettings { Iterations = 60 },
        });

        var found = Accuracy.Of(result.Field, _instrument.Truth(scene));
        Assert.True(found.Complex <= 0.15, $"{found}; " + string.Join("; ", result.Frames.Select(frame =>
            $"{frame.ZUm:0.0} {frame.Registration}")));
    }

    [Fact]
    public void Heights_without_any_hint_are_focused_registered_and_solved_though_turned_and_scaled()
    {
        (double Z, Similarity Place)[] places =
            [(1000, Similarity.None), (1060, new(1.004, 1.1, 3.3, -2.2)), (1300, new(0.993, -0.8, -6.1, 4))];
        var holograms = places.Select(place =>
        {
            DiscPicture.Write(_picture, 5, place.Place);
            return _instrument.Record(new Scene { Sample = "File", SampleFile = _picture, ZUm = place.Z, Seed = 5 });
        }).ToList();
        var settings = new JointReconstructionSettings
        {
            Focus = new FocusSettings { MinZUm = 800, MaxZUm = 1500 },
            Retrieval = new PhaseRetrievalSettings { Iterations = 60 },
        };

        var result = JointReconstruction.Run(holograms, holograms.Count, settings);
        var unregistered = JointReconstruction.Run(holograms, holograms.Count,
            settings with { Registration = new FrameRegistrationSettings { Motion = FrameMotion.None } });

        for (var k = 0; k < places.Length; k++)
            Assert.Equal(places[k].Z, result.Frames[k].ZUm, 5.0);
        Assert.InRange(result.MarginPx, 1, 12);
        DiscPicture.Write(_picture, 5, Similarity.None);
        var truth = _instrument.Truth(new Scene { Sample = "File", SampleFile = _picture, ZUm = 1000, Seed = 5 });
        var cut = new Imaging.Roi(result.MarginPx, result.MarginPx, result.Field.Width, result.Field.Height);
        var found = Accuracy.Of(result.Field, truth.Crop(cut));
        var blurred = Accuracy.Of(unregistered.Field, truth);
        Assert.True(found.Complex < 0.45 && found.Complex < 0.6 * blurred.Complex,
            $"registered {found}, not {blurred}");
    }

    [Theory]
    [InlineData(ReconstructionMethod.TotalVariation)]
    [InlineData(ReconstructionMethod.BackPropagation)]
    public void Shifts_that_nobody_told_make_a_field_finer_than_the_pixels(ReconstructionMethod method)
    {
        const double halfPitchUm = 1.1;
        (double X, double Y)[] shifts = [(0, 0), (0.8, 0.03), (0.02, 0.75), (0.79, 0.8)];
        var holograms = shifts.Select(shift => _instrument.Record(new Scene
        {
            Sample = "Bars", BarHalfPitchUm = halfPitchUm, ZUm = 300, XUm = 0.3 + shift.X, YUm = -0.2 + shift.Y,
        }));

        var result = JointReconstruction.Run(holograms, shifts.Length, new JointReconstructionSettings
        {
            ZUm = [300], Method = method,
            Registration = new FrameRegistrationSettings { Motion = FrameMotion.Shift },
            Retrieval = new PhaseRetrievalSettings { Iterations = 50, Oversampling = 2 },
        });

        Assert.Equal(Instrument.PixelUm / 2, result.Field.PixelUm);
        var (upright, lying) = BarContrast.Of(result.Field.Amplitude(), result.Field.PixelUm, halfPitchUm, 0.3, -0.2);
        Assert.True(Math.Min(upright, lying) >= 0.15, $"upright {upright:0.00}, lying {lying:0.00}; " +
            string.Join("; ", result.Frames.Select(frame => frame.Registration)));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var settings = new JointReconstructionSettings
        {
            ZUm = [100, -1], Method = ReconstructionMethod.BackPropagation, Sites = ColourSites.UpperLeft,
            Retrieval = new PhaseRetrievalSettings { Iterations = 0 },
        };
        var refused = Assert.Throws<HolographyException>(() => JointReconstruction.Run([], 3, settings));
        Assert.Equal(6, refused.Reasons.Count);
    }
}

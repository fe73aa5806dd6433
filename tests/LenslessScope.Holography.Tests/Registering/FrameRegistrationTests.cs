using LenslessScope.Holography.Tests.Simulated;

namespace LenslessScope.Holography.Tests;

public sealed class FrameRegistrationTests : IDisposable
{
    private static readonly FrameRegistrationSettings s_settings = new();
    private readonly TemporaryFolder _folder = new();
    private readonly string _picture;

    public FrameRegistrationTests() => _picture = _folder.File("discs.png");

    public void Dispose() => _folder.Dispose();

    // A tenth of a pixel, a hundredth of a degree, 10⁻⁴ of the scale: simulated with noise, twin images and all.
    [Theory]
    [InlineData(1, 1030, 0.4, 1.002, 3.3, -5.6)]
    [InlineData(2, 1120, -2.5, 0.99, -17.25, 8.4)]
    [InlineData(3, 1480, 4, 1.015, 30.7, 21.2)]
    public void Holograms_of_other_heights_are_registered_though_shifted_turned_and_scaled(
        int seed, double zUm, double degrees, double scale, double columns, double rows)
    {
        var truth = new Similarity(scale, degrees, columns, rows);
        using var instrument = new Instrument();
        var reference = InFocus(instrument, seed, Similarity.None, 1000);
        var other = InFocus(instrument, seed, truth, zUm);

        var (found, correlation) = FrameRegistration.Run(reference, other, s_settings);

        Assert.True(Math.Abs(found.ShiftColumns - columns) <= 0.1 && Math.Abs(found.ShiftRows - rows) <= 0.1
            && Math.Abs(found.RotationDegrees - degrees) <= 0.01 && Math.Abs(found.Scale - scale) <= 1e-4,
            $"found {found}, true {truth}, correlation {correlation:0.000}");
        Assert.InRange(correlation, 0.2, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cells_at_other_heights_are_found_to_a_twentieth_of_a_pixel(int seed)
    {
        using var instrument = new Instrument();
        var scene = new Scene { Seed = seed };
        var reference = Field(instrument.Frame(scene));
        var other = Field(instrument.Frame(scene with { ZUm = 1120, XUm = 7.3 * 1.55, YUm = -4.6 * 1.55 }));

        var found = FrameRegistration.Run(reference, other, s_settings with { Motion = FrameMotion.Shift }).Similarity;

        Assert.Equal(7.3, found.ShiftColumns, 0.05);
        Assert.Equal(-4.6, found.ShiftRows, 0.05);
        Assert.Equal((1.0, 0.0), (found.Scale, found.RotationDegrees));
    }

    [Fact]
    public void A_frame_lies_on_itself()
    {
        var field = Fields.Blobs(128, 160);
        var (found, correlation) = FrameRegistration.Run(field, field, s_settings);
        Assert.Equal(1, found.Scale, 1e-6);
        Assert.Equal(0, found.RotationDegrees, 1e-4);
        Assert.Equal(0, found.ShiftColumns, 1e-3);
        Assert.Equal(0, found.ShiftRows, 1e-3);
        Assert.Equal(1, correlation, 1e-6);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var (one, two) = (Fields.Blobs(128, 128), Fields.Blobs(128, 128, spread: 0.52));
        Assert.Equal(FrameRegistration.Run(one, two, s_settings with { Threads = 1 }),
            FrameRegistration.Run(one, two, s_settings with { Threads = 5 }));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var refused = Assert.Throws<HolographyException>(() => FrameRegistration.Run(Fields.Blobs(32, 128),
            Fields.Blobs(128, 128), new FrameRegistrationSettings { MostScale = 7, MostRotationDegrees = -1 }));
        Assert.Equal(4, refused.Reasons.Count);
    }

    private ComplexField InFocus(Instrument instrument, int seed, Similarity similarity, double zUm)
    {
        DiscPicture.Write(_picture, seed, similarity);
        return Field(instrument.Frame(new Scene { Sample = "File", SampleFile = _picture, ZUm = zUm, Seed = seed }));
    }

    private static ComplexField Field(SensorFrame frame) =>
        PhaseRetrieval.Run([frame with { SampleXUm = 0, SampleYUm = 0 }],
            new PhaseRetrievalSettings { Iterations = 40 }).Field;
}

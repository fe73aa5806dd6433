using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Holography.Tests.Simulated;

/// <summary>What lies in the instrument and how the light comes.</summary>
internal sealed record Scene
{
    public string Sample { get; init; } = "Cells";

    public int Seed { get; init; } = 1;

    public double ZUm { get; init; } = 1000;

    public double WavelengthNm { get; init; } = 532;

    public double XUm { get; init; }

    public double YUm { get; init; }

    public double AngleXDeg { get; init; }

    public double AngleYDeg { get; init; }

    public double PathScale { get; init; } = 1;

    public double BarHalfPitchUm { get; init; } = 2;

    public string ColourFilter { get; init; } = "None";

    /// <summary>The picture of the sample File.</summary>
    public string? SampleFile { get; init; }
}

/// <summary>
/// Holograms of the simulated instrument, which has propagation code of its own: pixels of 1.55 µm, 10 bits, a source
/// of 50 µm and 3 nm at 100 mm, shot and read noise, uneven light and pixels; 16 frames without sample.
/// </summary>
internal sealed class Instrument : IDisposable
{
    public const double PixelUm = 1.55;
    private const string Camera = SimulatedInstrument.Camera;
    private const int Flats = 16;
    private readonly SimulatedInstrument _instrument;

    public Instrument(int height = 256, int width = 256)
    {
        _instrument = new SimulatedInstrument(height, width, faithful: true);
        _instrument.Shine(true);
    }

    private CMMCore Core => _instrument.Core;

    /// <summary>A hologram of the scene with its frames without sample and without light.</summary>
    public Hologram Record(Scene scene)
    {
        Arrange(scene);
        var hologram = Snap();
        Core.SetProperty(Camera, "Sample", "Empty");
        var flats = Enumerable.Range(0, Flats).Select(_ => Snap()).ToArray();
        _instrument.Shine(false);
        var dark = Snap();
        _instrument.Shine(true);
        return new Hologram
        {
            Intensity = hologram,
            Backgrounds = flats,
            Darks = [dark],
            Optics = new Optics
            {
                WavelengthNm = scene.WavelengthNm,
                PixelUm = PixelUm,
                Illumination = new Illumination(scene.AngleXDeg, scene.AngleYDeg),
            },
        };
    }

    /// <summary>The same normalised, as a frame to retrieve from.</summary>
    public SensorFrame Frame(Scene scene)
    {
        var hologram = Record(scene);
        return new SensorFrame
        {
            Amplitude = Normalisation.Run(hologram, new NormalisationSettings()).Amplitude,
            Optics = hologram.Optics,
            ZUm = scene.ZUm,
            SampleXUm = scene.XUm,
            SampleYUm = scene.YUm,
        };
    }

    /// <summary>What should be found: the mean of the complex transmission over each pixel.</summary>
    public ComplexField Truth(Scene scene)
    {
        Arrange(scene);
        Core.SetProperty(Camera, "Shows", "TruthAmplitude");
        var amplitude = Snap();
        Core.SetProperty(Camera, "Shows", "TruthPhase");
        var phase = Snap();
        Core.SetProperty(Camera, "Shows", "Hologram");
        return Fields.Make(amplitude.Height, amplitude.Width, PixelUm, scene.WavelengthNm, (y, x) =>
            System.Numerics.Complex.FromPolarCoordinates(
                amplitude[y, x] / 65535, (phase[y, x] - 32768) * Math.PI / 32768));
    }

    public void Dispose() => _instrument.Dispose();

    private void Arrange(Scene scene)
    {
        Core.SetProperty(SimulatedInstrument.Light, "Wavelength-nm", scene.WavelengthNm);
        if (scene.SampleFile != null)
        {
            Core.SetProperty(Camera, "SampleFile", scene.SampleFile);
            Core.SetProperty(Camera, "SampleFilePixelSize-um", 0.5);
        }
        Core.SetProperty(Camera, "Sample", scene.Sample);
        Core.SetProperty(Camera, "SampleSeed", scene.Seed);
        Core.SetProperty(Camera, "SampleDistance-um", scene.ZUm);
        Core.SetProperty(Camera, "SampleX-um", scene.XUm);
        Core.SetProperty(Camera, "SampleY-um", scene.YUm);
        Core.SetProperty(Camera, "SourceAngleX-deg", scene.AngleXDeg);
        Core.SetProperty(Camera, "SourceAngleY-deg", scene.AngleYDeg);
        Core.SetProperty(Camera, "PathScale", scene.PathScale);
        Core.SetProperty(Camera, "BarHalfPitch-um", scene.BarHalfPitchUm);
        Core.SetProperty(Camera, "ColourFilter", scene.ColourFilter);
        Core.SetProperty(Camera, "Seed", scene.Seed);
    }

    private Image<float> Snap()
    {
        var counts = _instrument.Snap();
        return new Image<float>(
            counts.Height, counts.Width, Array.ConvertAll(counts.Pixels, static count => (float)count));
    }
}

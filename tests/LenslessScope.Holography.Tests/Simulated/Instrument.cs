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
/// The simulated instrument of the adapter LenslessSim, which has propagation code of its own: pixels of 1.55 µm, 10
/// bits, a source of 50 µm and 3 nm at 100 mm, shot and read noise, uneven light and pixels; 16 frames without sample.
/// </summary>
internal sealed class Instrument : IDisposable
{
    public const double PixelUm = 1.55;
    private const string Camera = "Camera";
    private const int Flats = 16;
    private readonly CMMCore _core = new();

    public Instrument(int height = 256, int width = 256)
    {
        _core.LoadDevice(Camera, "LenslessSim", "SimCamera");
        _core.SetProperty(Camera, "SensorWidth", width);
        _core.SetProperty(Camera, "SensorHeight", height);
        _core.SetProperty(Camera, "PixelSize-um", PixelUm);
        _core.LoadDevice("Light", "LenslessSim", "SimLight");
        _core.InitializeAllDevices();
        _core.SetCameraDevice(Camera);
        _core.SetAutoShutter(false);
        _core.SetProperty(Camera, "RealTime", "Off");
        _core.SetProperty("Light", "State", 1L);
    }

    /// <summary>A hologram of the scene with its frames without sample and without light.</summary>
    public Hologram Record(Scene scene)
    {
        Arrange(scene);
        var hologram = Snap();
        _core.SetProperty(Camera, "Sample", "Empty");
        var flats = Enumerable.Range(0, Flats).Select(_ => Snap()).ToArray();
        _core.SetProperty("Light", "State", 0L);
        var dark = Snap();
        _core.SetProperty("Light", "State", 1L);
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
        _core.SetProperty(Camera, "Shows", "TruthAmplitude");
        var amplitude = Snap();
        _core.SetProperty(Camera, "Shows", "TruthPhase");
        var phase = Snap();
        _core.SetProperty(Camera, "Shows", "Hologram");
        return Fields.Make(amplitude.Height, amplitude.Width, PixelUm, scene.WavelengthNm, (y, x) =>
            System.Numerics.Complex.FromPolarCoordinates(
                amplitude[y, x] / 65535, (phase[y, x] - 32768) * Math.PI / 32768));
    }

    public void Dispose() => _core.Dispose();

    private void Arrange(Scene scene)
    {
        _core.SetProperty("Light", "Wavelength-nm", scene.WavelengthNm);
        if (scene.SampleFile != null)
        {
            _core.SetProperty(Camera, "SampleFile", scene.SampleFile);
            _core.SetProperty(Camera, "SampleFilePixelSize-um", 0.5);
        }
        _core.SetProperty(Camera, "Sample", scene.Sample);
        _core.SetProperty(Camera, "SampleSeed", scene.Seed);
        _core.SetProperty(Camera, "SampleDistance-um", scene.ZUm);
        _core.SetProperty(Camera, "SampleX-um", scene.XUm);
        _core.SetProperty(Camera, "SampleY-um", scene.YUm);
        _core.SetProperty(Camera, "SourceAngleX-deg", scene.AngleXDeg);
        _core.SetProperty(Camera, "SourceAngleY-deg", scene.AngleYDeg);
        _core.SetProperty(Camera, "PathScale", scene.PathScale);
        _core.SetProperty(Camera, "BarHalfPitch-um", scene.BarHalfPitchUm);
        _core.SetProperty(Camera, "ColourFilter", scene.ColourFilter);
        _core.SetProperty(Camera, "Seed", scene.Seed);
    }

    private Image<float> Snap()
    {
        using var frame = _core.SnapFrame();
        return new Image<float>(frame.Height, frame.Width,
            Array.ConvertAll(frame.PixelsAs<ushort>().ToArray(), static count => (float)count));
    }
}

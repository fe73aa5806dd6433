using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Tests;

/// <summary>Recordings of the simulated instrument as files: cells on a slide of known distance.</summary>
internal static class SimulatedSample
{
    public const double ZUm = 900;

    private const string Camera = "Camera";

    /// <summary>
    /// Writes one hologram for each displacement of the sample along x; answers their paths and an empty frame.
    /// </summary>
    public static (IReadOnlyList<string> Holograms, string Background) Record(
        TemporaryFolder folder, params double[] xUm)
    {
        using var core = new CMMCore();
        core.LoadDevice(Camera, "LenslessSim", "SimCamera");
        core.SetProperty(Camera, "SensorWidth", 320);
        core.SetProperty(Camera, "SensorHeight", 256);
        core.LoadDevice("Light", "LenslessSim", "SimLight");
        core.InitializeAllDevices();
        core.SetCameraDevice(Camera);
        core.SetAutoShutter(false);
        core.SetProperty(Camera, "RealTime", "Off");
        core.SetProperty("Light", "State", 1L);
        core.SetProperty(Camera, "SampleDistance-um", ZUm);
        core.SetProperty(Camera, "Sample", "Empty");
        var background = Snap(core, folder.File("background.tif"));
        core.SetProperty(Camera, "Sample", "Cells");
        var holograms = new List<string>();
        foreach (var x in xUm)
        {
            core.SetProperty(Camera, "SampleX-um", x);
            holograms.Add(Snap(core, folder.File($"cells-{holograms.Count}.tif")));
        }
        return (holograms, background);
    }

    private static string Snap(CMMCore core, string path)
    {
        using var frame = core.SnapFrame();
        OmeTiff.Write(path, new Image<ushort>(frame.Height, frame.Width, frame.PixelsAs<ushort>().ToArray()),
            new OmeMetadata { Name = "hologram", PixelUm = 1.55, WavelengthNm = 532 });
        return path;
    }
}

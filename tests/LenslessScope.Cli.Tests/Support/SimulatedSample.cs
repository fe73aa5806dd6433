using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>Recordings of the simulated instrument as files: cells on a slide of known distance.</summary>
internal static class SimulatedSample
{
    public const double ZUm = 900;

    private const string Camera = SimulatedInstrument.Camera;

    /// <summary>
    /// Writes one hologram for each displacement of the sample along x; answers their paths and an empty frame.
    /// </summary>
    public static (IReadOnlyList<string> Holograms, string Background) Record(
        TemporaryFolder folder, params double[] xUm)
    {
        using var instrument = new SimulatedInstrument(256, 320, faithful: true);
        instrument.Shine(true);
        var core = instrument.Core;
        core.SetProperty(Camera, "SampleDistance-um", ZUm);
        core.SetProperty(Camera, "Sample", "Empty");
        var background = Snap(instrument, folder.File("background.tif"));
        core.SetProperty(Camera, "Sample", "Cells");
        var holograms = new List<string>();
        foreach (var x in xUm)
        {
            core.SetProperty(Camera, "SampleX-um", x);
            holograms.Add(Snap(instrument, folder.File($"cells-{holograms.Count}.tif")));
        }
        return (holograms, background);
    }

    private static string Snap(SimulatedInstrument instrument, string path)
    {
        OmeTiff.Write(path, instrument.Snap(),
            new OmeMetadata { Name = "hologram", PixelUm = 1.55, WavelengthNm = 532 });
        return path;
    }
}

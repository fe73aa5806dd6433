using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless track</c>: the objects of a series of holograms, followed over time.</summary>
internal static class TrackVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the results; made if missing. Older results are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<double?> Gate = Options.Quantity("--gate-um",
        "How far aside an object may be from where it is expected, in one frame. Required.", 0, 1e6, "µm");

    private static readonly Option<double?> AxialGate = Options.Quantity("--axial-gate-um",
        "The same along z. Default: twice the gate.", 0, 1e6, "µm");

    private static readonly Option<double?> Interval = Options.Quantity("--interval-s",
        "Time from frame to frame. Default: what a file of all frames says (ImageJ, OME), else no speeds.", 0, 1e7,
        "s");

    private static readonly Option<TrackMotion> Motion = Options.Choice("--motion",
        "Where an object is expected: steady, ahead by its velocity; random, where it was.", TrackMotion.Steady);

    private static readonly Option<int?> Missing = new("--missing")
    {
        Description = "Frames in a row in which an object may be missing without its track ending. Default: 2.",
        HelpName = "N",
    };

    private static readonly Option<int?> LeastPoints = new("--least-points")
    {
        Description = "The fewest points of a track; shorter ones are left out. Default: 2.",
        HelpName = "N",
    };

    public static Command Create()
    {
        var verb = new Verb("track",
            "Follows the objects of a series of holograms, in the order given: writes tracks with speeds (CSV), a " +
            "picture of the paths and tracks.json. One hologram is in memory at a time.",
            "lensless track frame-*.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 " +
                "--z-range-um 500:1500 --gate-um 20 --interval-s 0.1 -o tracks",
            "lensless track cells-*.png --wavelength-nm 650 --pixel-um 1.4 --z-range-um 900:1100 --gate-um 5 " +
                "--motion random -o tracks")
        {
            HologramOptions.Holograms, Output, Gate, AxialGate, Interval, Motion, Missing, LeastPoints,
        };
        foreach (var option in ObjectOptions.All)
            verb.Options.Add(option);
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static TrackRequest Request(ParseResult parse) => new()
    {
        Holograms = parse.GetRequiredValue(HologramOptions.Holograms),
        Backgrounds = parse.GetValue(HologramOptions.Background)!,
        Darks = parse.GetValue(HologramOptions.Dark)!,
        Normalisation = HologramOptions.Normalisation(parse),
        ColourPlane = parse.GetValue(HologramOptions.Plane),
        WavelengthNm = parse.GetValue(HologramOptions.WavelengthNm),
        PixelUm = parse.GetValue(HologramOptions.PixelUm),
        RefractiveIndex = HologramOptions.RefractiveIndex(parse),
        SourceUm = parse.GetValue(HologramOptions.SourceUm),
        Detection = ObjectOptions.Settings(parse),
        Tracking = Settings(parse),
    };

    private static TrackingSettings? Settings(ParseResult parse)
    {
        if (parse.GetValue(Gate) is not { } gate)
            return null;
        var usual = new TrackingSettings { GateUm = gate };
        return usual with
        {
            AxialGateUm = parse.GetValue(AxialGate),
            Motion = parse.GetValue(Motion),
            MostMissing = parse.GetValue(Missing) ?? usual.MostMissing,
            LeastPoints = parse.GetValue(LeastPoints) ?? usual.LeastPoints,
            FrameInterval = parse.GetValue(Interval) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var display = new WorkflowDisplay("lensless track", console);
        var outcome = TrackWorkflow.Run(Request(parse),
            WorkflowVerb.OutputOf(parse, parse.GetRequiredValue(Output)), display, cancellation);
        return WorkflowVerb.Tell(outcome, display, console, report => [InWords(report)], single: true);
    }

    private static string InWords(TrackReport report) =>
        $"{report.Tracks.Count} tracks over {report.Holograms.Count} frames, {report.TooShort} shorter ones left out";
}

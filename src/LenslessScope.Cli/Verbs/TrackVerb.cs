using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless track</c>: the objects of a series of holograms, followed over time.</summary>
internal static class TrackVerb
{
    // The gate has no default, and is of no account here.
    private static readonly TrackingSettings Usual = new() { GateUm = 0 };

    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the results; created if missing. Older results are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<double?> Gate = Options.Quantity("--gate-um",
        "How far along x and y an object may be from where it is expected, per frame. Required.", 0, 1e6, "µm");

    private static readonly Option<double?> AxialGate = Options.Quantity("--axial-gate-um",
        "The same along z. Default: twice --gate-um.", 0, 1e6, "µm");

    private static readonly Option<double?> Interval = Options.Quantity("--interval-s",
        "Time from frame to frame. Default: from a file of all frames (ImageJ, OME), otherwise no speeds.", 0, 1e7,
        "s");

    private static readonly Option<TrackMotion> Motion = Options.Choice("--motion",
        "Where an object is expected next: steady, ahead by its velocity; random, where it was.", Usual.Motion);

    private static readonly Option<int?> Missing = new("--missing")
    {
        Description = "Number of consecutive frames an object may be missing before its track ends. Default: " +
            $"{Usual.MostMissing}.",
        HelpName = "N",
    };

    private static readonly Option<int?> LeastPoints = new("--least-points")
    {
        Description = $"Minimum number of points of a track; shorter ones are left out. Default: {Usual.LeastPoints}.",
        HelpName = "N",
    };

    public static Command Create()
    {
        var verb = new Verb("track",
            "Tracks the objects of a series of holograms, in the order given: writes tracks with speeds (CSV), a " +
            "picture of the paths and tracks.json. Only one hologram is in memory at a time.",
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

    internal static TrackRequest Request(ParseResult parse) => new()
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
        return Usual with
        {
            GateUm = gate,
            AxialGateUm = parse.GetValue(AxialGate),
            Motion = parse.GetValue(Motion),
            MostMissing = parse.GetValue(Missing) ?? Usual.MostMissing,
            LeastPoints = parse.GetValue(LeastPoints) ?? Usual.LeastPoints,
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

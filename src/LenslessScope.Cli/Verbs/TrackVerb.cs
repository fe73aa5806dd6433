using System.CommandLine;
using LenslessScope.Cli.Results;
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
        "Time from frame to frame. Default: not known, no speeds.", 0, 1e7, "s");

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
            "Follows the objects of a series of holograms, in the order given: writes tracks with speeds (CSV), a picture of " +
            "the paths and tracks.json. One hologram is in memory at a time.",
            "lensless track frame-*.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 --z-range-um 500:1500 --gate-um 20 --interval-s 0.1 -o tracks",
            "lensless track cells-*.png --wavelength-nm 650 --pixel-um 1.4 --z-range-um 900:1100 --gate-um 5 --motion random -o tracks")
        {
            HologramOptions.Holograms, Output, Gate, AxialGate, Interval, Motion, Missing, LeastPoints,
        };
        foreach (var option in ObjectOptions.All)
            verb.Options.Add(option);
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        UsageException.ThrowIfAny(Missed(parse));
        var tracking = Settings(parse);
        var request = HologramOptions.Read(parse, console, zUm: null);
        var detection = ObjectOptions.Settings(parse, request);
        var output = parse.GetRequiredValue(Output);
        UsageException.ThrowIfAny([.. tracking.Validate(), .. OutputFolder.InputsInTheWay(request.Frames, output, [""], TrackFiles.Names).Select(OptionWords.Of)]);
        using var folder = OutputFolder.Begin(output);
        var series = new TrackedSeries(request, detection, console, cancellation);
        var result = ObjectTracking.Run(series.Frames(), tracking, cancellation);
        var report = TrackReport.Of(result, series, request, detection, WorkflowVerb.OutputOf(parse, output).Made());
        var pixelUm = series.Optics!.Effective((detection.MinZUm + detection.MaxZUm) / 2).PixelUm;
        folder.Write("", pathOf => TrackFiles.Write(result, report, series.Projection!, pixelUm, pathOf));
        var files = folder.Commit();
        foreach (var warning in report.Warnings)
            console.Notice(warning);
        console.Result(new { result = report, files },
            [$"{result.Tracks.Count} tracks over {result.Frames} frames, {result.TooShort} shorter ones left out", .. files]);
        return ExitStatus.Success;
    }

    private static IEnumerable<string> Missed(ParseResult parse)
    {
        if (parse.GetValue(Gate) == null)
            yield return "Say how far objects move between two frames: --gate-um G, for example --gate-um 20.";
        if (parse.GetValue(HologramOptions.Holograms) is { } given && HologramPages.Expand(given, []).Count < 2)
            yield return "A track needs at least two holograms: give all frames of the series, in their order.";
    }

    private static TrackingSettings Settings(ParseResult parse)
    {
        var settings = new TrackingSettings { GateUm = parse.GetValue(Gate)!.Value };
        return settings with
        {
            AxialGateUm = parse.GetValue(AxialGate),
            Motion = parse.GetValue(Motion),
            MostMissing = parse.GetValue(Missing) ?? settings.MostMissing,
            LeastPoints = parse.GetValue(LeastPoints) ?? settings.LeastPoints,
            FrameInterval = parse.GetValue(Interval) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }
}

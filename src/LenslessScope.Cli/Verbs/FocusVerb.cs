using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless focus</c>: the focus search of <c>reconstruct</c> alone, with its result and curve.</summary>
internal static class FocusVerb
{
    private static readonly Option<string?> Plot = new("--plot")
    {
        Description = "Draw the focus curve to this PNG file (for a single hologram).",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var verb = new Verb("focus",
            "Finds the distance from sample to sensor at which holograms are in focus, and shows the focus curve.",
            "lensless focus hologram.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 " +
                "--z-range-um 500:1500",
            "lensless focus hologram.tif --z-range-um 500:1500 --plot focus.png --json",
            "lensless focus fly.tif --source-um 14000 --kernel exact --z-range-um 12500:13100")
        {
            HologramOptions.Holograms, Plot,
        };
        foreach (var option in HologramOptions.All)
            verb.Options.Add(option);
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static FocusRequest Request(ParseResult parse) => new()
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
        Focus = HologramOptions.Range(parse) is var (from, to)
            ? new FocusSettings
            {
                MinZUm = from,
                MaxZUm = to,
                Metric = parse.GetValue(HologramOptions.Metric),
                Roi = parse.GetValue(HologramOptions.Region),
                Kernel = parse.GetValue(HologramOptions.Kernel),
            }
            : null,
        Plot = parse.GetValue(Plot),
    };

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var display = new WorkflowDisplay("lensless focus", console);
        var outcome = FocusWorkflow.Run(Request(parse), display, cancellation);
        if (outcome.Failures is [{ Input: null }])
            return display.FirstFailure;
        console.Result(new { results = outcome.Results }, outcome.Results.SelectMany(InWords));
        foreach (var (hologram, focus) in outcome.Results)
        {
            foreach (var warning in focus.Warnings)
                console.Notice($"{hologram}: {warning}");
            if (focus.Reason != null)
                console.Error.WriteLine($"{hologram}: {focus.Reason}");
        }
        var focused = outcome.Results.Count(result => result.Focus.Outcome == FocusOutcome.Found);
        return focused == outcome.Results.Count + outcome.Failures.Count ? ExitStatus.Success
            : focused > 0 ? ExitStatus.Partial
            : outcome.Failures.Count > 0 ? display.FirstFailure
            : ExitStatus.Failure;
    }

    private static IEnumerable<string> InWords(HologramFocus result)
    {
        var (hologram, focus) = result;
        yield return focus.ZUm is { } z
            ? $"{hologram}: in focus at {z:0.0} µm, confidence {focus.Confidence:0.00} ({focus.ElapsedSeconds:0.0} s)"
            : $"{hologram}: no focus from {focus.MinZUm} to {focus.MaxZUm} µm ({focus.ElapsedSeconds:0.0} s)";
        foreach (var line in Sparkline.Of([.. focus.Curve.Where(p => p.Stage == FocusStage.Coarse)
            .Select(p => (p.ZUm, p.Metric))]))
            yield return line;
    }
}

using System.CommandLine;
using LenslessScope.Cli.Results;
using LenslessScope.Holography;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless focus</c>: the search that <c>reconstruct</c> makes, only its answer and its curve.</summary>
internal static class FocusVerb
{
    private static readonly Option<string?> Plot = new("--plot")
    {
        Description = "Draw the focus curve into this PNG file (one hologram only).",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var verb = new Verb("focus",
            "Finds the distance from sample to sensor at which holograms are sharp, and shows the curve.",
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

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var plot = parse.GetValue(Plot);
        var request = HologramOptions.Read(parse, console, zUm: null);
        if (plot != null)
            CheckPlot(plot, request.Paths.Count);
        var found = new List<(string Hologram, FocusReport Focus)>();
        var failures = HologramOptions.ForEach(request.Paths, "lensless focus", console, (path, _) =>
        {
            var focus = Focus.Run(request.Hologram(path), request.Settings().Focus!, request.Normalisation,
                request.Progress(path), cancellation);
            console.Progress("");
            if (plot != null)
                FocusPlot.Of(focus, path).Save(plot);
            found.Add((path, FocusReport.Of(focus)));
        });
        console.Result(new { results = found.Select(f => new { f.Hologram, f.Focus }) },
            found.SelectMany(f => InWords(f.Hologram, f.Focus)));
        foreach (var (hologram, focus) in found)
        {
            foreach (var warning in focus.Warnings)
                console.Notice($"{hologram}: {warning}");
            if (focus.Reason != null)
                console.Error.WriteLine($"{hologram}: {focus.Reason}");
        }
        var focused = found.Count(f => f.Focus.Outcome == FocusOutcome.Found);
        return focused == request.Paths.Count ? ExitStatus.Success : focused > 0 ? ExitStatus.Partial : failures
            ?? ExitStatus.Failure;
    }

    private static void CheckPlot(string plot, int holograms)
    {
        UsageException.ThrowIfAny(new[]
        {
            holograms > 1 ? $"--plot draws one curve, but {holograms} holograms are given. Give one, or leave --plot " +
                "out." : null,
            plot.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
                ? null : $"--plot '{plot}' must end in .png; that is what is drawn.",
            Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(plot)))
                ? null : $"--plot '{plot}': there is no such folder. Make it first.",
        }.OfType<string>());
    }

    private static IEnumerable<string> InWords(string hologram, FocusReport focus)
    {
        yield return focus.ZUm is { } z
            ? $"{hologram}: in focus at {z:0.0} µm, confidence {focus.Confidence:0.00} ({focus.ElapsedSeconds:0.0} s)"
            : $"{hologram}: no focus from {focus.MinZUm} to {focus.MaxZUm} µm ({focus.ElapsedSeconds:0.0} s)";
        foreach (var line in Sparkline.Of([.. focus.Curve.Where(p => p.Stage == FocusStage.Coarse)
            .Select(p => (p.ZUm, p.Metric))]))
            yield return line;
    }
}

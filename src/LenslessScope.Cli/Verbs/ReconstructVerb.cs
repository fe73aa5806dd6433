using System.CommandLine;
using LenslessScope.Cli.Results;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless reconstruct</c>: holograms in files become amplitude and phase in focus.</summary>
internal static class ReconstructVerb
{
    private static readonly Option<double?> ZUm = Options.Quantity("--z-um",
        "Distance from sample to sensor, where it is known.", 0, 1e8, "µm");

    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the results; made if missing. Several holograms get a folder each inside. Older " +
            "results are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    public static Command Create()
    {
        var verb = new Verb("reconstruct",
            "Brings holograms into focus: writes amplitude and phase (OME-TIFF and PNG), the focus curve, a contact " +
                "sheet and result.json; without the twin image also unwrapped phase, optical path and a table of dry masses.",
            "lensless reconstruct hologram.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 " +
                "--z-range-um 500:1500 -o result",
            "lensless reconstruct target.png --wavelength-nm 450 --pixel-um 0.44 --z-range-um 300:1200 --method backprop -o result",
            "lensless reconstruct cell.png --wavelength-nm 650 --pixel-um 1.4 --z-um 2440 --iterations 100 -o result",
            "lensless reconstruct cells.tif --z-range-um 800:1200 --index-difference 0.03 -o result",
            "lensless reconstruct fly.tif --source-um 14000 --kernel exact --z-um 12830 --method backprop -o result",
            "lensless reconstruct z1.tif z2.tif z3.tif z4.tif --together --z-range-um 800:1600 -o result",
            "lensless reconstruct z1.tif z2.tif z3.tif --heights-um 1000,1030,1120 -o result",
            "lensless reconstruct green.tif blue.tif red.tif --wavelengths-nm 532,460,630 --z-um 1000 -o result",
            "lensless reconstruct shift-*.tif --super-resolution 2 --z-um 300 -o result",
            "lensless reconstruct raw.tif --raw-colour rggb --colour-plane green --z-um 1000 -o result")
        {
            HologramOptions.Holograms, ZUm, Output,
        };
        foreach (var option in (Option[])[.. MethodOptions.All, .. JointOptions.All, QuantityOptions.Unwrap,
            QuantityOptions.IndexDifference, QuantityOptions.Increment, .. HologramOptions.All, .. CoherenceOptions.All])
            verb.Options.Add(option);
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        if (JointOptions.Asked(parse))
            return JointReconstruct.Run(parse, parse.GetValue(ZUm), parse.GetRequiredValue(Output), console, cancellation);
        var request = HologramOptions.Read(parse, console, parse.GetValue(ZUm));
        var settings = MethodOptions.Complete(request.Settings(), parse);
        var coherence = CoherenceOptions.Read(parse);
        var measure = QuantityOptions.Wanted(parse, settings.Method) ? QuantityOptions.Settings(parse) : null;
        var output = parse.GetRequiredValue(Output);
        var subfolders = OutputFolder.SubfoldersFor(request.Paths);
        UsageException.ThrowIfAny(OutputFolder.InputsInTheWay(request.Frames, output, subfolders, ReconstructionFiles.Names));
        using var folder = OutputFolder.Begin(output);
        var reports = new List<ReconstructionReport>();
        var failures = HologramOptions.ForEach(request.Paths, "lensless reconstruct", console, (path, i) =>
        {
            var (hologram, result) = Reconstruct(request, settings, path, console, cancellation);
            var limit = ResolutionLimit.Of(result.Optics, result.ZUm!.Value, hologram.Intensity.Height,
                hologram.Intensity.Width, coherence, oneColour: parse.GetValue(HologramOptions.Plane) != ColourPlane.Mean);
            var quantities = measure == null ? null : QuantitativePhase.Run(result.Field!, measure, cancellation);
            var quantityReport = quantities == null
                ? null
                : QuantityReport.Of(quantities, parse.GetValue(QuantityOptions.Increment)!);
            var report = ReconstructionReport.Of(result, path, request.Backgrounds, request.Darks, limit, quantityReport,
                WorkflowVerb.OutputOf(parse, output).Made());
            folder.Write(subfolders[i], pathOf => ReconstructionFiles.Write(hologram, result, report, quantities, pathOf));
            reports.Add(report);
        });
        if (reports.Count == 0)
            return failures!.Value;
        var files = folder.Commit();
        foreach (var report in reports)
            foreach (var warning in report.Warnings)
                console.Notice(reports.Count > 1 ? $"{report.Hologram}: {warning}" : warning);
        if (measure != null && settings.Method == ReconstructionMethod.BackPropagation)
            console.Notice("Back-propagation shows only half of the phase, and its twin image: for heights and masses use " +
                "--method tv, the default.");
        console.Result(new { results = reports, files }, [.. reports.SelectMany(InWords), .. files]);
        return failures == null ? ExitStatus.Success : ExitStatus.Partial;
    }

    private static (Hologram Hologram, ReconstructionResult Result) Reconstruct(
        HologramRequest request, ReconstructionSettings settings, string path, Console console,
        CancellationToken cancellation)
    {
        var hologram = request.Hologram(path);
        var result = Reconstruction.Run(
            hologram, settings, request.Progress(path), request.RetrievalProgress(path), cancellation);
        console.Progress("");
        return result.Field == null ? throw new HolographyException(result.Focus!.Reason!) : (hologram, result);
    }

    private static IEnumerable<string> InWords(ReconstructionReport report)
    {
        yield return $"{report.Hologram}: {(report.Focus == null ? "reconstructed" : "in focus")} at {report.ZUm:0.0} µm" +
        (report.SourceToSampleUm is { } source ? $" from the sensor, {source:0.0} µm from the source" : "") +
        (report.Confidence is { } confidence ? $", confidence {confidence:0.00}" : "") + $" ({report.ElapsedSeconds:0.0} s)";
        if (report.Resolution is { } limit)
            yield return $"  resolves {limit.HalfPitchUm:0.##} µm half-pitch at best, limited by {LimitedBy(limit.Bound)}";
        if (report.Cost is { } cost)
            yield return $"  {cost.Transforms} Fourier {(cost.Transforms == 1 ? "transform" : "transforms")} of {cost.PaddedWidth}×{cost.PaddedHeight}: " +
                $"{cost.Gflop:0.##} GFLOP, {cost.MemoryTrafficGb:0.##} GB of memory traffic";
        if (report.Retrieval is { } retrieval)
            yield return "  twin image taken away in " + $"{retrieval.Iterations} iterations" +
                (retrieval.Weight > 0 ? $", weight of the total variation {retrieval.Weight:0.0e+0} as the frame demands" : "") +
                "; --method backprop is quicker";
        if (report.Quantities is { } quantities)
            yield return $"  {quantities.Objects} phase objects, with their dry masses in phase-objects.csv";
    }

    private static string LimitedBy(ResolutionBound bound) => bound switch
    {
        ResolutionBound.Aperture => "the angles that the sensor catches",
        ResolutionBound.Bandwidth => "the width of the spectrum",
        ResolutionBound.Source => "the size of the source",
        _ => "the pixels",
    };
}

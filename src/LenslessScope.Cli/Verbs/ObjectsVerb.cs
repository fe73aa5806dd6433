using System.CommandLine;
using LenslessScope.Cli.Results;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless objects</c>: particles or cells of a hologram with their places in three dimensions.</summary>
internal static class ObjectsVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the results; made if missing. Several holograms get a folder each inside. Older results are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<bool> DryMass = new("--dry-mass")
    {
        Description = "Also find the phase of every object, by total variation: optical path, dry mass and, with " +
            "--index-difference, height. Takes as long as reconstruct --method tv for each layer of objects.",
    };

    public static Command Create()
    {
        var verb = new Verb("objects",
            "Finds the objects of holograms in a range of distances: writes a table (CSV), a picture with a circle for each " +
            "(its colour is z), a depth map and objects.json.",
            "lensless objects hologram.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 --z-range-um 500:1500 -o result",
            "lensless objects plankton-*.png --wavelength-nm 650 --pixel-um 1.4 --z-range-um 1000:4000 --least-area-px 40 -o result",
            "lensless objects cells.tif --z-range-um 900:1100 --dry-mass --index-difference 0.03 -o result")
        {
            HologramOptions.Holograms, Output, DryMass, QuantityOptions.IndexDifference, QuantityOptions.Increment,
            MethodOptions.Iterations,
        };
        foreach (var option in ObjectOptions.All)
            verb.Options.Add(option);
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var request = HologramOptions.Read(parse, console, zUm: null);
        var settings = ObjectOptions.Settings(parse, request);
        CheckDryMass(parse);
        var output = parse.GetRequiredValue(Output);
        var subfolders = OutputFolder.SubfoldersFor(request.Paths);
        UsageException.ThrowIfAny(OutputFolder.InputsInTheWay(request.Frames, output, subfolders, ObjectFiles.Names));
        using var folder = OutputFolder.Begin(output);
        var reports = new List<ObjectReport>();
        var failures = HologramOptions.ForEach(request.Paths, "lensless objects", console, (path, i) =>
        {
            var hologram = request.Hologram(path);
            var result = ObjectDetection.Run(hologram, settings, request.Normalisation, ObjectOptions.Progress(path, console), cancellation);
            console.Progress("");
            (ObjectReport.PhasePart Part, IReadOnlyList<string> Warnings)? phase =
                parse.GetValue(DryMass) ? Phase(parse, request, hologram, result, path, cancellation) : null;
            console.Progress("");
            var report = ObjectReport.Of(result, hologram.Optics, path, request, phase?.Part,
                [.. result.Warnings, .. phase?.Warnings ?? []], WorkflowVerb.OutputOf(parse, output).Made());
            folder.Write(subfolders[i], pathOf => ObjectFiles.Write(result, report, pathOf));
            reports.Add(report);
        });
        if (reports.Count == 0)
            return failures!.Value;
        var files = folder.Commit();
        foreach (var report in reports)
            foreach (var warning in report.Warnings)
                console.Notice(reports.Count > 1 ? $"{report.Hologram}: {warning}" : warning);
        console.Result(new { results = reports, files }, [.. reports.Select(InWords), .. files]);
        return failures == null ? ExitStatus.Success : ExitStatus.Partial;
    }

    private static void CheckDryMass(ParseResult parse)
    {
        if (!parse.GetValue(DryMass))
            UsageException.ThrowIfAny(
                ((Option[])[QuantityOptions.IndexDifference, QuantityOptions.Increment, MethodOptions.Iterations])
                .Where(option => QuantityOptions.Given(parse, option))
                .Select(option => $"{option.Name} goes with --dry-mass. Add that, or leave it out."));
    }

    private static (ObjectReport.PhasePart Part, IReadOnlyList<string> Warnings) Phase(ParseResult parse,
        HologramRequest request, Hologram hologram, ObjectDetectionResult detected, string path,
        CancellationToken cancellation)
    {
        var retrieval = new PhaseRetrievalSettings();
        if (parse.GetValue(MethodOptions.Iterations) is { } iterations)
            retrieval = retrieval with { Iterations = (int)iterations };
        var settings = QuantityOptions.Settings(parse);
        var increment = parse.GetValue(QuantityOptions.Increment)!;
        var result = ObjectPhase.Run(hologram, detected, request.Normalisation, retrieval, settings,
            request.RetrievalProgress(path), cancellation);
        return (new ObjectReport.PhasePart(result.Phases, result.Phases.Sum(phase => phase?.DryMassPg ?? 0), result.PlanesUm,
            retrieval.Iterations, settings.IndexDifference, increment.Least, increment.Largest,
            result.Elapsed.TotalSeconds), result.Warnings);
    }

    private static string InWords(ObjectReport report) =>
        $"{report.Hologram}: {report.Count.Objects} objects, {report.Count.Confident} of them confident, " +
        $"{report.Count.PerMl:0} a mL ({report.Count.Low95 / report.Count.VolumeMl:0} to {report.Count.High95 / report.Count.VolumeMl:0} " +
        $"by counting statistics)" +
        (report.Phase is { } phase ? $", dry mass {phase.DryMassPg:0.#} pg in all" : "") + $", {report.ElapsedSeconds:0.0} s";
}

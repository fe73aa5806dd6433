using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless reconstruct</c>: holograms in files become amplitude and phase in focus.</summary>
internal static class ReconstructVerb
{
    private static readonly Option<double?> ZUm = Options.Quantity("--z-um",
        "Distance from sample to sensor, if it is known.", 0, 1e8, "µm");

    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the results; created if missing. Each of several holograms gets a subfolder. Older " +
            "results are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    public static Command Create()
    {
        var verb = new Verb("reconstruct",
            "Reconstructs holograms in focus: writes amplitude and phase (OME-TIFF and PNG), the focus curve, a " +
                "contact sheet and result.json; if the twin image is removed, also the unwrapped phase, the optical " +
                "path and a table of dry masses.",
            "lensless reconstruct hologram.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 " +
                "--z-range-um 500:1500 -o result",
            "lensless reconstruct target.png --wavelength-nm 450 --pixel-um 0.44 --z-range-um 300:1200 " +
                "--method backprop -o result",
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
            QuantityOptions.IndexDifference, QuantityOptions.Increment, .. HologramOptions.All,
            .. CoherenceOptions.All])
            verb.Options.Add(option);
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    internal static ReconstructRequest Request(ParseResult parse) => new()
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
        ZUm = parse.GetValue(ZUm),
        ZRangeUm = HologramOptions.Range(parse),
        Metric = Options.Given(parse, HologramOptions.Metric) ? parse.GetValue(HologramOptions.Metric) : null,
        Roi = parse.GetValue(HologramOptions.Region),
        Kernel = Options.Given(parse, HologramOptions.Kernel) ? parse.GetValue(HologramOptions.Kernel) : null,
        Method = MethodOptions.MethodGiven(parse),
        Iterations = MethodOptions.IterationsGiven(parse),
        Unwrap = parse.GetValue(QuantityOptions.Unwrap),
        IndexDifference = parse.GetValue(QuantityOptions.IndexDifference),
        RefractionIncrement = QuantityOptions.IncrementGiven(parse),
        Coherence = CoherenceOptions.Read(parse),
        Joint = JointOptions.Read(parse),
    };

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var request = Request(parse);
        var output = WorkflowVerb.OutputOf(parse, parse.GetRequiredValue(Output));
        var display = new WorkflowDisplay("lensless reconstruct", console);
        return request.Joint != null
            ? WorkflowVerb.Tell(
                JointWorkflow.Run(request, output, display, cancellation), display, console, JointInWords)
            : WorkflowVerb.Tell(
                ReconstructWorkflow.Run(request, output, display, cancellation), display, console, InWords);
    }

    private static IEnumerable<string> InWords(ReconstructionReport report)
    {
        yield return $"{report.Hologram}: {(report.Focus == null ? "reconstructed" : "in focus")} at " +
            $"{report.ZUm:0.0} µm" +
        (report.SourceToSampleUm is { } source ? $" from the sensor, {source:0.0} µm from the source" : "") +
            (report.Confidence is { } confidence ? $", confidence {confidence:0.00}" : "") +
            $" ({report.ElapsedSeconds:0.0} s)";
        if (report.Resolution is { } limit)
            yield return $"  resolves {limit.HalfPitchUm:0.##} µm half-pitch at best, limited by " +
                LimitedBy(limit.Bound);
        if (report.Cost is { } cost)
            yield return $"  {cost.Transforms} Fourier {(cost.Transforms == 1 ? "transform" : "transforms")} of " +
                $"{cost.PaddedWidth}×{cost.PaddedHeight}: " +
                $"{cost.Gflop:0.##} GFLOP, {cost.MemoryTrafficGb:0.##} GB of memory traffic";
        if (report.Retrieval is { } retrieval)
            yield return $"  twin image removed in {retrieval.Iterations} iterations" +
                (retrieval.Weight > 0
                    ? $", weight of the total variation {retrieval.Weight:0.0e+0}, found from the frame" : "") +
                "; --method backprop is faster";
        if (report.Quantities is { } quantities)
            yield return "  " + InWords(quantities);
    }

    private static string InWords(QuantityReport quantities) => quantities.NoMass == MassGap.None
        ? $"{quantities.Objects} phase objects, with their dry masses in phase-objects.csv" +
            (quantities.Opaque > 0 ? $"; {quantities.Opaque} opaque ones have none" : "")
        : "no dry masses (see the note); phase-objects.csv has what stands out of the background";

    private static IEnumerable<string> JointInWords(JointReport report)
    {
        foreach (var frame in report.Frames)
            yield return $"{frame.Hologram}: {(frame.Focus == null ? "at" : "in focus at")} {frame.ZUm:0.0} µm, " +
                $"shifted by {frame.ShiftColumnsPx:0.00}, {frame.ShiftRowsPx:0.00} px, rotated by " +
                $"{frame.RotationDegrees:0.000}°, scale {frame.Scale:0.0000}, correlation {frame.Correlation:0.00}";
        yield return $"one field from {report.Frames.Count} frames, pixels of {report.PixelUm:0.###} µm " +
            $"({report.ElapsedSeconds:0.0} s)";
    }

    private static string LimitedBy(ResolutionBound bound) => bound switch
    {
        ResolutionBound.Aperture => "the angles that reach the sensor",
        ResolutionBound.Bandwidth => "the width of the spectrum",
        ResolutionBound.Source => "the size of the source",
        _ => "the pixels",
    };
}

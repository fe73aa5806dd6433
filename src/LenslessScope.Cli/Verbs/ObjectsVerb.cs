using System.CommandLine;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless objects</c>: particles or cells of a hologram with their positions in 3D.</summary>
internal static class ObjectsVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the results; created if missing. Each of several holograms gets a subfolder. " +
            "Older results are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<bool> DryMass = new("--dry-mass")
    {
        Description = "Also retrieve the phase of every object by total variation: optical path, dry mass and, with " +
            "--index-difference, height. Each layer of objects takes as long as reconstruct --method tv.",
    };

    public static Command Create()
    {
        var verb = new Verb("objects",
            "Finds the objects of holograms within a range of distances: writes a table (CSV), a picture with a " +
            "circle around each object (its colour is z), a depth map and objects.json.",
            "lensless objects hologram.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 " +
                "--z-range-um 500:1500 -o result",
            "lensless objects plankton-*.png --wavelength-nm 650 --pixel-um 1.4 --z-range-um 1000:4000 " +
                "--least-area-px 40 -o result",
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

    internal static ObjectsRequest Request(ParseResult parse) => new()
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
        DryMass = parse.GetValue(DryMass),
        IndexDifference = parse.GetValue(QuantityOptions.IndexDifference),
        RefractionIncrement = QuantityOptions.IncrementGiven(parse),
        Iterations = MethodOptions.IterationsGiven(parse),
    };

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var display = new WorkflowDisplay("lensless objects", console);
        var outcome = ObjectsWorkflow.Run(Request(parse),
            WorkflowVerb.OutputOf(parse, parse.GetRequiredValue(Output)), display, cancellation);
        return WorkflowVerb.Tell(outcome, display, console, report => [InWords(report)]);
    }

    private static string InWords(ObjectReport report) =>
        $"{report.Hologram}: {report.Count.Objects} objects, {report.Count.Confident} of them confident, " +
        $"{report.Count.PerMl:0} per mL ({report.Count.Low95 / report.Count.VolumeMl:0} to " +
        $"{report.Count.High95 / report.Count.VolumeMl:0} " +
        $"by counting statistics)" +
        (report.Phase is { } phase
            ? phase.DryMassPg is { } mass
                ? $", dry mass {mass:0.#} ± {phase.DryMassErrorPg:0.#} pg in all"
                : ", no dry mass (see the note)"
            : "") +
        $", {report.ElapsedSeconds:0.0} s";
}

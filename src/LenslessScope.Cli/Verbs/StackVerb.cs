using System.CommandLine;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless stack</c>: amplitudes of one hologram in many planes.</summary>
internal static class StackVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the results; created if missing. Each of several holograms gets a subfolder. Older " +
            "results are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<double?> StepUm = Options.Quantity("--step-um",
        "Distance between planes. Default: the depth of field in the middle of the range.", 0, 1e8, "µm");

    private static readonly int UsualBits = new StackRequest { Holograms = [] }.Bits;

    private static readonly Option<int> Bits = new("--bits")
    {
        Description = "32: amplitude as floating point; 16: amplitude × 10000 as integers; 8: amplitude × 100.",
        HelpName = "32|16|8",
        DefaultValueFactory = _ => UsualBits,
        CustomParser = result =>
        {
            if (result.Tokens[0].Value is "32" or "16" or "8")
                return int.Parse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture);
            result.AddError($"--bits {result.Tokens[0].Value} is not valid: choose 32, 16 or 8.");
            return UsualBits;
        },
    };

    public static Command Create()
    {
        var verb = new Verb("stack",
            "Reconstructs holograms in many planes: writes the amplitudes as one OME-TIFF, plane by plane, a contact " +
                "sheet with the distances, and stack.json.",
            "lensless stack hologram.tif --background background-*.tif --wavelength-nm 532 --pixel-um 1.55 " +
                "--z-range-um 500:1500 -o stack",
            "lensless stack target.png --wavelength-nm 450 --pixel-um 0.44 --z-range-um 600:900 --step-um 10 --bits " +
                "8 -o stack")
        {
            HologramOptions.Holograms, Output, StepUm, Bits, HologramOptions.WavelengthNm, HologramOptions.PixelUm,
            HologramOptions.Index, HologramOptions.SourceUm, HologramOptions.ZRangeUm, HologramOptions.Background,
            HologramOptions.BackgroundMode, HologramOptions.Dark, HologramOptions.Plane,
        };
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static StackRequest Request(ParseResult parse) => new()
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
        ZRangeUm = HologramOptions.Range(parse),
        StepUm = parse.GetValue(StepUm),
        Bits = parse.GetValue(Bits),
    };

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var display = new WorkflowDisplay("lensless stack", console);
        var outcome = StackWorkflow.Run(Request(parse),
            WorkflowVerb.OutputOf(parse, parse.GetRequiredValue(Output)), display, cancellation);
        return WorkflowVerb.Tell(outcome, display, console, report => [InWords(report)]);
    }

    private static string InWords(StackReport report) =>
        $"{report.Hologram}: {report.PlanesUm.Count} planes from {report.PlanesUm[0]:0.#} to " +
        $"{report.PlanesUm[^1]:0.#} µm, {report.StepUm:0.##} µm apart ({report.ElapsedSeconds:0.0} s)";
}

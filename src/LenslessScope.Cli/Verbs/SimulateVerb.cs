using System.CommandLine;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless simulate</c>: holograms with known ground truth.</summary>
internal static class SimulateVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "Folder for the files; created if missing. Older files of the same names are replaced.",
        HelpName = "DIR",
        Required = true,
    };

    public static Command Create()
    {
        var verb = new Verb("simulate",
            "Makes holograms of a simulated sample, background and dark frames, and the ground truth that a " +
                "reconstruction should find: amplitude, phase, objects and truth.json with every parameter. The " +
                "simulation shares no code with the reconstruction.",
            "lensless simulate -o cells",
            "lensless reconstruct cells/hologram.ome.tif --background cells/background-*.ome.tif --dark " +
                "cells/dark-*.ome.tif --z-um 1000 -o result",
            "lensless simulate --sample beads --z-um 800 --seed 7 -o beads",
            "lensless simulate --sample bars --set Camera.BarHalfPitch-um=1.1 --z-um 300 --shift-um 0,0 0.775,0 " +
                "0,0.775 0.775,0.775 -o shifts",
            "lensless simulate --z-um 900 930 1020 1380 --backgrounds 4 -o heights")
        {
            Output,
        };
        foreach (var option in SimulationOptions.All)
            verb.Options.Add(option);
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var display = new WorkflowDisplay("lensless simulate", console);
        var outcome = SimulationWorkflow.Run(SimulationOptions.Read(parse),
            WorkflowVerb.OutputOf(parse, parse.GetRequiredValue(Output)), display, cancellation);
        return WorkflowVerb.Tell(outcome, display, console, report => [InWords(report)], single: true);
    }

    private static string InWords(TruthReport report) =>
        $"{report.Holograms.Count} hologram{(report.Holograms.Count == 1 ? "" : "s")} of {report.Objects.Count} " +
        $"objects, {report.Backgrounds.Count} background and {report.Darks.Count} dark frames";
}

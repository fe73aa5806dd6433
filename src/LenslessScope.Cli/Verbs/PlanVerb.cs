using System.CommandLine;
using LenslessScope.Acquisition;
using LenslessScope.Cli.Plans;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless plan check|show|example</c>: what a plan will do, before it is run.</summary>
internal static class PlanVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "A plan (YAML)." };

    private static readonly Option<string?> Cfg = new("--cfg")
    {
        Description = "Check the plan against this instrument: devices, presets, values, limits, size of frames. " +
            "Nothing moves.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Where the run will be saved: the free space there, and that there is no run yet.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ".",
    };

    private const long ListedFrames = 20;

    private static readonly Option<long?> Frames = Options.Whole("--frames",
        $"How many frames to list. Default: {ListedFrames}.", 1, 1_000_000);

    public static Command Create()
    {
        var check = new Verb("check",
            "Lists all problems of a plan by line and column, or the frames, bytes and time that it needs.",
            "lensless plan check configs/plans/time-lapse.yaml",
            "lensless plan check configs/plans/time-lapse.yaml --cfg configs/demo.cfg --output /media/usb",
            "lensless plan check plan.yaml --json | jq .durationSeconds")
        {
            File, Cfg, Output,
        };
        check.Runs((parse, console, cancellation) => CheckAsync(parse.GetRequiredValue(File), parse.GetValue(Cfg),
            parse.GetRequiredValue(Output), console, cancellation));

        var show = new Verb("show",
            "Lists the files and the first frames of a plan, in the order of acquisition.",
            "lensless plan show configs/plans/multi-height.yaml",
            "lensless plan show configs/plans/multi-height.yaml --frames 100")
        {
            File, Frames,
        };
        show.Runs((parse, console, _) => Show(parse.GetRequiredValue(File), FramesToList(parse), console));

        var example = new Verb("example",
            "Prints a plan that explains every key, to start from.",
            "lensless plan example > plan.yaml");
        example.Runs((_, console, _) => Example(console));
        return new Verb("plan", "Checks and shows plans: what a run is to do.") { check, show, example };
    }

    /// <summary>How many frames <c>plan show</c> lists.</summary>
    internal static long FramesToList(ParseResult parse) => parse.GetValue(Frames) ?? ListedFrames;

    private static async Task<ExitStatus> CheckAsync(
        string file, string? cfg, string output, Console console, CancellationToken cancellation)
    {
        PlanReport report;
        try
        {
            var plan = PlanFile.Read(file);
            var instrument = cfg == null ? null : await FactsAsync(cfg, plan, console, cancellation);
            if (instrument != null)
                plan = PlanFile.Read(file, instrument);
            var (space, problem) = FreeSpace.At(output);
            UsageException.ThrowIf(problem);
            report = RunFolder.WhyTaken(output) is { } taken
                ? PlanReport.Of(file, cfg, [new PlanProblem("output", taken)])
                : PlanReport.Of(file, cfg, plan, instrument, space!);
        }
        catch (PlanException fault)
        {
            report = PlanReport.Of(file, cfg, fault.Problems);
        }
        console.Result(report, report.InWords());
        return report.Problems.Count > 0 ? ExitStatus.Usage : report.Fits == false ? ExitStatus.Failure
            : ExitStatus.Success;
    }

    private static async Task<InstrumentFacts> FactsAsync(
        string cfg, Plan plan, Console console, CancellationToken cancellation)
    {
        await using var instrument = await InstrumentOptions.LoadAsync(cfg, console, cancellation);
        return await new LocalRuns(instrument).GetFactsForAsync(plan, cancellation);
    }

    private static ExitStatus Show(string file, long count, Console console)
    {
        var plan = PlanFile.Read(file);
        var stacks = plan.Stacks();
        var frames = plan.Frames().Take((int)count).ToList();
        console.Result(new { file, stacks, frames }, PlanListing.InWords(stacks, frames));
        return ExitStatus.Success;
    }

    private static ExitStatus Example(Console console)
    {
        console.Result(new { yaml = PlanFile.Example }, PlanFile.Example.TrimEnd('\n').Split('\n'));
        return ExitStatus.Success;
    }
}

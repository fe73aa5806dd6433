using System.CommandLine;
using System.Globalization;
using LenslessScope.Acquisition;
using LenslessScope.Cli.Acquiring;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless acquire</c>: a plan, run on an instrument, into a folder.</summary>
internal static class AcquireVerb
{
    private static readonly Argument<string?> PlanPath = new("PLAN")
    {
        Description = "The plan (YAML). 'lensless plan example' prints one to start from.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Cfg = new("--cfg")
    {
        Description = "Hardware configuration of the instrument. With --resume by default that of the run.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Output = new("-o", "--output")
    {
        Description = "Folder of the run; made, or empty. Default: the plan's name with date and time.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Go on with the run in this folder, where it stopped.",
        HelpName = "DIR",
    };

    private static readonly Option<string[]> Presets =
        Options.Many("--preset", "Apply a preset before the start; may be repeated.", "GROUP=PRESET");

    private static readonly Option<string[]> Properties = Options.Many(
        "--set", "Set a property before the start, after the presets; may be repeated.", "LABEL.PROPERTY=VALUE");

    private static readonly Option<bool> Compress = new("--compress")
    {
        Description = "Pack the pixels without loss (Deflate): smaller and slower.",
    };

    private static readonly Option<double?> FlushSeconds = Options.Quantity("--flush-seconds",
        "Let frames lie in memory for up to S seconds before they must be on the disk; a power cut costs those. " +
        "Frames further apart than that are there at once. Default: 1.", 0, 10, "S");

    private static readonly Option<bool> Reconstruct = new("--reconstruct")
    {
        Description = "Bring holograms into focus in the background, as far as there is time (the plan needs " +
            "autofocus); pictures in DIR/reconstruction.",
    };

    private static readonly Option<bool> IgnoreFreeSpace = new("--ignore-free-space")
    {
        Description = "Start although the disk is too small for all frames: the run pauses when it is full, and " +
            "goes on by itself when there is room.",
    };

    public static Command Create()
    {
        var verb = new Verb("acquire",
            "Runs a plan on an instrument and writes a run: OME-TIFF, metadata, record. The first Ctrl-C ends it " +
            "after the frame being taken, the second at once; --resume goes on. Ctrl-Z pauses it, and lets it go on; " +
            "from elsewhere: kill -TSTP PID, kill -CONT PID. It pauses by itself while the disk is full, gone " +
            "or read-only.",
            "lensless acquire plan.yaml --cfg configs/demo.cfg",
            "lensless acquire plan.yaml --cfg configs/demo.cfg -o week-1 --preset Sample=Cells",
            "lensless acquire --resume week-1")
        {
            PlanPath, Cfg, Output, Resume, Presets, Properties, Compress, FlushSeconds, Reconstruct, IgnoreFreeSpace,
        };
        verb.Validators.Add(result =>
        {
            var (plan, resume) = (result.GetValue(PlanPath), result.GetValue(Resume));
            if ((plan is null) == (resume is null))
                result.AddError("Give a plan to start a run, or --resume DIR to go on with one.");
            if (plan is not null && result.GetValue(Cfg) is null)
                result.AddError("Say on which instrument: --cfg FILE.");
            if (resume is not null && result.GetValue(Output) is not null)
                result.AddError("--resume writes into the folder of the run: leave -o out.");
        });
        verb.HearsInterrupts = true;
        verb.Runs((parse, console, _) => RunAsync(parse, console));
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(ParseResult parse, Console console)
    {
        using var core = new CMMCore();
        using var writer = parse.GetValue(Resume) is { } folder ? Resumed(core, parse, folder) : Begun(core, parse);
        if (writer is null)
        {
            console.Notice($"the run in '{parse.GetValue(Resume)}' is complete; there is nothing to resume.");
            return ExitStatus.Success;
        }
        var pid = Environment.ProcessId;
        console.Error.WriteLine($"{writer.Expected - writer.Done.Count} frames into {writer.Folder}; Ctrl-C ends it " +
            $"cleanly, Ctrl-Z pauses it and lets it go on (from elsewhere: kill -TSTP {pid}, kill -CONT {pid}).");

        await using var pictures = parse.GetValue(Reconstruct) ? PicturesOf(core, writer) : null;
        var cfg = writer.Facts.ConfigurationPath;
        var settings = new PlanRunSettings
        {
            Reconnect = gone => gone.LoadSystemConfiguration(cfg),
            After = pictures is null ? null : (planned, frame, _) =>
            {
                pictures.Offer(planned, frame);
                return ValueTask.CompletedTask;
            },
        };
        var run = new PlanRun(core, writer, settings);
        using var abort = new CancellationTokenSource();
        using var interrupts = new Interrupts(
            () =>
            {
                console.Notice("ending after the frame that is being taken; Ctrl-C again ends at once.");
                run.Stop();
            },
            abort.Cancel);
        using var pauses = new Pauses(() => run.Pause("asked for; Ctrl-Z or kill -CONT lets it go on."), run.Resume);
        var running = run.RunAsync(abort.Token);
        await new AcquisitionDisplay(console, run).ShowUntilAsync(running);
        var result = await running;
        if (pictures is not null)
            await pictures.FinishAsync();
        List(writer.Folder, console);
        return Tell(result, writer, pictures, console);
    }

    private static RunWriter Begun(CMMCore core, ParseResult parse)
    {
        var (path, cfg) = (parse.GetValue(PlanPath)!, parse.GetValue(Cfg)!);
        _ = TextFile.Lines(path);
        var plan = PlanFile.Read(path);
        InstrumentLoading.Load(core, cfg);
        InstrumentOptions.Apply(core, parse.GetValue(Presets)!, parse.GetValue(Properties)!);
        plan = PlanFile.Read(path, InstrumentFacts.Of(core, plan.Camera));
        var folder = parse.GetValue(Output)
            ?? $"{plan.Name}-{DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        RequireSpace(parse, folder, core, plan, plan.Stacks().Sum(stack => stack.Frames));
        return RunWriter.Create(folder, plan, plan.Stacks(), RunStart.FactsOf(core, cfg), WriterOptions(parse));
    }

    private static RunWriter? Resumed(CMMCore core, ParseResult parse, string folder)
    {
        var run = RunFolder.Read(folder);
        if (run.State == RunState.Complete)
            return null;
        var cfg = parse.GetValue(Cfg) ?? run.Sessions[0].Facts.ConfigurationPath;
        InstrumentLoading.Load(core, cfg);
        InstrumentOptions.Apply(core, parse.GetValue(Presets)!, parse.GetValue(Properties)!);
        UsageException.ThrowIfAny(run.Plan.ProblemsOn(InstrumentFacts.Of(core, run.Plan.Camera)).Select(problem =>
            $"{problem}"));
        RequireSpace(parse, folder, core, run.Plan, run.Expected - run.Frames.Count);
        return RunWriter.Resume(folder, RunStart.FactsOf(core, cfg), WriterOptions(parse));
    }

    private static void RequireSpace(ParseResult parse, string folder, CMMCore core, Plan plan, long frames)
    {
        if (parse.GetValue(IgnoreFreeSpace))
            return;
        var needed = frames * (InstrumentFacts.Of(core, plan.Camera).FrameBytes + new PlanOverheads().BytesPerFrame);
        var (space, problem) = FreeSpace.At(folder);
        UsageException.ThrowIf(problem ?? space!.Shortage(needed));
    }

    // For 'lensless runs'. The run is whole without it.
    private static void List(string folder, Console console)
    {
        try
        {
            using var catalogue = RunCatalogue.Open();
            catalogue.Add(folder);
        }
        catch (Exception error) when (error is IOException or System.Data.Common.DbException)
        {
            console.Notice($"{error.Message} 'lensless runs' does not list this run; 'lensless runs --rebuild DIR' " +
                "can later.");
        }
    }

    private static BackgroundReconstruction PicturesOf(CMMCore core, RunWriter writer)
    {
        var (range, pixelUm) = (writer.Plan.Autofocus, Optical.PixelUm(core));
        var wavelengthNm = range?.WavelengthNm ?? Optical.WavelengthNm(core);
        UsageException.ThrowIfAny(new[]
        {
            range is null ? "--reconstruct needs to know where the focus may be: give the plan an autofocus with " +
                "its range." : null,
            pixelUm is null ? "--reconstruct needs the pixel pitch: add ConfigPixelSize and PixelSize_um to the " +
                "configuration." : null,
            wavelengthNm is null ? "--reconstruct needs the wavelength: give the plan's autofocus wavelength-nm."
                : null,
        }.OfType<string>());
        return new BackgroundReconstruction(writer.Folder, range!, pixelUm!.Value, wavelengthNm!.Value);
    }

    private static RunOptions WriterOptions(ParseResult parse) => new()
    {
        Compression = parse.GetValue(Compress) ? TiffCompression.Deflate : TiffCompression.None,
        FlushEvery = parse.GetValue(FlushSeconds) is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : new RunOptions().FlushEvery,
    };

    private static ExitStatus Tell(PlanRunResult result, RunWriter writer, BackgroundReconstruction? pictures,
        Console console)
    {
        var progress = result.Progress;
        List<string> lines = [$"{progress.Written} of {progress.Expected} frames in {writer.Folder}, " +
            $"{AcquisitionDisplay.Span(progress.Elapsed)}"];
        if (progress.Missing > 0)
            lines.Add($"missing: {progress.Missing}; run.json says which and why");
        if (progress.Lost > 0)
            lines.Add($"lost on the way from the sensor and taken again, or missing: {progress.Lost}");
        if (progress.Drift.TimePoints > 1)
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"schedule: {progress.Drift.Mean.TotalMilliseconds:0} ms late on average, " +
                    $"{progress.Drift.Most.TotalMilliseconds:0} ms at most"));
        if (pictures is not null)
            lines.Add($"reconstructed: {pictures.Done}; left out, because the next hologram had come: " +
                $"{pictures.Skipped}");
        console.Result(new
        {
            folder = writer.Folder,
            outcome = result.Outcome,
            reason = result.Reason,
            progress,
            notRestored = result.NotRestored,
        }, lines);
        foreach (var failure in result.NotRestored)
            console.Notice(failure);
        if (result.Reason is { } reason)
            console.Error.WriteLine($"lensless acquire: {reason}");
        if (result.Outcome != RunOutcome.Completed)
            console.Error.WriteLine($"lensless acquire: " +
                $"{(result.Outcome == RunOutcome.Stopped ? "stopped" : "failed")} after " +
                $"{progress.Written} of {progress.Expected} frames, all of them whole. 'lensless acquire --resume " +
                    $"{writer.Folder}' goes on.");
        return result.Yield switch
        {
            RunYield.All => ExitStatus.Success,
            RunYield.Some => ExitStatus.Partial,
            _ => ExitStatus.Failure,
        };
    }
}

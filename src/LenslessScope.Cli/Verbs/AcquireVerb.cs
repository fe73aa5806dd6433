using System.CommandLine;
using System.Globalization;
using LenslessScope.Acquisition;
using LenslessScope.Cli.Acquiring;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless acquire</c>: runs a plan on an instrument and saves the run in a folder.</summary>
internal static class AcquireVerb
{
    private static readonly Argument<string?> PlanPath = new("PLAN")
    {
        Description = "The plan (YAML). 'lensless plan example' prints one to start from.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Cfg = new("--cfg")
    {
        Description = "Hardware configuration of the instrument. Default with --resume: that of the run.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Output = new("-o", "--output")
    {
        Description = "Folder for the run, new or empty. Default: the plan's name with date and time.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Resume the run in this folder where it stopped.",
        HelpName = "DIR",
    };

    private static readonly Option<string[]> Presets =
        Options.Many("--preset", "Apply a preset before the start; may be repeated.", "GROUP=PRESET");

    private static readonly Option<string[]> Properties = Options.Many(
        "--set", "Set a property before the start, after the presets; may be repeated.", "LABEL.PROPERTY=VALUE");

    private static readonly Option<bool> Compress = new("--compress")
    {
        Description = "Compress the pixels without loss (Deflate): smaller files, slower writing.",
    };

    private static readonly Option<double?> FlushSeconds = Options.Quantity("--flush-seconds",
        "Frames may stay in memory for up to S seconds before they are on disk; a power cut loses them. Frames that " +
        $"come further apart are written at once. Default: {new RunOptions().FlushEvery.TotalSeconds}.", 0, 10, "S");

    private static readonly Option<bool> Reconstruct = new("--reconstruct")
    {
        Description = "Reconstruct holograms in the background as time permits (the plan needs autofocus); the " +
            "pictures go to DIR/reconstruction.",
    };

    private static readonly Option<bool> IgnoreFreeSpace = new("--ignore-free-space")
    {
        Description = "Start even if the disk is too small for all frames: the run pauses when it is full and " +
            "continues by itself when there is room.",
    };

    private static readonly Option<bool> StopOnHangup = new("--stop-on-hangup")
    {
        Description = "End the run as Ctrl-C does when the terminal is closed. Default: it goes on without a " +
            "terminal, with its messages in DIR/run.log.",
    };

    public static Command Create()
    {
        var verb = new Verb("acquire",
            "Runs a plan on an instrument and saves the run: OME-TIFF, metadata, record. The first Ctrl-C ends it " +
            "after the current frame, the second at once; --resume continues it. Ctrl-Z pauses it and, pressed " +
            "again, continues it; from elsewhere: kill -TSTP PID, kill -CONT PID. It pauses by itself while the disk " +
            "is full, gone or read-only.",
            "lensless acquire plan.yaml --cfg configs/demo.cfg",
            "lensless acquire plan.yaml --cfg configs/demo.cfg -o week-1 --preset Sample=Cells",
            "lensless acquire --resume week-1")
        {
            PlanPath, Cfg, Output, Resume, Presets, Properties, Compress, FlushSeconds, Reconstruct, IgnoreFreeSpace,
            StopOnHangup,
        };
        verb.Validators.Add(result =>
        {
            var (plan, resume) = (result.GetValue(PlanPath), result.GetValue(Resume));
            if ((plan is null) == (resume is null))
                result.AddError("Give a plan to start a run, or --resume DIR to continue one.");
            if (plan is not null && result.GetValue(Cfg) is null)
                result.AddError("Say which instrument to use: --cfg FILE.");
            if (resume is not null && result.GetValue(Output) is not null)
                result.AddError("--resume writes into the run's own folder: leave -o out.");
        });
        verb.HearsInterrupts = true;
        verb.Runs((parse, console, _) => RunAsync(parse, console));
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(ParseResult parse, Console console)
    {
        var resumed = parse.GetValue(Resume) is { } folder ? RunFolder.Read(folder) : null;
        if (resumed?.State == RunState.Complete)
        {
            console.Notice($"the run in '{parse.GetValue(Resume)}' is complete; there is nothing to resume.");
            return ExitStatus.Success;
        }
        if (parse.GetValue(PlanPath) is { } path)
            _ = PlanFile.Read(path);
        var cfg = parse.GetValue(Cfg) ?? resumed!.Sessions[0].Facts.ConfigurationPath;
        await using var instrument = await InstrumentOptions.LoadAsync(cfg, new InstrumentSettings
        {
            Presets = parse.GetValue(Presets)!,
            Properties = parse.GetValue(Properties)!,
        }, console, CancellationToken.None);
        var runs = new LocalRuns(instrument, new PlanRunSettings { Reconnect = _ => instrument.Reload() });
        var request = await RequestAsync(parse, runs, console);
        var pid = Environment.ProcessId;
        IRun? begun = null;
        using var beginning = new CancellationTokenSource();
        // Before the run begins, so that no signal finds nobody who listens.
        using var interrupts = new Interrupts(
            () =>
            {
                console.Notice("ending after the current frame; press Ctrl-C again to end at once.");
                beginning.Cancel();
                begun?.Stop();
            },
            () =>
            {
                if (begun is { } now)
                    now.Abort();
                else
                    Environment.Exit((int)ExitStatus.Failure);
            },
            parse.GetValue(StopOnHangup) ? null : () => console.Notice("the terminal is gone; the run goes on. " +
                $"'lensless runs' shows it, kill -INT {pid} ends it cleanly."));
        await using var run = await runs.StartAsync(request, beginning.Token);
        begun = run;
        if (beginning.IsCancellationRequested)
            run.Stop();
        using var kept = console.KeepMessages(run.MessageFile);
        console.Error.WriteLine($"{run.Remaining} frames into {run.Folder}; Ctrl-C ends it " +
            $"cleanly, Ctrl-Z pauses and continues it (from elsewhere: kill -TSTP {pid}, kill -CONT {pid}).");
        using var pauses = new Pauses(() => run.Pause("asked for; Ctrl-Z or kill -CONT continues it."), run.Resume);
        List(run.Folder, console);
        await new AcquisitionDisplay(console, run).ShowUntilAsync(run.Completion);
        var result = await run.Completion;
        begun = null;
        List(run.Folder, console);
        return Tell(result, run, console, kept);
    }

    private static async Task<RunRequest> RequestAsync(ParseResult parse, LocalRuns runs, Console console)
    {
        var request = new RunRequest
        {
            Folder = parse.GetValue(Resume) ?? parse.GetValue(Output) ?? "",
            Options = WriterOptions(parse),
            Reconstruct = parse.GetValue(Reconstruct),
            IgnoreFreeSpace = parse.GetValue(IgnoreFreeSpace),
        };
        if (parse.GetValue(PlanPath) is not { } path)
            return request;
        // Checked against the instrument here, too: only the file knows lines and columns.
        var facts = await runs.GetFactsForAsync(PlanFile.Read(path));
        var plan = PlanFile.Read(path, facts);
        foreach (var note in plan.NotesOn(facts))
            console.Notice($"{note}");
        return request with
        {
            Plan = plan,
            Folder = request.Folder.Length > 0 ? request.Folder
                : $"{plan.Name}-{DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}",
        };
    }

    // For 'lensless runs'. The run is complete without it.
    private static void List(string folder, Console console)
    {
        if (RunCatalogue.TryAdd(folder) is { } reason)
            console.Notice($"{reason} 'lensless runs' does not list this run until 'lensless runs " +
                "--rebuild DIR' has found it.");
    }

    internal static RunOptions WriterOptions(ParseResult parse) => new()
    {
        Compression = parse.GetValue(Compress) ? TiffCompression.Deflate : TiffCompression.None,
        FlushEvery = parse.GetValue(FlushSeconds) is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : new RunOptions().FlushEvery,
    };

    private static ExitStatus Tell(PlanRunResult result, IRun run, Console console, KeptMessages kept)
    {
        var progress = result.Progress;
        List<string> lines = [$"{progress.Written} of {progress.Expected} frames in {run.Folder}, " +
            $"{AcquisitionDisplay.Span(progress.Elapsed)}"];
        if (progress.Missing > 0)
            lines.Add($"missing: {progress.Missing}; run.json tells which and why");
        if (progress.Lost > 0)
            lines.Add($"lost between sensor and program, then taken again or missing: {progress.Lost}");
        if (progress.Drift.TimePoints > 1)
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"schedule: {progress.Drift.Mean.TotalMilliseconds:0} ms late on average, " +
                    $"{progress.Drift.Most.TotalMilliseconds:0} ms at most"));
        if (run.Pictures is { } pictures)
            lines.Add($"reconstructed: {pictures.Done}; skipped because the next hologram had arrived: " +
                $"{pictures.Skipped}");
        console.Result(new
        {
            folder = run.Folder,
            outcome = result.Outcome,
            reason = result.Reason,
            progress,
            notRestored = result.NotRestored,
        }, lines);
        lines.ForEach(kept.WriteLine);
        foreach (var failure in result.NotRestored)
            console.Notice(failure);
        if (result.Reason is { } reason)
            console.Error.WriteLine($"lensless acquire: {reason}");
        if (result.Outcome != RunOutcome.Completed)
            console.Error.WriteLine("lensless acquire: " +
                $"{(result.Outcome == RunOutcome.Stopped ? "stopped" : "failed")} after {progress.Written} of " +
                $"{progress.Expected} frames, all of them intact. Continue with 'lensless acquire --resume " +
                $"{run.Folder}'.");
        return result.Yield switch
        {
            RunYield.All => ExitStatus.Success,
            RunYield.Some => ExitStatus.Partial,
            _ => ExitStatus.Failure,
        };
    }
}

using System.CommandLine;
using LenslessScope.Cli.Live;
using LenslessScope.Instrument;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless live</c>: shows what a camera sends, as it comes.</summary>
internal static class LiveVerb
{
    private const long MostFrames = 1_000_000_000, EachFrame = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // beyond twice the exposure time

    private enum SavedFormat
    {
        Tif,
        Png,
    }

    private static readonly Option<string?> Cfg = new("--cfg")
    {
        Description = "Hardware configuration of the instrument.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Camera = new("--camera")
    {
        Description = "The camera of the configuration to use, by its label. Default: the core's camera.",
        HelpName = "LABEL",
    };

    private static readonly Option<string?> Device = new("--device")
    {
        Description = "A camera without a configuration: its node, a stable link to it, or part of its name, as " +
            "listed by 'lensless devices'. Its label is Camera.",
        HelpName = "NODE",
    };

    private static readonly Option<string?> Adapter = new("--adapter")
    {
        Description = $"Adapter and device for a camera without a configuration. Default with --device: {NodeAdapter}.",
        HelpName = "LIBRARY/NAME",
    };

    private const string NodeAdapter = VideoNodes.Library + "/" + VideoNodes.Camera;

    private static readonly Option<string[]> Presets =
        Options.Many("--preset", "Apply a preset before the start; may be repeated.", "GROUP=PRESET");

    private static readonly Option<string[]> Properties = Options.Many("--set",
        "Set a property before the start, after the presets; may be repeated. With --device and --adapter also " +
        "properties set before initialisation, such as Camera.Size=640x480.", "LABEL.PROPERTY=VALUE");

    private static readonly Option<double?> ExposureMs =
        Options.Quantity("--exposure-ms", "Exposure time. Default: the camera's current setting.", 0, 3_600_000, "ms");

    private static readonly Option<long?> Frames =
        Options.Whole("--frames", "End after N frames. Default: run until Ctrl-C.", 1, MostFrames);

    private static readonly Option<double?> Seconds =
        Options.Quantity("--seconds", "End after S seconds. Default: run until Ctrl-C.", 0, 31_536_000, "S");

    private static readonly Option<double?> StallSeconds = Options.Quantity("--stall-seconds",
        $"Give up when no frame has come for S seconds. Default: {Patience.TotalSeconds} s plus twice the exposure " +
            "time.",
        0, 86_400, "S");

    private static readonly Option<string?> Save = new("--save")
    {
        Description = "Save frames in this folder, created if missing, as frame-000001.ome.tif and so on.",
        HelpName = "DIR",
    };

    private static readonly Option<long?> Every =
        Options.Whole("--every", $"Save only every Nth frame. Default: {EachFrame}, every frame.", 1, MostFrames);

    private static readonly Option<SavedFormat> Format = Options.Choice("--save-as",
        "Format of saved frames: OME-TIFF with metadata, or PNG with the pixels only.", SavedFormat.Tif);

    private static readonly Option<bool> Overwrite = new("--overwrite")
    {
        Description = "Replace frames that are already in the folder.",
    };

    private static readonly Option<bool> Picture = new("--picture")
    {
        Description = "Also draw a small picture of the frame, on terminals with colours.",
    };

    public static Command Create()
    {
        var verb = new Verb("live",
            "Shows what a camera sends: frames, rate, drops, brightness and histogram. Ctrl-C ends it.",
            "lensless live --cfg configs/demo.cfg",
            "lensless live --cfg configs/demo.cfg --frames 20 --save frames --json",
            "lensless live --device /dev/video0 --set Camera.Format=GREY --seconds 10",
            "lensless live --adapter LenslessSim/SimCamera --picture")
        {
            Cfg, Camera, Device, Adapter, Presets, Properties, ExposureMs, Frames, Seconds, StallSeconds, Save, Every,
            Format, Overwrite, Picture,
        };
        verb.Runs(RunAsync);
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        ParseResult parse, Console console, CancellationToken cancellation)
    {
        CheckSource(parse);
        var folder = parse.GetValue(Save) is { } save ? ReadyFolder(save, parse.GetValue(Overwrite)) : null;

        await using var instrument = await LoadAsync(parse, console, cancellation);
        if (parse.GetValue(ExposureMs) is { } exposure)
            await instrument.SetAsync(new InstrumentSettings { ExposureMs = exposure }, cancellation);
        await using var saver =
            folder == null ? null : await SaverIntoAsync(instrument, folder, parse.GetValue(Format));
        var exposureMs = (await instrument.GetFramesAsync(cancellation))?.ExposureMs ?? 0;
        var limits = LimitsOf(parse, exposureMs);

        var session = new LiveSession(
            instrument, limits, DisplayFor(console, parse), saver, folder, TimeProvider.System);
        var summary = await session.RunAsync(cancellation);
        if (console.Json)
            console.Progress("");
        console.Result(summary, InWords(summary));
        return Judge(summary, session.Fault, limits.Stall, console);
    }

    /// <summary>When the view ends, and which frames are saved.</summary>
    internal static LiveLimits LimitsOf(ParseResult parse, double exposureMs) => new(
        parse.GetValue(Frames),
        parse.GetValue(Seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        parse.GetValue(StallSeconds) is { } stall
            ? TimeSpan.FromSeconds(stall)
            : Patience + TimeSpan.FromMilliseconds(2 * exposureMs),
        parse.GetValue(Every) ?? EachFrame);

    private static void CheckSource(ParseResult parse)
    {
        var (cfg, device, adapter) = (parse.GetValue(Cfg), parse.GetValue(Device), parse.GetValue(Adapter));
        UsageException.ThrowIfAny(new[]
        {
            cfg == null && device == null && adapter == null
                ? "Say which camera: --cfg FILE, --device NODE or --adapter LIBRARY/NAME. 'lensless devices' lists " +
                    "the cameras."
                : null,
            cfg != null && (device ?? adapter) != null
                ? "--cfg names an instrument, --device and --adapter name a single camera: give one or the other."
                : null,
            cfg == null && parse.GetValue(Camera) != null ? "--camera needs the --cfg that has the camera." : null,
            cfg == null && parse.GetValue(Presets)!.Length > 0 ? "--preset needs the --cfg that defines it." : null,
            adapter != null && adapter.Split('/') is not [{ Length: > 0 }, { Length: > 0 }]
                ? $"--adapter '{adapter}' is not of the form LIBRARY/NAME, as in LenslessSim/SimCamera."
                : null,
            parse.GetValue(Save) == null && (parse.GetValue(Every) != null || parse.GetValue(Overwrite))
                ? "--every and --overwrite need --save: name the folder to save frames in."
                : null,
        }.OfType<string>());
    }

    private static async Task<LocalInstrument> LoadAsync(
        ParseResult parse, Console console, CancellationToken cancellation)
    {
        var properties = parse.GetValue(Properties)!;
        if (parse.GetValue(Cfg) is { } cfg)
        {
            var instrument = await InstrumentOptions.LoadAsync(cfg, console, cancellation);
            try
            {
                await instrument.ChooseCameraAsync(parse.GetValue(Camera), cancellation);
                (await instrument.SetAsync(new InstrumentSettings
                {
                    Presets = parse.GetValue(Presets)!,
                    Properties = properties,
                }, cancellation)).ThrowIfRefused();
                return instrument;
            }
            catch
            {
                await instrument.DisposeAsync();
                throw;
            }
        }
        var adapter = (parse.GetValue(Adapter) ?? NodeAdapter).Split('/');
        string[] device = parse.GetValue(Device) is { } node ? [$"{InstrumentLoading.CameraLabel}.Device={node}"] : [];
        return await LocalInstrument.LoadCameraAsync(
            adapter[0], adapter[1], [.. device, .. properties], cancellation);
    }

    private static ILiveDisplay DisplayFor(Console console, ParseResult parse) =>
        console.Json ? new ProgressDisplay(console)
        : console.IsTerminal ? new TerminalDisplay(console.Out, Console.Columns, parse.GetValue(Picture))
        : new LineDisplay(console.Out);

    private static string ReadyFolder(string folder, bool overwrite)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"Cannot write to the folder '{folder}': {e.Message.TrimEnd('.')}. " +
                "Name a folder that you may write to with --save.", e);
        }
        if (!overwrite && Directory.EnumerateFiles(folder, "frame-*").FirstOrDefault() is { } there)
            throw new OutputException($"The folder '{folder}' already has frames, {Path.GetFileName(there)} among " +
                    "them. Name another folder, or replace them with --overwrite.");
        return folder;
    }

    private static async Task<FrameSaver> SaverIntoAsync(
        LocalInstrument instrument, string folder, SavedFormat format)
    {
        try
        {
            return await FrameSaver.IntoAsync(instrument, folder, format == SavedFormat.Png ? ".png" : ".ome.tif");
        }
        catch (RequestException refused)
        {
            throw new UsageException(
                [$"--save: {OptionWords.Of(refused.Problems[0])} That is --save-as png here."]);
        }
    }

    private static IEnumerable<string> InWords(LiveSummary summary)
    {
        yield return $"{summary.Camera}: {summary.Frames} frames of {summary.Width}×{summary.Height} in " +
            $"{summary.Seconds:0.0} s{(summary.FramesPerSecond is { } rate ? $", {rate:0.00} per second" : "")}, " +
            LiveWords.Drops(summary.Dropped);
        if (summary.Saved is { } saved)
            yield return $"{saved.Frames} frames saved in {saved.Folder}";
    }

    private static ExitStatus Judge(LiveSummary summary, Exception? fault, TimeSpan stall, Console console)
    {
        var message = summary.End switch
        {
            LiveEnd.Stalled => $"no frame came from '{summary.Camera}' for {stall.TotalSeconds:0.#} s " +
                $"(it exposes for {summary.ExposureMs:0.###} ms). Check cable, light trigger and exposure, or wait " +
                "longer with --stall-seconds.",
            LiveEnd.CameraEnded => $"'{summary.Camera}' stopped by itself after {summary.Frames} frames.",
            LiveEnd.SavingFailed => $"saving ended after {summary.Saved!.Frames} frames; those are intact.",
            _ when summary.Dropped.Saving > 0 =>
                $"{summary.Dropped.Saving} frames came faster than they could be saved. " +
                "Save fewer frames with --every, use a smaller region, or save to a faster disk.",
            _ => null,
        };
        if (message != null)
            console.Error.WriteLine($"lensless live: {message}");
        var faultStatus = fault == null ? (ExitStatus?)null : Faults.Report(fault, "lensless live", console.Error);
        return summary.End switch
        {
            LiveEnd.Stalled or LiveEnd.CameraEnded => ExitStatus.Hardware,
            LiveEnd.SavingFailed => summary.Saved!.Frames > 0 ? ExitStatus.Partial : ExitStatus.Failure,
            _ => faultStatus ?? (summary.Dropped.Saving > 0 ? ExitStatus.Partial : ExitStatus.Success),
        };
    }
}

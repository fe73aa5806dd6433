using System.CommandLine;
using LenslessScope.Instrument;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless snap</c>: takes frames with an instrument's camera and saves them.</summary>
internal static class SnapVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "File to write: .tif, .tiff or .ome.tif for OME-TIFF with metadata, .png for the pixels only. " +
            "With --count, -001, -002 … go before the ending.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<int> Count = new("--count")
    {
        Description = "How many frames to take, one file each; 1 to 9999.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, out var count) && count is >= 1 and <= 9999)
                return count;
            result.AddError($"--count {result.Tokens[0].Value} is not valid: give a whole number from 1 to 9999.");
            return 1;
        },
    };

    private static readonly Option<double?> ExposureMs =
        Options.Quantity("--exposure-ms", "Exposure time. Default: that of the configuration.", 0, 3_600_000, "ms");

    private static readonly Option<double?> WavelengthNm = Options.Quantity("--wavelength-nm",
        "Wavelength to record in the file. Default: the property Wavelength-nm of the light source, if it has one.",
            100, 20_000, "nm");

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace existing files." };

    public static Command Create()
    {
        var verb = new Verb("snap", "Takes frames with an instrument's camera and writes them to files.",
            "lensless snap --cfg configs/demo.cfg -o hologram.tif",
            "lensless snap --cfg configs/demo.cfg --preset Sample=Empty --count 16 -o background.tif",
            "lensless snap --cfg configs/demo.cfg --set Camera.Gain=2 --exposure-ms 20 -o bright.png")
        {
            InstrumentOptions.Cfg, Output, Count, ExposureMs, WavelengthNm, InstrumentOptions.Presets,
            InstrumentOptions.Properties, Overwrite,
        };
        verb.Runs(RunAsync);
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        ParseResult parse, Console console, CancellationToken cancellation)
    {
        var files = FileNames(parse.GetRequiredValue(Output), parse.GetValue(Count));
        CheckFiles(files, parse.GetValue(Overwrite));

        var cfg = parse.GetRequiredValue(InstrumentOptions.Cfg);
        await using var instrument =
            await InstrumentOptions.LoadAsync(cfg, InstrumentOptions.SettingsOf(parse), console, cancellation);
        if (await instrument.GetFramesAsync(cancellation) is null)
            throw new UsageException([$"{cfg} does not name a camera. Add the line " +
                "'Property,Core,Camera,LABEL' to it."]);
        if (parse.GetValue(ExposureMs) is { } exposure)
            await instrument.SetAsync(new InstrumentSettings { ExposureMs = exposure }, cancellation);

        var snapped = new List<Snapshot>();
        foreach (var file in files)
        {
            if (cancellation.IsCancellationRequested)
                break;
            try
            {
                using var frame = await instrument.SnapAsync(parse.GetValue(WavelengthNm), CancellationToken.None);
                snapped.Add(frame.Save(file));
            }
            catch (Exception e) when (snapped.Count > 0)
            {
                Faults.Report(e, "lensless snap", console.Error);
                break;
            }
            console.Progress($"{snapped.Count} of {files.Count} frames");
        }
        console.Progress("");
        console.Result(new { frames = snapped }, snapped.Select(s =>
            $"{s.File}: {s.Width}×{s.Height} {s.PixelType}, {s.ExposureMs} " +
                $"ms{(s.PixelUm is { } um ? $", {um} µm pixels" : "")}" +
            (s.WavelengthNm is { } nm ? $", {nm} nm" : "")));
        if (snapped.Count == files.Count)
            return ExitStatus.Success;
        console.Error.WriteLine($"lensless snap: stopped after {snapped.Count} of {files.Count} frames; those are " +
            "intact.");
        return ExitStatus.Partial;
    }

    private static List<string> FileNames(string output, int count)
    {
        if (count == 1)
            return [output];
        var folder = Path.GetDirectoryName(output) ?? "";
        var name = Path.GetFileName(output);
        var ending = name.EndsWith(".ome.tif", StringComparison.OrdinalIgnoreCase)
            ? name[^8..] : Path.GetExtension(name);
        return [.. Enumerable.Range(1, count)
            .Select(i => Path.Combine(folder, $"{name[..^ending.Length]}-{i:000}{ending}"))];
    }

    private static void CheckFiles(IReadOnlyList<string> files, bool overwrite)
    {
        var first = files[0];
        if (!FrameFile.IsPng(first) && !first.EndsWith(".tif", StringComparison.OrdinalIgnoreCase)
            && !first.EndsWith(".tiff", StringComparison.OrdinalIgnoreCase))
            throw new UsageException([$"The format of '{first}' cannot be told from its ending. Use .tif, .tiff, " +
                ".ome.tif or .png."]);
        var folder = Path.GetDirectoryName(Path.GetFullPath(first))!;
        if (!Directory.Exists(folder))
            throw new OutputException($"There is no folder '{folder}' to write {Path.GetFileName(first)} to. Create " +
                "it first.");
        var existing = overwrite ? [] : files.Where(File.Exists).ToList();
        if (existing.Count > 0)
            throw new OutputException($"{string.Join(", ", existing)} exist{(existing.Count == 1 ? "s" : "")} " +
                "already. Choose another name, or replace with --overwrite.");
    }
}

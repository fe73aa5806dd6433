using System.CommandLine;
using System.Runtime.InteropServices;
using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless snap</c>: one frame, or several, from an instrument to files.</summary>
internal static class SnapVerb
{
    private static readonly Option<string> Cfg = new("--cfg") { Description = "Hardware configuration of the instrument.", HelpName = "FILE", Required = true };

    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "File to write: .tif, .tiff or .ome.tif for OME-TIFF with metadata, .png for the pixels alone. With --count, -001, -002 … go before the ending.",
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
            result.AddError($"--count {result.Tokens[0].Value} is not possible: give a whole number from 1 to 9999.");
            return 1;
        },
    };

    private static readonly Option<double?> ExposureMs =
        Options.Quantity("--exposure-ms", "Exposure time. Default: as the configuration sets it.", 0, 3_600_000, "ms");

    private static readonly Option<double?> WavelengthNm = Options.Quantity("--wavelength-nm",
        "Wavelength to record in the file. Default: the property Wavelength-nm of the light source, if it has one.", 100, 20_000, "nm");

    private static readonly Option<string[]> Presets = Options.Many("--preset", "Apply a preset before the snap; may be repeated.", "GROUP=PRESET");

    private static readonly Option<string[]> Properties =
        Options.Many("--set", "Set a property before the snap, after the presets; may be repeated.", "LABEL.PROPERTY=VALUE");

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace files that exist." };

    private sealed record Snapped(string File, int Width, int Height, string PixelType, double? PixelUm, double? WavelengthNm,
        double ExposureMs, IReadOnlyDictionary<string, string> Metadata);

    public static Command Create()
    {
        var verb = new Verb("snap", "Takes frames with an instrument's camera and writes them to files.",
            "lensless snap --cfg configs/demo.cfg -o hologram.tif",
            "lensless snap --cfg configs/demo.cfg --preset Sample=Empty --count 16 -o background.tif",
            "lensless snap --cfg configs/demo.cfg --set Camera.Gain=2 --exposure-ms 20 -o bright.png")
        {
            Cfg, Output, Count, ExposureMs, WavelengthNm, Presets, Properties, Overwrite,
        };
        verb.Runs((parse, console, cancellation) => Run(parse, console, cancellation));
        return verb;
    }

    private static ExitStatus Run(ParseResult parse, Console console, CancellationToken cancellation)
    {
        var files = FileNames(parse.GetRequiredValue(Output), parse.GetValue(Count));
        CheckFiles(files, parse.GetValue(Overwrite));

        using var core = new CMMCore();
        Instrument.Load(core, parse.GetRequiredValue(Cfg));
        if (core.GetCameraDevice().Length == 0)
            throw new UsageException([$"{parse.GetValue(Cfg)} names no camera. Add the line 'Property,Core,Camera,LABEL' to it."]);
        Instrument.Apply(core, parse.GetValue(Presets)!, parse.GetValue(Properties)!);
        if (parse.GetValue(ExposureMs) is { } exposure)
            SetExposure(core, exposure);

        var wavelength = parse.GetValue(WavelengthNm) ?? Instrument.WavelengthNm(core);
        var snapped = new List<Snapped>();
        foreach (var file in files)
        {
            if (cancellation.IsCancellationRequested)
                break;
            try
            {
                snapped.Add(Snap(core, file, wavelength));
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
            $"{s.File}: {s.Width}×{s.Height} {s.PixelType}, {s.ExposureMs} ms{(s.PixelUm is { } um ? $", {um} µm pixels" : "")}" +
            (s.WavelengthNm is { } nm ? $", {nm} nm" : "")));
        if (snapped.Count == files.Count)
            return ExitStatus.Success;
        console.Error.WriteLine($"lensless snap: stopped after {snapped.Count} of {files.Count} frames; those are whole.");
        return ExitStatus.Partial;
    }

    // The interface's own call cannot refuse, so the limits are looked at before it and the outcome after it.
    private static void SetExposure(CMMCore core, double exposureMs)
    {
        const string Property = "Exposure";
        var camera = core.GetCameraDevice();
        if (core.HasProperty(camera, Property) && core.HasPropertyLimits(camera, Property))
        {
            var (low, high) = (core.GetPropertyLowerLimit(camera, Property), core.GetPropertyUpperLimit(camera, Property));
            if (exposureMs < low || exposureMs > high)
                throw new UsageException([$"--exposure-ms {exposureMs} is not possible: '{camera}' exposes for {low} to {high} ms."]);
        }
        core.SetExposure(exposureMs);
        var granted = core.GetExposure();
        if (Math.Abs(granted - exposureMs) > 0.1 * exposureMs)
            throw new UsageException([$"--exposure-ms {exposureMs} was not taken: '{camera}' exposes for {granted} ms. Ask for a time that it offers."]);
    }

    private static Snapped Snap(CMMCore core, string file, double? wavelengthNm)
    {
        core.SnapImage();
        using var frame = core.GetFrame();
        var pixelUm = core.GetPixelSizeUm();
        var snapped = new Snapped(file, frame.Width, frame.Height, frame.PixelType, pixelUm > 0 ? pixelUm : null, wavelengthNm,
            core.GetExposure(), Describe(frame, core));
        Write(frame, snapped);
        return snapped;
    }

    // The frame's own tags, and the state of every device as LABEL-PROPERTY: what made this frame stays with it.
    private static Dictionary<string, string> Describe(Frame frame, CMMCore core)
    {
        var metadata = new Dictionary<string, string>(frame.Metadata);
        foreach (var setting in core.GetSystemState().Settings)
            metadata[$"{setting.DeviceLabel}-{setting.PropertyName}"] = setting.PropertyValue;
        return metadata;
    }

    private static void Write(Frame frame, Snapped snapped)
    {
        var metadata = new OmeMetadata
        {
            Name = Path.GetFileNameWithoutExtension(snapped.File),
            PixelUm = snapped.PixelUm,
            WavelengthNm = snapped.WavelengthNm,
            ExposureMs = snapped.ExposureMs,
            AcquiredAt = DateTimeOffset.Now,
            Annotations = snapped.Metadata,
        };
        var png = IsPng(snapped.File);
        switch (frame.BytesPerPixel, frame.Components)
        {
            case (1, 1):
                var bytes = new Image<byte>(frame.Height, frame.Width, frame.Pixels.ToArray());
                if (png) Png.Write(snapped.File, bytes); else OmeTiff.Write(snapped.File, bytes, metadata);
                break;
            case (2, 1):
                var words = new Image<ushort>(frame.Height, frame.Width, MemoryMarshal.Cast<byte, ushort>(frame.Pixels).ToArray());
                if (png) Png.Write(snapped.File, words); else OmeTiff.Write(snapped.File, words, metadata);
                break;
            default:
                throw new OutputException($"The camera gives {frame.PixelType}; only GRAY8 and GRAY16 can be written. " +
                    "Choose another pixel type with --set CAMERA.PixelType=….");
        }
    }

    private static List<string> FileNames(string output, int count)
    {
        if (count == 1)
            return [output];
        var folder = Path.GetDirectoryName(output) ?? "";
        var name = Path.GetFileName(output);
        var ending = name.EndsWith(".ome.tif", StringComparison.OrdinalIgnoreCase) ? name[^8..] : Path.GetExtension(name);
        return [.. Enumerable.Range(1, count).Select(i => Path.Combine(folder, $"{name[..^ending.Length]}-{i:000}{ending}"))];
    }

    private static void CheckFiles(IReadOnlyList<string> files, bool overwrite)
    {
        var first = files[0];
        if (!IsPng(first) && !first.EndsWith(".tif", StringComparison.OrdinalIgnoreCase) && !first.EndsWith(".tiff", StringComparison.OrdinalIgnoreCase))
            throw new UsageException([$"'{first}' has an ending that says no format. Use .tif, .tiff, .ome.tif or .png."]);
        var folder = Path.GetDirectoryName(Path.GetFullPath(first))!;
        if (!Directory.Exists(folder))
            throw new OutputException($"There is no folder '{folder}' to write {Path.GetFileName(first)} to. Make it first.");
        var existing = overwrite ? [] : files.Where(File.Exists).ToList();
        if (existing.Count > 0)
            throw new OutputException($"{string.Join(", ", existing)} exist{(existing.Count == 1 ? "s" : "")} already. " +
                "Choose another name, or replace with --overwrite.");
    }

    private static bool IsPng(string file) => file.EndsWith(".png", StringComparison.OrdinalIgnoreCase);
}

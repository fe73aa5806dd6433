using LenslessScope.Instrument;
using LenslessScope.MMCore;
using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>A state of the camera that a plan asks for, as far as it may decide size and type of the frames.</summary>
/// <param name="Path">The part of the plan that it comes from; empty for the first image.</param>
/// <param name="What">That part in words.</param>
/// <param name="Settings">What is set, in this order; none where the plan leaves all as it is.</param>
internal sealed record CameraFormat(string Path, string What, IReadOnlyList<Setting> Settings);

/// <summary>All frames of a run are alike: of one size and one type of pixel.</summary>
internal static class FormatRules
{
    // Names differ from adapter to adapter: Binning, Width, ROI_X, Resolution, "Image Size", …
    private static readonly string[] _words =
        ["bin", "width", "height", "size", "resol", "roi", "region", "crop", "decim", "subsampl"];

    /// <summary>Whether a property of a camera may have a say in size or type of its frames.</summary>
    public static bool MayChangeFormat(string property) => ColourRules.MayChangePixelType(property)
        || _words.Any(word => property.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The state of the first image, then each in which one part of the plan differs from it.
    /// </summary>
    public static IReadOnlyList<CameraFormat> FormatsOf(Plan plan, InstrumentFacts instrument)
    {
        var camera = plan.Camera ?? instrument.Camera;
        var settings = Of(plan.Settings.Select(s => new Setting(s.Device, s.Property, s.Value)));
        var axes = plan.Axes.Where(axis => axis.Values.Count > 0).ToList();
        var channel = plan.Channels.Count > 0 ? plan.Channels[0].Preset : null;
        List<CameraFormat> formats = [Format("", "", [channel], null, "")];
        foreach (var (i, other) in plan.Channels.Index().Skip(1))
            formats.Add(Format($"channels[{i}]{(other.Preset is null ? "" : ".preset")}",
                other.Preset is { } preset ? $"With {InWords(preset)}" : "Without a preset", [other.Preset], null, ""));
        foreach (var (i, axis) in plan.Axes.Index())
            foreach (var (k, value) in axis.Values.Index().Skip(1))
                formats.Add(Format($"axes[{i}].values[{k}]", $"With {axis.Property} {Quoted(value)}", [channel], axis,
                    value));
        foreach (var (path, reference) in new[] { ("background", plan.Background), ("dark", plan.Dark) })
            if (reference?.Preset is { } preset)
                formats.Add(Format($"{path}.preset", $"With {InWords(preset)}", [channel, preset], null, ""));
        return formats;

        CameraFormat Format(string path, string what, PresetChoice?[] presets, PropertyAxis? changed, string value)
        {
            var all = settings.Concat(presets.OfType<PresetChoice>()
                    .SelectMany(choice => instrument.PresetsOfFormat.GetValueOrDefault(choice, [])))
                .Concat(Of(axes.Select(axis => new Setting(axis.Device, axis.Property,
                    ReferenceEquals(axis, changed) ? value : axis.Values[0]))));
            return new CameraFormat(path, what,
                [.. all.GroupBy(setting => setting.Property).Select(same => same.Last())]);
        }

        List<Setting> Of(IEnumerable<Setting> asked) => [.. asked
            .Where(setting => (setting.Device == PlanSetting.OfCamera || setting.Device == camera)
                && MayChangeFormat(setting.Property))
            .Select(setting => setting with { Device = camera })];
    }

    /// <summary>What makes frames that cannot stand in one run; of formats that were asked for.</summary>
    public static IEnumerable<PlanProblem> Check(Plan plan, string camera, InstrumentFacts instrument)
    {
        if (!instrument.Formats.TryGetValue("", out var first))
            yield break;
        if (first.PixelType is not (PixelType.GRAY8 or PixelType.GRAY16 or PixelType.RGB32 or PixelType.Unknown))
            yield return new PlanProblem("camera", $"The camera {Quoted(camera)} gives {first.PixelType}; GRAY8, " +
                "GRAY16 and RGB32 can be recorded. Choose another pixel type in the settings of the plan or the .cfg.");
        foreach (var (path, what, _) in FormatsOf(plan, instrument).Skip(1))
            if (instrument.Formats.TryGetValue(path, out var shape) && shape != first)
                yield return new PlanProblem(path, $"{what} the frames have {shape}, the first ones {first}; all " +
                    "frames of a run must be alike. Make it a run of its own.");
    }

    private static string InWords(PresetChoice preset) => $"the preset {preset.Group}={preset.Preset}";
}

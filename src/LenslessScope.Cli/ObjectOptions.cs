using System.CommandLine;
using LenslessScope.Holography;

namespace LenslessScope.Cli;

/// <summary>What <c>objects</c> and <c>track</c> are given alike: how objects are looked for.</summary>
internal static class ObjectOptions
{
    public static Option<double?> StepUm { get; } = Options.Quantity("--step-um",
        "Distance between the planes looked at. Default: half of the depth of field.", 0, 1e8, "µm");

    public static Option<double?> Threshold { get; } = Options.Quantity("--threshold",
        "Median absolute deviations above the median at which an object begins. Default: 5.", 0, 1000, "N");

    public static Option<int?> LeastAreaPx { get; } = new("--least-area-px")
    {
        Description = "The fewest connected bright pixels of an object. Default: 10.",
        HelpName = "N",
    };

    public static IEnumerable<Option> All =>
    [
        HologramOptions.WavelengthNm, HologramOptions.PixelUm, HologramOptions.Index, HologramOptions.SourceUm,
        HologramOptions.ZRangeUm, StepUm, Threshold, LeastAreaPx, HologramOptions.Background, HologramOptions.BackgroundMode,
        HologramOptions.Dark, HologramOptions.Plane,
    ];

    /// <summary>The settings; their values are checked against each hologram.</summary>
    public static ObjectDetectionSettings Settings(ParseResult parse, HologramRequest request)
    {
        var (from, to) = request.ZRangeUm!.Value;
        var settings = new ObjectDetectionSettings { MinZUm = from, MaxZUm = to, StepUm = parse.GetValue(StepUm) };
        return settings with
        {
            ThresholdDeviations = parse.GetValue(Threshold) ?? settings.ThresholdDeviations,
            LeastAreaPx = parse.GetValue(LeastAreaPx) ?? settings.LeastAreaPx,
        };
    }

    public static IProgress<ObjectDetectionProgress> Progress(string path, Console console) =>
        new Telling(progress => console.Progress($"{Path.GetFileName(path)}: looking for objects, {progress.Fraction:0 %}"));

    // Progress<T> of the framework reports on other threads, after the work is over.
    private sealed class Telling(Action<ObjectDetectionProgress> action) : IProgress<ObjectDetectionProgress>
    {
        public void Report(ObjectDetectionProgress value) => action(value);
    }
}

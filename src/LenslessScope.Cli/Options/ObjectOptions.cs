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
        HologramOptions.ZRangeUm, StepUm, Threshold, LeastAreaPx, HologramOptions.Background,
        HologramOptions.BackgroundMode, HologramOptions.Dark, HologramOptions.Plane,
    ];

    /// <summary>
    /// The settings, whose values are checked against each hologram; null where it is not said where to look.
    /// </summary>
    public static ObjectDetectionSettings? Settings(ParseResult parse)
    {
        if (HologramOptions.Range(parse) is not var (from, to))
            return null;
        var usual = new ObjectDetectionSettings { MinZUm = from, MaxZUm = to, StepUm = parse.GetValue(StepUm) };
        return usual with
        {
            ThresholdDeviations = parse.GetValue(Threshold) ?? usual.ThresholdDeviations,
            LeastAreaPx = parse.GetValue(LeastAreaPx) ?? usual.LeastAreaPx,
        };
    }
}

using System.CommandLine;
using LenslessScope.Holography;

namespace LenslessScope.Cli;

/// <summary>The options that <c>objects</c> and <c>track</c> share: how objects are detected.</summary>
internal static class ObjectOptions
{
    // Where to look has no default, and is of no account here.
    private static readonly ObjectDetectionSettings Usual = new() { MinZUm = 0, MaxZUm = 0 };

    public static Option<double?> StepUm { get; } = Options.Quantity("--step-um",
        "Distance between the planes that are searched. Default: half the depth of field.", 0, 1e8, "µm");

    public static Option<double?> Threshold { get; } = Options.Quantity("--threshold",
        "Detection threshold, in median absolute deviations above the median. Default: " +
            $"{Usual.ThresholdDeviations}.", 0, 1000, "N");

    public static Option<int?> LeastAreaPx { get; } = new("--least-area-px")
    {
        Description = $"Minimum number of connected bright pixels of an object. Default: {Usual.LeastAreaPx}.",
        HelpName = "N",
    };

    public static IEnumerable<Option> All =>
    [
        HologramOptions.WavelengthNm, HologramOptions.PixelUm, HologramOptions.Index, HologramOptions.SourceUm,
        HologramOptions.ZRangeUm, StepUm, Threshold, LeastAreaPx, HologramOptions.Background,
        HologramOptions.BackgroundMode, HologramOptions.Dark, HologramOptions.Plane,
    ];

    /// <summary>
    /// The settings, whose values are checked against each hologram; null if no range is given in which to look.
    /// </summary>
    public static ObjectDetectionSettings? Settings(ParseResult parse)
    {
        if (HologramOptions.Range(parse) is not var (from, to))
            return null;
        return Usual with
        {
            MinZUm = from,
            MaxZUm = to,
            StepUm = parse.GetValue(StepUm),
            ThresholdDeviations = parse.GetValue(Threshold) ?? Usual.ThresholdDeviations,
            LeastAreaPx = parse.GetValue(LeastAreaPx) ?? Usual.LeastAreaPx,
        };
    }
}

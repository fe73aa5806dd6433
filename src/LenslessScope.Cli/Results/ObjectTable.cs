using LenslessScope.Holography;

namespace LenslessScope.Cli.Results;

/// <summary>Objects as rows of a table.</summary>
internal static class ObjectTable
{
    public static IReadOnlyList<string> Header { get; } =
        ["id", "x_um", "y_um", "z_um", "diameter_um", "area_um2", "peak_contrast", "confidence", "touches_border"];

    public static IReadOnlyList<object?> Row(DetectedObject o) =>
        [o.Id, o.XUm, o.YUm, o.ZUm, o.DiameterUm, o.AreaUm2, o.PeakContrast, o.Confidence, o.TouchesBorder];
}

using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>Everything that <c>objects</c> writes for one hologram.</summary>
internal static class ObjectFiles
{
    /// <summary>The names of all files that <see cref="Write"/> makes.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["objects.csv", "objects.png", "objects.json", "depth.ome.tif"];

    /// <summary>Writes the files; <paramref name="pathOf"/> says where a name goes.</summary>
    public static void Write(ObjectDetectionResult result, ObjectReport report, Func<string, string> pathOf)
    {
        ObjectTable.Write(pathOf("objects.csv"), result.Objects, report.Phase, report.Optics.WavelengthNm);
        var middle = (result.Settings.MinZUm + result.Settings.MaxZUm) / 2;
        var pixelUm = report.Optics.Effective(middle).PixelUm;
        ObjectOverlay.Of(result, pixelUm, Path.GetFileName(report.Hologram)).Save(pathOf("objects.png"));
        OmeTiff.Write(pathOf("depth.ome.tif"), result.DepthMap(), new OmeMetadata
        {
            Name = "depth",
            ChannelName = "distance from the sensor, µm",
            PixelUm = pixelUm,
            WavelengthNm = report.Optics.WavelengthNm,
            Description = $"Distance of each object of {Path.GetFileName(report.Hologram)} from the sensor; NaN " +
                "where there is none.",
        });
        ResultJson.Write(pathOf("objects.json"), report);
    }
}

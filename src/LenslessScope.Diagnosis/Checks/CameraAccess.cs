using LenslessScope.Instrument;

namespace LenslessScope.Diagnosis;

/// <summary>The nodes of cameras: whether there are any, and whether this user may open them.</summary>
internal static class CameraAccess
{
    public static IEnumerable<Finding> Check() =>
        Check(CameraNodes.Devices, CameraNodes.Classes, CameraNodes.MayOpen);

    /// <param name="devices">The folder of the nodes.</param>
    /// <param name="classes">The folder in which <c>videoN/name</c> says what a node is.</param>
    /// <param name="mayOpen">Whether this user may read and write a node.</param>
    public static IEnumerable<Finding> Check(string devices, string classes, Func<string, bool> mayOpen)
    {
        var videos = CameraNodes.In(devices, "video");
        var all = videos.Concat(CameraNodes.In(devices, "media")).ToList();
        if (videos.Count == 0)
            yield return Finding.Warning("cameras",
                $"there is no {devices}/video*: no camera is connected, or its driver is not loaded",
                "Check the cable and, on a Raspberry Pi, the camera lines of /boot/firmware/config.txt; 'dmesg | " +
                    "grep -i -e camera -e unicam' shows the driver's messages.\nSimulated and recorded cameras work " +
                    "without.");
        var closed = all.Where(node => !mayOpen(node)).ToList();
        if (closed.Count > 0)
            yield return Finding.Problem("cameras", $"this user may not open {string.Join(", ", closed)}",
                CameraNodes.PermissionStep);
        var open = all.Except(closed).ToList();
        if (open.Count > 0)
            yield return Finding.Ok("cameras",
                string.Join(", ", open.Select(node => node + InBrackets(node, classes))));
    }

    private static string InBrackets(string node, string classes) =>
        CameraNodes.NameOf(node, classes) is { } name ? $" ({name})" : "";
}

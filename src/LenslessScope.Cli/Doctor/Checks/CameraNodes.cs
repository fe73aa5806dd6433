using System.Runtime.InteropServices;

namespace LenslessScope.Cli.Doctor.Checks;

/// <summary>The kernel's nodes of cameras: whether there are any, and whether this user may open them.</summary>
internal static partial class CameraNodes
{
    private const int ReadAndWrite = 4 | 2;

    private const string Devices = "/dev", Classes = "/sys/class/video4linux";

    /// <summary>Why a node that this user may not open cannot be used, and what to do.</summary>
    public const string NotPermitted =
        "this user may not open it. Add yourself to the group video: sudo usermod -aG video $USER, then log in again.";

    public static IEnumerable<Finding> Check() => Check(Devices, Classes, MayOpen);

    /// <summary>All nodes /dev/video*, by their numbers.</summary>
    public static IReadOnlyList<string> All() => Nodes(Devices, "video");

    /// <summary>Whether this user may read and write a node.</summary>
    public static bool MayOpen(string node) => access(node, ReadAndWrite) == 0;

    /// <summary>The driver's name for a node; null where it tells none.</summary>
    public static string? NameOf(string node) => SystemFile.Line(Path.Combine(Classes, Path.GetFileName(node), "name"));

    /// <param name="devices">The folder of the nodes.</param>
    /// <param name="classes">The folder in which <c>videoN/name</c> says what a node is.</param>
    /// <param name="mayOpen">Whether this user may read and write a node.</param>
    public static IEnumerable<Finding> Check(string devices, string classes, Func<string, bool> mayOpen)
    {
        var videos = Nodes(devices, "video");
        var all = videos.Concat(Nodes(devices, "media")).ToList();
        if (videos.Count == 0)
            yield return Finding.Warning("cameras",
                $"there is no {devices}/video*: no camera is connected, or its driver is not loaded",
                "Check the cable and, on a Raspberry Pi, the camera lines of /boot/firmware/config.txt; 'dmesg | " +
                    "grep -i -e camera -e unicam' shows the driver's messages.\nSimulated and recorded cameras work " +
                    "without.");
        var closed = all.Where(node => !mayOpen(node)).ToList();
        if (closed.Count > 0)
            yield return Finding.Problem("cameras", $"this user may not open {string.Join(", ", closed)}",
                "Add yourself to the group video: sudo usermod -aG video $USER, then log in again.");
        var open = all.Except(closed).ToList();
        if (open.Count > 0)
            yield return Finding.Ok("cameras",
                string.Join(", ", open.Select(node => node + InBrackets(node, classes))));
    }

    private static List<string> Nodes(string folder, string kind) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFileSystemEntries(folder, kind + "*")
            .Where(node => int.TryParse(Path.GetFileName(node)[kind.Length..], out _))
            .OrderBy(node => int.Parse(Path.GetFileName(node)[kind.Length..]))];

    private static string InBrackets(string node, string classes) =>
        SystemFile.Line(Path.Combine(classes, Path.GetFileName(node), "name")) is { } name ? $" ({name})" : "";

    [LibraryImport("libc.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);
}

using System.Runtime.InteropServices;

namespace LenslessScope.Instrument;

/// <summary>The kernel's nodes of cameras: which there are, and whether this user may open them.</summary>
public static partial class CameraNodes
{
    private const int ReadAndWrite = 4 | 2;

    /// <summary>The folder of the nodes.</summary>
    public const string Devices = "/dev";

    /// <summary>The folder in which <c>videoN/name</c> says what a node is.</summary>
    public const string Classes = "/sys/class/video4linux";

    /// <summary>What to do if there is no permission to open a node.</summary>
    public const string PermissionStep =
        "Add yourself to the group video: sudo usermod -aG video $USER, then log in again.";

    /// <summary>Why a node that this user may not open cannot be used, and what to do.</summary>
    public const string NotPermitted = "this user may not open it. " + PermissionStep;

    /// <summary>All nodes /dev/video*, by their numbers.</summary>
    public static IReadOnlyList<string> All() => In(Devices, "video");

    /// <summary>The nodes of one kind in a folder, by their numbers; none when there is no such folder.</summary>
    /// <param name="folder">The folder of the nodes, as <see cref="Devices"/>.</param>
    /// <param name="kind">What stands before the number: <c>video</c> or <c>media</c>.</param>
    public static IReadOnlyList<string> In(string folder, string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return !Directory.Exists(folder) ? [] :
            [.. Directory.EnumerateFileSystemEntries(folder, kind + "*")
                .Where(node => int.TryParse(Path.GetFileName(node)[kind.Length..], out _))
                .OrderBy(node => int.Parse(Path.GetFileName(node)[kind.Length..]))];
    }

    /// <summary>Whether this user may read and write a node.</summary>
    public static bool MayOpen(string node) => access(node, ReadAndWrite) == 0;

    /// <summary>The driver's name for a node; null where it tells none.</summary>
    /// <param name="node">The node's path.</param>
    /// <param name="classes">The folder in which <c>videoN/name</c> says what a node is.</param>
    public static string? NameOf(string node, string classes = Classes) =>
        SystemFile.Line(Path.Combine(classes, Path.GetFileName(node), "name"));

    [LibraryImport("libc.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);
}

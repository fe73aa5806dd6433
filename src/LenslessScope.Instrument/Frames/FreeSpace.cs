using System.Text;

namespace LenslessScope.Instrument;

/// <summary>The room on the disk where a folder is, or would be.</summary>
/// <param name="Folder">The folder as the user named it.</param>
/// <param name="Bytes">Free for this user.</param>
public sealed record FreeSpace(string Folder, long Bytes)
{
    private const int MostNameBytes = 255; // on all usual file systems

    /// <summary>Asks the system. For a folder that does not exist, the nearest one above it counts.</summary>
    /// <param name="folder">Where frames will go.</param>
    /// <returns>The room, or the problem that there can be no folder of that name.</returns>
    /// <exception cref="IOException">The disk does not answer.</exception>
    public static (FreeSpace? Space, Problem? Problem) At(string folder)
    {
        var existing = Path.GetFullPath(folder);
        if (existing.Split('/').FirstOrDefault(name => Encoding.UTF8.GetByteCount(name) > MostNameBytes) is { } name)
            return (null, new Problem("output", $"'{folder}': a name in it has {Encoding.UTF8.GetByteCount(name)} " +
                $"bytes in UTF-8; names of files and folders have at most {MostNameBytes}."));
        while (!Directory.Exists(existing))
        {
            if (File.Exists(existing))
                return (null, new Problem("output", $"'{folder}': '{existing}' is a file. Name a folder."));
            existing = Path.GetDirectoryName(existing)!;
        }
        try
        {
            return (new FreeSpace(folder, new DriveInfo(existing).AvailableFreeSpace), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"`output` '{folder}': {e.Message}", e);
        }
    }

    /// <summary>The bytes that may still be written at a folder; null where the system does not say.</summary>
    /// <param name="folder">Where frames will go.</param>
    public static long? BytesAt(string folder)
    {
        try
        {
            return At(folder).Space?.Bytes;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The problem that a run does not fit; null when it does.</summary>
    /// <param name="bytes">What the run writes.</param>
    public Problem? Shortage(long bytes) => bytes <= Bytes ? null
        : new Problem("", $"The run needs {ByteWords.Of(bytes)}, but '{Folder}' has only {ByteWords.Of(Bytes)} free. " +
            "Free some space, choose another disk with `output`, or take fewer or smaller frames. With " +
            "`ignoreFreeSpace` the run starts anyway, and pauses while the disk is full.");
}

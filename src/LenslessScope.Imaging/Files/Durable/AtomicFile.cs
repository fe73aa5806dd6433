using System.Runtime.InteropServices;
using LenslessScope.Imaging.Native;

namespace LenslessScope.Imaging;

/// <summary>
/// Writes a file as a whole or not at all: to a name of its own in the same folder, flushed to the disk, then renamed
/// over the target (rename(2) replaces in one step). After a failure the target is as it was and nothing else is left.
/// </summary>
public static class AtomicFile
{
    private const int NoSuchFile = 2;

    /// <summary>Refuses a place where nothing may be written, before any work is done for it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether it may exist.</param>
    /// <exception cref="ImageFileException">
    /// There is no folder for it, something other than a file is in its place, or it exists and must not.
    /// </exception>
    public static void Check(string path, bool overwrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new ImageFileException("write", path.Replace("\0", "\\0", StringComparison.Ordinal),
                "the name contains a NUL character, which no file name may. Choose another name.");
        CheckTarget(path, overwrite);
    }

    /// <summary>Writes a file through <paramref name="write"/>, which gets a seekable stream.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="write">Writes all of it.</param>
    /// <exception cref="ImageFileException">The folder or the file cannot be written; the message says why.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        Check(path, overwrite: true);
        InItsPlace(path, overwrite: true, temporary =>
        {
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            write(stream);
            stream.Flush(flushToDisk: true);
        });
    }

    /// <summary>The same for those who write to a name: <paramref name="write"/> gets that of an empty file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether one that is there is replaced.</param>
    /// <param name="write">Writes all of it.</param>
    /// <exception cref="ImageFileException">
    /// The folder or the file cannot be written, or it exists and may not be replaced, even if it was created
    /// meanwhile; the message says why.
    /// </exception>
    public static void Write(string path, bool overwrite, Action<string> write)
    {
        Check(path, overwrite);
        InItsPlace(path, overwrite, temporary =>
        {
            File.Create(temporary).Dispose(); // tells the reason best when a folder cannot be written to
            write(temporary);
            using var written = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(written);
        });
    }

    /// <summary>What the system refused, with its error number.</summary>
    internal static ImageFileException Failure(string path, Exception e) => new("write", path,
        e is UnauthorizedAccessException
            ? $"no permission to write in the folder {Folder(path)}. Choose another folder, or ask its owner."
            : $"{SystemText(e)} in the folder {Folder(path)}. Choose another folder, or free space on the disk.",
        e, ErrnoOf(e));

    private static void InItsPlace(string path, bool overwrite, Action<string> write)
    {
        try
        {
            WriteAndRename(path, overwrite, write);
        }
        catch (Exception e) when (e is IOException and not ImageFileException or UnauthorizedAccessException)
        {
            throw Failure(path, e);
        }
    }

    private static void WriteAndRename(string path, bool overwrite, Action<string> write)
    {
        // A link is kept: what it points to is replaced.
        var target = new FileInfo(path).LinkTarget is null
            ? path
            : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        var temporary = Path.Combine(Folder(target), $".{Guid.NewGuid():N}.part");
        try
        {
            write(temporary);
            File.Move(temporary, target, overwrite);
        }
        finally
        {
            File.Delete(temporary); // does nothing after the move
        }
    }

    private static void CheckTarget(string path, bool overwrite)
    {
        var folder = Folder(path);
        if (!Directory.Exists(folder))
            throw new ImageFileException("write", path,
                File.Exists(folder)
                    ? $"{folder} is a file, not a folder. Choose another folder."
                    : $"the folder {folder} does not exist. Create it: mkdir -p '{folder}'", errno: NoSuchFile);
        if (LibC.FileType(path, out var type, out _) != 0)
            return; // not there yet, or not reachable: then opening says so
        if (type == FileType.Folder)
            throw new ImageFileException("write", path, "it is a folder. Give the name of a file in it.");
        if (type != FileType.Regular)
            throw new ImageFileException("write", path,
                $"it is a {FileWords.Of(type)}, which would be replaced with a file. Choose another name.");
        if (!overwrite)
            throw new ImageFileException("write", path,
                "it already exists. Choose another name, or replace it with `overwrite`.");
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";

    // .NET gives some exceptions numbers of its own.
    private static int? ErrnoOf(Exception e)
    {
        const int permissionDenied = 13, nameTooLong = 36;
        return e switch
        {
            UnauthorizedAccessException => InputFile.ErrnoOf(e.InnerException ?? e) ?? permissionDenied,
            PathTooLongException => nameTooLong,
            FileNotFoundException or DirectoryNotFoundException => NoSuchFile,
            _ => InputFile.ErrnoOf(e),
        };
    }

    private static string SystemText(Exception e) => ErrnoOf(e) is { } errno
        ? $"{Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})"
        : e.Message.TrimEnd('.');
}

using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>A file of the user's naming that is written whole or not at all, and replaces none unasked.</summary>
internal static class OutputFile
{
    /// <summary>Before any work is done for it.</summary>
    /// <exception cref="OutputException">The file is there already, or there is no folder for it.</exception>
    public static void Check(string path, bool overwrite)
    {
        if (Directory.Exists(path))
            throw new OutputException($"'{path}' is a folder. Give the name of a file in it.");
        if (!overwrite && File.Exists(path))
            throw new OutputException($"{path} exists already. Choose another name, or replace it with --overwrite.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new OutputException($"There is no folder '{folder}' to write {Path.GetFileName(path)} to. Make it first.");
    }

    /// <summary>
    /// Has <paramref name="write"/> write a file beside it, which takes its place once it is on the disk.
    /// </summary>
    /// <exception cref="OutputException">It cannot be written, or came into being meanwhile.</exception>
    public static void Write(string path, bool overwrite, Action<string> write)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            File.Create(temporary).Dispose(); // says, of all, best why a folder cannot be written to
            write(temporary);
            using (var written = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(written);
            File.Move(temporary, target, overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"Cannot write {path}: {e.Message.TrimEnd('.')}. Choose another folder, or free " +
                "space on the disk.", e);
        }
        finally
        {
            File.Delete(temporary); // does nothing after the move
        }
    }
}

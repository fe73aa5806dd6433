namespace LenslessScope.Cli.Plans;

/// <summary>The room on the disk where a folder is, or would be.</summary>
/// <param name="Folder">The folder as the user named it.</param>
/// <param name="Bytes">Free for this user.</param>
internal sealed record FreeSpace(string Folder, long Bytes)
{
    /// <exception cref="UsageException">There is a file in its place.</exception>
    /// <exception cref="UnreadableFileException">The disk does not answer.</exception>
    public static FreeSpace At(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing))
        {
            if (File.Exists(existing))
                throw new UsageException([$"--output '{folder}': '{existing}' is a file. Name a folder."]);
            existing = Path.GetDirectoryName(existing)!;
        }
        try
        {
            return new FreeSpace(folder, new DriveInfo(existing).AvailableFreeSpace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"--output '{folder}': {e.Message}");
        }
    }
}

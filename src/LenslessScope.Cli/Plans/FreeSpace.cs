namespace LenslessScope.Cli.Plans;

/// <summary>The room on the disk where a folder is, or would be.</summary>
/// <param name="Folder">The folder as the user named it.</param>
/// <param name="Bytes">Free for this user.</param>
internal sealed record FreeSpace(string Folder, long Bytes)
{
    /// <exception cref="UsageException">It is less than a run needs; the message says what to do.</exception>
    public void Require(long bytes)
    {
        if (bytes > Bytes)
            throw new UsageException([$"The run needs {PlanWords.Bytes(bytes)}, free in '{Folder}' are {PlanWords.Bytes(Bytes)}. " +
                "Make room, choose another disk with --output, or take fewer or smaller frames. With --ignore-free-space the run " +
                "starts all the same, and pauses while the disk is full."]);
    }

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

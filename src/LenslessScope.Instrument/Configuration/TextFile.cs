namespace LenslessScope.Instrument;

/// <summary>Reads text files that the user named, with messages that say what to do when that fails.</summary>
internal static class TextFile
{
    private const int LargestBytes = 16 << 20;

    /// <summary>What is in a file.</summary>
    /// <exception cref="UnreadableFileException">The file is missing, unreadable or too large for a text.</exception>
    public static byte[] Bytes(string path)
    {
        if (Directory.Exists(path))
            throw new UnreadableFileException($"'{path}' is a folder. Name a file in it.");
        if (!File.Exists(path))
            throw new UnreadableFileException($"There is no file '{path}'. {Neighbours(path)}");
        try
        {
            if (new FileInfo(path).Length is > LargestBytes and var bytes)
                throw new UnreadableFileException(
                    $"'{path}' has {bytes} bytes; a text file may have at most {LargestBytes}.");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not UnreadableFileException)
        {
            throw new UnreadableFileException($"Cannot read '{path}': {e.Message}");
        }
    }

    /// <summary>The text of a file in UTF-8, or in UTF-16 or UTF-32 where it begins with the mark of these.</summary>
    /// <exception cref="UnreadableFileException">
    /// The file is missing, unreadable, not a text or of another encoding.
    /// </exception>
    public static string Text(string path)
    {
        var bytes = Bytes(path);
        if (TextBytes.FaultIn(bytes) is { } fault)
            throw new UnreadableFileException($"'{path}' {fault.InWords(path)}");
        var text = TextBytes.Decoded(bytes);
        return text.Contains('\0')
            ? throw new UnreadableFileException($"'{path}' is not a text file: it contains zero bytes.")
            : text;
    }

    private static string Neighbours(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            return $"There is no folder '{folder}' either.";
        var others = Directory.EnumerateFiles(folder, "*" + Path.GetExtension(path)).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal).Take(8).ToList();
        return others.Count == 0 ? $"'{folder}' has no such file."
            : $"In '{folder}' there are: {string.Join(", ", others)}.";
    }
}

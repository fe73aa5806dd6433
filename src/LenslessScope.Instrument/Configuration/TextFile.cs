namespace LenslessScope.Instrument;

/// <summary>Reads text files that the user named, with messages that say what to do when that fails.</summary>
internal static class TextFile
{
    private const int LargestBytes = 16 << 20;

    /// <exception cref="UnreadableFileException">The file is missing, unreadable or not a text.</exception>
    public static IReadOnlyList<string> Lines(string path)
    {
        if (Directory.Exists(path))
            throw new UnreadableFileException($"'{path}' is a folder. Name a file in it.");
        if (!File.Exists(path))
            throw new UnreadableFileException($"There is no file '{path}'. {Neighbours(path)}");
        try
        {
            if (new FileInfo(path).Length > LargestBytes)
                throw new UnreadableFileException($"'{path}' has {new FileInfo(path).Length} bytes; a text file may " +
                    "have " +
                $"at most {LargestBytes}.");
            var text = File.ReadAllText(path);
            return text.Contains('\0')
                ? throw new UnreadableFileException($"'{path}' is not a text file: it contains zero bytes.")
                : text.ReplaceLineEndings("\n").Split('\n');
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not UnreadableFileException)
        {
            throw new UnreadableFileException($"Cannot read '{path}': {e.Message}");
        }
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

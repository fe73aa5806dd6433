namespace LenslessScope.Instrument;

/// <summary>The kernel's small text files, which exist on some machines and not on others.</summary>
internal static class SystemFile
{
    /// <summary>
    /// The first line without blanks and zero bytes around it; null when the file cannot be read or is empty.
    /// </summary>
    public static string? Line(string path) => Lines(path).Select(line => line.Trim(' ', '\t', '\0'))
        .FirstOrDefault(line => line.Length > 0);

    /// <summary>All lines; none when the file cannot be read.</summary>
    public static IReadOnlyList<string> Lines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

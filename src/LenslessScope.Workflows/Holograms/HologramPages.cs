using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// What the name of a hologram may stand for: a file; all images of a folder; all files of a pattern with * or ?; every
/// page of a TIFF of several, each of which is written FILE#N, N from 1. Nothing is read but the number of pages.
/// </summary>
internal static class HologramPages
{
    private static readonly string[] s_endings = [".png", ".tif", ".tiff", ".jpg", ".jpeg", ".bmp"];

    /// <summary>
    /// The frames that the arguments stand for, in their order; those of a folder in that of their names.
    /// </summary>
    /// <param name="arguments">The names.</param>
    /// <param name="problems">Gets each folder or pattern that holds no image.</param>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments, List<Problem> problems)
    {
        var found = new List<string>();
        foreach (var argument in arguments)
        {
            var files = Files(argument);
            if (files.Count == 0)
                problems.Add(new Problem("", $"'{argument}' holds no image: looked for " +
                    $"{string.Join(", ", s_endings)}. Name holograms, a folder or a pattern that has some."));
            found.AddRange(files.SelectMany(Pages));
        }
        return found;
    }

    /// <summary>The file of a frame and its page, from 0.</summary>
    public static (string File, int Page) Of(string path)
    {
        var mark = path.LastIndexOf('#');
        return !File.Exists(path) && mark > 0 && int.TryParse(path.AsSpan(mark + 1), out var page) && page > 0
            ? (path[..mark], page - 1)
            : (path, 0);
    }

    private static IReadOnlyList<string> Files(string argument)
    {
        if (Directory.Exists(argument))
            return InFolder(argument, "*");
        if (File.Exists(argument) || argument.AsSpan().IndexOfAny('*', '?') < 0)
            return [argument];
        var folder = Path.GetDirectoryName(argument);
        return InFolder(string.IsNullOrEmpty(folder) ? "." : folder, Path.GetFileName(argument));
    }

    private static IReadOnlyList<string> InFolder(string folder, string pattern) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, pattern)
            .Where(file => s_endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Pages(string path)
    {
        if (Of(path).File != path)
            return [path];
        try
        {
            var count = ImageFile.PageCount(path);
            return count == 1 ? [path] : Enumerable.Range(1, count).Select(page => $"{path}#{page}");
        }
        catch (ImageFileException)
        {
            return [path]; // said with the others' failures when it is its turn
        }
    }
}

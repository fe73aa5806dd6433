using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// What the name of a hologram may stand for: a file; all images of a folder; all files of a pattern with * or ?; every
/// page of a file of several, each of which is written FILE#N, N from 1. Only what tells their number and order is
/// read.
/// </summary>
internal static class HologramPages
{
    /// <summary>
    /// The frames that the arguments stand for, in their order; those of a folder or pattern in the natural order of
    /// their names (frame_2 before frame_10), or in that which a program's metadata beside them tell.
    /// </summary>
    /// <param name="arguments">The names.</param>
    /// <param name="problems">Gets each folder or pattern without an image.</param>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments, List<Problem> problems)
    {
        var found = new List<string>();
        foreach (var argument in arguments)
        {
            var files = Files(argument);
            if (files.Count == 0)
                problems.Add(new Problem("", $"'{argument}' contains no image: looked for " +
                    $"{string.Join(", ", ImageFile.Endings)}. Name holograms, or a folder or pattern that has some."));
            found.AddRange(Pages(files));
        }
        return found;
    }

    /// <summary>
    /// The first two names given one by one that do not follow each other naturally; null where all do. Names in no
    /// order at all are deliberate; the shell's own order (frame_1, frame_10, frame_2) is an accident.
    /// </summary>
    public static (string First, string Second)? OutOfOrder(IReadOnlyList<string> arguments)
    {
        for (var i = 1; i < arguments.Count; i++)
            if (NaturalOrder.Instance.Compare(arguments[i - 1], arguments[i]) > 0)
                return (arguments[i - 1], arguments[i]);
        return null;
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
            return InFolder(argument, "*") is { Count: > 0 } files ? files : InPositions(argument);
        if (File.Exists(argument) || argument.AsSpan().IndexOfAny('*', '?') < 0)
            return [argument];
        var folder = Path.GetDirectoryName(argument);
        return InFolder(string.IsNullOrEmpty(folder) ? "." : folder, Path.GetFileName(argument));
    }

    private static IReadOnlyList<string> InFolder(string folder, string pattern) => !Directory.Exists(folder)
        ? []
        : MicroManagerOrder.Of([.. Directory.EnumerateFiles(folder, pattern)
            .Where(file => ImageFile.Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(NaturalOrder.Instance)]);

    // Micro-Manager makes a folder for each position.
    private static IReadOnlyList<string> InPositions(string folder) =>
        MicroManagerOrder.Of([.. Directory.EnumerateDirectories(folder).Order(NaturalOrder.Instance)
            .Where(position => File.Exists(Path.Combine(position, MicroManagerMetadata.FileName)))
            .SelectMany(position => InFolder(position, "*"))]);

    // Each of the files of a set stands for the whole set: it is taken once.
    private static IEnumerable<string> Pages(IReadOnlyList<string> files)
    {
        var taken = new HashSet<PagePlace>();
        foreach (var file in files)
        {
            var pages = PagesOf(file);
            for (var i = 0; i < pages.Count; i++)
                if (taken.Add(pages[i]))
                    yield return pages.Count == 1 ? file : $"{file}#{i + 1}";
            if (pages.Count == 0)
                yield return file;
        }
    }

    private static IReadOnlyList<PagePlace> PagesOf(string path)
    {
        if (Of(path).File != path)
            return [];
        try
        {
            return ImageFile.Pages(path);
        }
        catch (ImageFileException)
        {
            return []; // said with the others' failures when it is its turn
        }
    }
}

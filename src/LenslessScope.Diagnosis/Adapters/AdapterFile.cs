using LenslessScope.Instrument;

namespace LenslessScope.Diagnosis;

/// <summary>Where adapter libraries lie and how their files are named.</summary>
public static class AdapterFile
{
    private const string Prefix = "libmmgr_dal_", Suffix = ".so.0";

    /// <summary>The adapter that a file holds, by its name; other files are called what they are called.</summary>
    /// <param name="path">The file, which need not be there.</param>
    public static string NameOf(string path)
    {
        var file = Path.GetFileName(path);
        return file.Length > Prefix.Length + Suffix.Length && file.StartsWith(Prefix, StringComparison.Ordinal)
            && file.EndsWith(Suffix, StringComparison.Ordinal)
            ? file[Prefix.Length..^Suffix.Length]
            : file;
    }

    /// <summary>The folders that the core looks into.</summary>
    /// <exception cref="DllNotFoundException">The core itself cannot be loaded.</exception>
    public static IReadOnlyList<string> SearchPaths() => CoreVersions.Read().AdapterFolders;

    /// <summary>All adapter files in the folders, in the order of their names.</summary>
    /// <param name="folders">Missing ones are passed over.</param>
    public static IReadOnlyList<string> AllIn(IEnumerable<string> folders) =>
        [.. folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}"))
            .Order(StringComparer.Ordinal)];

    /// <summary>The files that are meant by paths, or by names of adapters in the core's search paths.</summary>
    /// <param name="libraries">Paths or names.</param>
    /// <returns>
    /// A file for each of them, or all problems at once; where there are problems, there are no files.
    /// </returns>
    /// <exception cref="DllNotFoundException">A name is looked for, and the core cannot be loaded.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<Problem> Problems) Locate(
        IReadOnlyList<string> libraries)
    {
        ArgumentNullException.ThrowIfNull(libraries);
        var folders = new Lazy<IReadOnlyList<string>>(SearchPaths);
        var found = libraries.Select(library => Locate(library, folders)).ToList();
        var problems = found.Select(file => file.Reason).OfType<string>()
            .Select(reason => new Problem("", reason)).ToList();
        return problems.Count == 0 ? ([.. found.Select(file => file.Path!)], []) : ([], problems);
    }

    private static (string? Path, string? Reason) Locate(string library, Lazy<IReadOnlyList<string>> folders)
    {
        if (File.Exists(library))
            return (Path.GetFullPath(library), null);
        if (library.Contains('/'))
            return (null, Directory.Exists(library)
                ? $"'{library}' is a folder. Name a library in it." : $"There is no file '{library}'.");
        var names = new[] { $"{Prefix}{library}{Suffix}", library };
        var path = folders.Value.SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (path != null)
            return (Path.GetFullPath(path), null);
        var known = AllIn(folders.Value).Select(NameOf).Distinct().ToList();
        return (null,
            $"There is neither a file '{library}' nor an adapter of that name in {string.Join(", ", folders.Value)}, " +
            (known.Count == 0 ? "which has none." : $"which has: {string.Join(", ", known)}."));
    }
}

namespace LenslessScope.Diagnosis;

/// <summary>An installed library that defines symbols which are missing elsewhere.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Flag">What gives it to the linker, <c>-lNAME</c> or its path.</param>
/// <param name="LinkerName">The file that the flag means; null when it is not installed, which needs the development
/// package.</param>
internal sealed record Definer(string Path, string Flag, string? LinkerName);

/// <summary>The libraries of the system: those that the loader or the linker finds without being told where.</summary>
internal sealed class InstalledLibraries
{
    // Asked before all others: memory checkers and the like hold substitutes of their functions.
    private static readonly string[] _languages = ["libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1"];

    private readonly LibraryFiles _files;
    private readonly IReadOnlyList<string> _paths;

    public InstalledLibraries(LoaderCache cache, LoaderSearch search, LibraryFiles files)
    {
        _files = files;
        // Linker names (libX.so) first: where several versions are installed, they tell which one is built against.
        _paths = [.. search.LibraryPath.Concat(search.DefaultFolders).Append("/usr/local/lib").SelectMany(InFolder)
            .Concat(cache.AllPaths)
            .Where(path => !Path.GetFileName(path).StartsWith("libmmgr_dal_", StringComparison.Ordinal))
            .OrderBy(path => path.EndsWith(".so", StringComparison.Ordinal) ? 0 : 1)
            .DistinctBy(LibraryFiles.RealPath)];
    }

    /// <summary>
    /// For each symbol the library that defines it. Of several, those of the languages C and C++ go first, then those
    /// that define the symbol outright rather than hold a copy of a template, then those that define most of the
    /// symbols wanted.
    /// </summary>
    public IReadOnlyDictionary<string, Definer> DefinersOf(IReadOnlySet<string> symbols)
    {
        var languages = new Dictionary<string, HashSet<string>>();
        var strong = new Dictionary<string, HashSet<string>>();
        var weak = new Dictionary<string, HashSet<string>>();
        if (symbols.Count > 0)
            foreach (var path in _paths)
                foreach (var symbol in _files.At(path)?.Symbols ?? [])
                    if (symbol.Defined && symbols.Contains(symbol.Name))
                        Add(IsOfLanguage(path) ? languages : symbol.Weak ? weak : strong, path, symbol.Name);
        var definers = new Dictionary<string, Definer>();
        Choose(languages, definers);
        Choose(strong, definers);
        Choose(weak, definers);
        return definers;
    }

    private static bool IsOfLanguage(string path) =>
        Array.Exists(_languages, name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));

    private static void Add(Dictionary<string, HashSet<string>> libraries, string path, string symbol)
    {
        if (!libraries.TryGetValue(path, out var symbols))
            libraries[path] = symbols = [];
        symbols.Add(symbol);
    }

    private static void Choose(Dictionary<string, HashSet<string>> libraries, Dictionary<string, Definer> definers)
    {
        // A library that is linked for one symbol serves for its others too.
        foreach (var (path, symbols) in libraries)
            if (definers.Values.FirstOrDefault(definer => definer.Path == LibraryFiles.RealPath(path)) is { } chosen)
                Take(symbols, chosen, definers);
        while (MostWanted(libraries, definers) is { } path)
            Take(libraries[path], Describe(path), definers);
    }

    private static string? MostWanted(Dictionary<string, HashSet<string>> libraries,
        Dictionary<string, Definer> definers) => libraries
        .Select(library => (Path: library.Key, Count: library.Value.Count(symbol => !definers.ContainsKey(symbol))))
        .Where(library => library.Count > 0)
        .OrderByDescending(library => library.Count)
        .ThenBy(library => library.Path.EndsWith(".so", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(library => library.Path.Length).ThenBy(library => library.Path, StringComparer.Ordinal)
        .Select(library => library.Path)
        .FirstOrDefault();

    private static void Take(HashSet<string> symbols, Definer definer, Dictionary<string, Definer> definers)
    {
        foreach (var symbol in symbols)
            definers.TryAdd(symbol, definer);
    }

    private static Definer Describe(string path)
    {
        var name = Path.GetFileName(path);
        var end = name.IndexOf(".so", StringComparison.Ordinal);
        var real = LibraryFiles.RealPath(path);
        if (!name.StartsWith("lib", StringComparison.Ordinal) || end < 4)
            return new Definer(real, path, path);
        var linkerName = Path.Combine(Path.GetDirectoryName(path)!, name[..end] + ".so");
        return new Definer(real, "-l" + name[3..end], File.Exists(linkerName) ? linkerName : null);
    }

    private static IEnumerable<string> InFolder(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder, "lib*.so*") : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

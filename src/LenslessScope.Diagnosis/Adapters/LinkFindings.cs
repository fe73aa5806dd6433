namespace LenslessScope.Diagnosis;

/// <summary>What the dependency tree and the symbols of an adapter mean for the person who builds it.</summary>
internal static class LinkFindings
{
    private const int MostNames = 6;

    // Their linker names lie in the compiler's own folder.
    private static readonly string[] _ofCompiler = ["-lstdc++", "-lgcc_s", "-lgomp", "-latomic"];

    public static IEnumerable<Finding> Dependencies(DependencyTree tree, LoaderCache cache)
    {
        foreach (var missing in tree.Missing)
        {
            var guess = DebianPackages.GuessForSoName(missing.Name);
            var others = OtherVersions(missing.Name, cache);
            yield return Finding.Problem("dependencies",
                $"{missing.Name} is missing; {Path.GetFileName(missing.NeededBy)} needs it",
                others.Count > 0 ? $"{string.Join(", ", others)} is installed: rebuild the adapter on this system."
                : guess != null ? $"By Debian's naming rule it would be in the package {guess} (a guess): sudo " +
                    $"apt-get install {guess}"
                : "Install the library, or give its folder with LD_LIBRARY_PATH or a run path (-Wl,-rpath,FOLDER).");
        }
        foreach (var group in tree.MissingVersions().GroupBy(missing => (By: missing.By.Path, Of: missing.Of.Path),
            missing => missing.Need.Version))
            yield return Finding.Problem("dependencies",
                $"{Path.GetFileName(group.Key.By)} needs {string.Join(", ", group.Distinct())} of " +
                    $"{Path.GetFileName(group.Key.Of)}, which {group.Key.Of} does not have",
                "It was built on a system with newer libraries: build it on this one.");
        if (!tree.Missing.Any())
            yield return Finding.Ok("dependencies",
                $"{tree.Dependencies.Count} {(tree.Dependencies.Count == 1 ? "library" : "libraries")}, all found");
    }

    public static Finding Symbols(IReadOnlyList<UndefinedReport> undefined,
        IReadOnlyDictionary<string, Definer> definers, string? line, bool anyMissing)
    {
        if (undefined.Count == 0)
            return Finding.Ok("symbols", "all symbols that are used are defined");
        var steps = new List<string>();
        if (line != null)
            steps.AddRange("Add this line to the adapter's Makefile.am, below its other lines of that name (or the " +
                "flags to its _LDFLAGS):", "  " + line);
        foreach (var definer in definers.Values.Where(definer =>
            definer.LinkerName == null && !_ofCompiler.Contains(definer.Flag)).Distinct())
            steps.Add($"{definer.Flag} needs the library's development package too: there is no " +
                $"{Path.GetFileName(definer.Path).Split(".so")[0]}.so beside {definer.Path}.");
        var nowhere = undefined.Where(symbol => symbol.DefinedBy == null).ToList();
        if (nowhere.Exists(symbol => OfMMDevice(symbol.Name)))
            steps.Add("Symbols of MMDevice: give $(MMDEVAPI_LIBADD) in the adapter's _LIBADD.");
        steps.AddRange(nowhere.Select(symbol => BoostLibrary(symbol.Name)).OfType<string>().Distinct()
            .Select(library => $"Judging by its namespace it is in Boost (a guess): install " +
                $"libboost-{library.Replace('_', '-')}-dev and link -lboost_{library}."));
        if (nowhere.Exists(symbol => !OfMMDevice(symbol.Name) && BoostLibrary(symbol.Name) == null))
            steps.Add(anyMissing
                ? "Symbols that no installed library defines may be in the missing ones."
                : "Symbols that no installed library defines are in a source file that _SOURCES does not list, or " +
                    "in a library that is not installed.");
        return Finding.Problem("symbols",
            $"{undefined.Count} {(undefined.Count == 1 ? "is" : "are")} defined nowhere in the dependency tree",
            string.Join('\n', steps)) with
        {
            Details = [.. undefined.GroupBy(symbol => symbol.DefinedBy).OrderBy(group => group.Key == null)
                .SelectMany(InWords)],
        };
    }

    private static IEnumerable<string> InWords(IGrouping<string?, UndefinedReport> group) =>
    [
        group.Key == null ? "in no installed library:"
            : $"in {group.Key}{(group.First().Package is { } package ? $" (package {package})" : "")}:",
        .. group.Take(MostNames).Select(symbol =>
            $"  {Demangler.Shorten(symbol.Name)}{(symbol.Version == null ? "" : "@" + symbol.Version)}"),
        .. group.Count() > MostNames ? [$"  and {group.Count() - MostNames} more (`undefinedSymbols` lists all)"]
            : Array.Empty<string>(),
    ];

    private static bool OfMMDevice(string name) =>
        name.StartsWith("MM::", StringComparison.Ordinal) || name.StartsWith("CDeviceUtils::", StringComparison.Ordinal)
        || name.StartsWith("RegisterDevice(", StringComparison.Ordinal)
            || name.Contains(" MM::", StringComparison.Ordinal);

    private static string? BoostLibrary(string name)
    {
        const string Space = "boost::";
        var start = name.IndexOf(Space, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var library = new string([.. name[(start + Space.Length)..].TakeWhile(letter =>
            char.IsAsciiLetterLower(letter) || letter == '_')]);
        return name.AsSpan(start + Space.Length + library.Length)
            .StartsWith("::") && library.Length > 0 ? library : null;
    }

    private static List<string> OtherVersions(string soName, LoaderCache cache)
    {
        var end = soName.IndexOf(".so.", StringComparison.Ordinal);
        return end < 0 ? [] : [.. cache.AllNames.Where(name =>
            name.StartsWith(soName[..(end + 4)], StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}

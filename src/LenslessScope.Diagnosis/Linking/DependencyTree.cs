namespace LenslessScope.Diagnosis;

/// <summary>A library that another file needs.</summary>
/// <param name="Name">Under which it is needed.</param>
/// <param name="Image">What was found; null when nothing was.</param>
/// <param name="NeededBy">The path of the file that needs it first, in the loader's order.</param>
internal sealed record Dependency(string Name, ElfImage? Image, string NeededBy);

/// <summary>
/// All that the loader brings in with a file, breadth first, which is the order in which symbols are looked up.
/// </summary>
internal sealed class DependencyTree
{
    private readonly List<Dependency> _dependencies = [];

    public DependencyTree(ElfImage root, LoaderSearch search)
    {
        Root = root;
        var seen = new HashSet<string>();
        var waiting = new Queue<IReadOnlyList<ElfImage>>();
        waiting.Enqueue([root]);
        while (waiting.TryDequeue(out var chain))
        {
            foreach (var name in chain[0].Needed.Where(seen.Add))
            {
                var image = search.Find(name, chain);
                _dependencies.Add(new Dependency(name, image, chain[0].Path));
                if (image == null)
                    continue;
                if (image.SoName != null)
                    seen.Add(image.SoName);
                waiting.Enqueue([image, .. chain]);
            }
        }
    }

    public ElfImage Root { get; }

    public IReadOnlyList<Dependency> Dependencies => _dependencies;

    public IEnumerable<Dependency> Missing => _dependencies.Where(dependency => dependency.Image == null);

    /// <summary>The file itself and what was found, in the order of the loader.</summary>
    public IEnumerable<ElfImage> Images => _dependencies.Select(dependency => dependency.Image).OfType<ElfImage>()
        .Prepend(Root);

    /// <summary>Versions that a file demands of a library which has versions, but not that one.</summary>
    public IEnumerable<(ElfImage By, ElfVersionNeed Need, ElfImage Of)> MissingVersions() =>
        from needing in Images
        from need in needing.VersionNeeds
        where !need.Weak
        let of = _dependencies.Find(dependency => dependency.Name == need.Library
            || dependency.Image?.SoName == need.Library)?.Image
        where of is { VersionDefinitions.Count: > 0 } && !of.VersionDefinitions.Contains(need.Version)
        select (needing, need, of);

    /// <summary>What has to be supplied and is supplied by nothing in the tree. Weak symbols may be left out.</summary>
    public IEnumerable<(ElfImage By, ElfSymbol Symbol)> UndefinedSymbols()
    {
        var names = new HashSet<string>();
        var versioned = new HashSet<(string, string)>();
        // A file without versions supplies every version.
        var anyVersion = new HashSet<string>();
        foreach (var image in Images)
        {
            foreach (var symbol in image.Symbols.Where(symbol => symbol.Defined))
            {
                names.Add(symbol.Name);
                if (symbol.Version != null)
                    versioned.Add((symbol.Name, symbol.Version));
                if (image.VersionDefinitions.Count == 0)
                    anyVersion.Add(symbol.Name);
            }
        }
        return
            from image in Images
            from symbol in image.Symbols
            where !symbol.Defined && !symbol.Weak
            where symbol.Version == null
                ? !names.Contains(symbol.Name)
                : !versioned.Contains((symbol.Name, symbol.Version)) && !anyVersion.Contains(symbol.Name)
            select (image, symbol);
    }
}

namespace LenslessScope.Diagnosis;

/// <summary>
/// Finds libraries as the system's loader does, in this order: DT_RPATH of the file that needs it and of those that
/// needed that (unless it has a DT_RUNPATH), LD_LIBRARY_PATH, DT_RUNPATH, the cache, the default folders. Source:
/// ld.so(8).
/// </summary>
internal sealed class LoaderSearch(LoaderCache cache, LibraryFiles files, string? libraryPath)
{
    private readonly ElfMachine _machine = ElfMachine.OfThisProcess;

    /// <summary>The folders that the loader knows without being told.</summary>
    public IReadOnlyList<string> DefaultFolders { get; } =
    [
        $"/lib/{ElfMachine.OfThisProcess.Multiarch}", $"/usr/lib/{ElfMachine.OfThisProcess.Multiarch}",
        "/lib", "/usr/lib", "/lib64", "/usr/lib64",
    ];

    public IReadOnlyList<string> LibraryPath { get; } =
        [.. (libraryPath ?? "").Split([':', ';'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The library; null when it is nowhere.</summary>
    /// <param name="name">As the file that needs it writes it.</param>
    /// <param name="chain">The file that needs it, then the one that needed that, up to the adapter.</param>
    public ElfImage? Find(string name, IReadOnlyList<ElfImage> chain)
    {
        if (name.Contains('/'))
            return files.At(name);
        return Candidates(name, chain).Select(files.At).FirstOrDefault(image => image != null);
    }

    private IEnumerable<string> Candidates(string name, IReadOnlyList<ElfImage> chain)
    {
        var needing = chain[0];
        if (needing.RunPath.Count == 0)
            foreach (var image in chain.Where(image => image.RunPath.Count == 0))
                foreach (var folder in image.RPath)
                    yield return Path.Combine(Expand(folder, image), name);
        foreach (var folder in LibraryPath)
            yield return Path.Combine(Expand(folder, needing), name);
        foreach (var folder in needing.RunPath)
            yield return Path.Combine(Expand(folder, needing), name);
        foreach (var path in cache.Paths(name))
            yield return path;
        foreach (var folder in DefaultFolders)
            yield return Path.Combine(folder, name);
    }

    private string Expand(string folder, ElfImage image)
    {
        var origin = Path.GetDirectoryName(Path.GetFullPath(image.Path))!;
        return folder
            .Replace("${ORIGIN}", origin, StringComparison.Ordinal).Replace("$ORIGIN", origin, StringComparison.Ordinal)
            .Replace("${LIB}", $"lib/{_machine.Multiarch}", StringComparison.Ordinal)
            .Replace("$LIB", $"lib/{_machine.Multiarch}", StringComparison.Ordinal);
    }
}

namespace LenslessScope.Diagnosis;

/// <summary>Libraries that were read, each once.</summary>
internal sealed class LibraryFiles
{
    private readonly Dictionary<string, ElfImage?> _read = [];

    /// <summary>
    /// The library at a path; null when there is none for this machine, as the loader would go on searching.
    /// </summary>
    public ElfImage? At(string path)
    {
        if (_read.TryGetValue(path, out var known))
            return known;
        return _read[path] = Read(path) is { Type: ElfType.SharedLibrary } image
            && image.Machine == ElfMachine.OfThisProcess
            ? image
            : null;
    }

    /// <summary>A path without links, which tells whether two names mean one file.</summary>
    public static string RealPath(string path)
    {
        try
        {
            // /lib is a link to usr/lib: links of folders count too.
            var full = Path.GetFullPath(path);
            for (var folder = Path.GetDirectoryName(full); folder is { Length: > 1 }; folder =
                Path.GetDirectoryName(folder))
                if (new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true) is { } target)
                    return RealPath(target.FullName + full[folder.Length..]);
            return new FileInfo(full).ResolveLinkTarget(returnFinalTarget: true) is { } file
                ? RealPath(file.FullName) : full;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    private static ElfImage? Read(string path)
    {
        try
        {
            return File.Exists(path) ? ElfReader.Read(path) : null;
        }
        catch (Exception problem) when (problem is ElfException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

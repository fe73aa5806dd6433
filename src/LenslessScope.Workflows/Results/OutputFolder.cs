using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// A folder that gets all of its new files or none: they are written beside each other under a temporary name and moved
/// into place by <see cref="Commit"/>. Disposing without it removes whatever was begun.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _folder;
    private readonly string _staging;
    private readonly string? _topCreated;
    private bool _committed;

    private OutputFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _topCreated = FirstMissing(_folder);
        Directory.CreateDirectory(_folder);
        _staging = Directory.CreateDirectory(Path.Combine(_folder, $".unfinished-{Guid.NewGuid():N}")).FullName;
    }

    /// <summary>Makes the folder ready, before any work is done for it.</summary>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    public static OutputFolder Begin(string folder)
    {
        try
        {
            return new OutputFolder(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new OutputException($"Cannot write to the folder '{folder}': {e.Message.TrimEnd('.')}. " +
                "Name a folder that you may write to with `outputFolder`.", e);
        }
    }

    /// <summary>For each hologram the name of its own folder inside; a single one needs none.</summary>
    public static IReadOnlyList<string> SubfoldersFor(IReadOnlyList<string?> holograms)
    {
        if (holograms.Count == 1)
            return [""];
        // Two holograms may have one name in different folders.
        var taken = new HashSet<string>();
        var names = new List<string>();
        foreach (var stem in holograms.Select(path => Path.GetFileNameWithoutExtension(path!)))
        {
            var name = stem;
            for (var i = 2; !taken.Add(name); i++)
                name = $"{stem}-{i}";
            names.Add(name);
        }
        return names;
    }

    /// <summary>What is wrong with the place: results replace older results, never a recording.</summary>
    public static IEnumerable<Problem> InputsInTheWay(
        IEnumerable<string> inputs, string output, IReadOnlyList<string> subfolders, IReadOnlyList<string> names)
    {
        var targets = subfolders.SelectMany(
            subfolder => names.Select(name => Path.GetFullPath(Path.Combine(output, subfolder, name)))).ToHashSet();
        return inputs.Where(path => targets.Contains(Path.GetFullPath(HologramPages.Of(path).File)))
            .Select(path => new Problem("", $"'{path}' has the name of a result and would be replaced by it. Choose " +
                "another folder with `outputFolder`."));
    }

    /// <summary>
    /// Writes one set of files, completely or not at all: <paramref name="write"/> gets where a name goes. Names lie in
    /// <paramref name="subfolder"/>, which may be empty.
    /// </summary>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public void Write(string subfolder, Action<Func<string, string>> write)
    {
        var set = Directory.CreateDirectory(Path.Combine(_staging, subfolder)).FullName;
        try
        {
            write(name => Path.Combine(set, name));
        }
        catch (Exception e)
        {
            Directory.Delete(set, recursive: true);
            if (e is IOException or UnauthorizedAccessException)
                throw new OutputException($"Cannot write to the folder '{Path.Combine(_folder, subfolder)}': " +
                    $"{(e is ImageFileException image ? image.Reason : e.Message)}", e);
            throw;
        }
    }

    /// <summary>Moves all files into place, replacing older ones of the same names.</summary>
    public IReadOnlyList<string> Commit()
    {
        var written = new List<string>();
        foreach (var file in Directory.EnumerateFiles(_staging, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(_staging, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target, overwrite: true);
            written.Add(target);
        }
        _committed = true;
        return written;
    }

    public void Dispose()
    {
        var remains = _committed || _topCreated == null ? _staging : _topCreated;
        if (Directory.Exists(remains))
            Directory.Delete(remains, recursive: true);
    }

    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (var path = folder; path != null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
            missing = path;
        return missing;
    }
}

/// <summary>A result could not be written. The message names the place, the reason and what to do.</summary>
/// <param name="message">All of that.</param>
/// <param name="cause">What the system said; null where it was not asked.</param>
public sealed class OutputException(string message, Exception? cause = null) : IOException(message, cause);

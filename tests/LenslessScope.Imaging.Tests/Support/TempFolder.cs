namespace LenslessScope.Imaging.Tests;

/// <summary>A folder of its own for one test, removed with everything in it.</summary>
internal sealed class TempFolder : IDisposable
{
    internal TempFolder() => Folder = Directory.CreateTempSubdirectory("lensless-imaging-").FullName;

    internal string Folder { get; }

    internal string this[string name] => Path.Combine(Folder, name);

    internal string Put(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    internal IEnumerable<string?> Names =>
        Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

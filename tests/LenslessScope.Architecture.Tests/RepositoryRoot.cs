namespace LenslessScope.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var full = System.IO.Path.Combine(Path, folder);
        return Directory.Exists(full) ? Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories) : [];
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "LenslessScope.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No LenslessScope.sln above {AppContext.BaseDirectory}.");
    }
}

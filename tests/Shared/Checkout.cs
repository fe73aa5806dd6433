namespace LenslessScope.Tests;

/// <summary>The checkout that a test was built from.</summary>
internal static class Checkout
{
    /// <summary>The folder of <c>LenslessScope.sln</c>.</summary>
    public static string Path { get; } = Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
        ?? throw new DirectoryNotFoundException($"No LenslessScope.sln above {AppContext.BaseDirectory}.");

    /// <summary>All files of a pattern below a folder of the checkout; none if the folder is missing.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var full = System.IO.Path.Combine(Path, folder);
        return Directory.Exists(full) ? Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories) : [];
    }

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder != null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "LenslessScope.sln")))
                return folder.FullName;
        return null;
    }
}

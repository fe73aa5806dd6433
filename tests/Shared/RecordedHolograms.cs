using System.Runtime.CompilerServices;

namespace LenslessScope.Tests;

/// <summary>Finds recorded holograms: in the folder that LENSLESS_TEST_DATA names, else in <c>shared/data</c> beside
/// the checkout.</summary>
internal static class RecordedHolograms
{
    /// <summary>The path of one recorded file, for example <c>usaf/usaf_holo.png</c>. Skips the test where the folder
    /// is missing; a file missing from a folder that is there is a failure.</summary>
    internal static string PathOf(string name)
    {
        var path = Path.Combine(Root(), name);
        Assert.True(File.Exists(path), $"{Root()} has no {name}.");
        return path;
    }

    /// <summary>The folder of a set, for example <c>usaf</c>; as <see cref="PathOf"/>.</summary>
    internal static string FolderOf(string set)
    {
        var path = Path.Combine(Root(), set);
        Assert.True(Directory.Exists(path), $"{Root()} has no {set}.");
        return path;
    }

    /// <summary>Whether the recorded files are there.</summary>
    internal static bool Present => Folder() is not null;

    private static string Root()
    {
        var folder = Folder();
        if (folder is null)
            Assert.Skip(
                "No recorded holograms: set LENSLESS_TEST_DATA, or put them into shared/data beside the checkout.");
        return folder;
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("LENSLESS_TEST_DATA") is { Length: > 0 } named)
            return Directory.Exists(named)
                ? named
                : throw new DirectoryNotFoundException($"LENSLESS_TEST_DATA names {named}, which is no folder.");
        return BesideCheckout(AppContext.BaseDirectory) ?? BesideCheckout(Path.GetDirectoryName(SourceFile())!);
    }

    // The tests may be built to a folder outside the checkout; their source still lies in it.
    private static string SourceFile([CallerFilePath] string path = "") => path;

    private static string? BesideCheckout(string inside)
    {
        var folder = new DirectoryInfo(inside);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LenslessScope.sln")))
            folder = folder.Parent;
        if (folder?.Parent is not { } parent)
            return null;
        var data = Path.Combine(parent.FullName, "shared", "data");
        return Directory.Exists(data) ? data : null;
    }
}

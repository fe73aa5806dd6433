using Xunit;

namespace LenslessScope.Tests;

/// <summary>Finds recorded holograms: in the folder that LENSLESS_TEST_DATA names, else in <c>shared/data</c> beside the
/// checkout.</summary>
internal static class RecordedHolograms
{
    /// <summary>The path of one recorded file, for example <c>usaf/usaf_holo.png</c>. Skips the test where the folder is
    /// missing; a file missing from a folder that is there is a failure.</summary>
    internal static string PathOf(string name)
    {
        var folder = Folder();
        if (folder is null)
            Assert.Skip("No recorded holograms: set LENSLESS_TEST_DATA, or put them into shared/data beside the checkout.");
        var path = Path.Combine(folder, name);
        Assert.True(File.Exists(path), $"{folder} has no {name}.");
        return path;
    }

    /// <summary>Whether the recorded files are there.</summary>
    internal static bool Present => Folder() is not null;

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("LENSLESS_TEST_DATA") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Beside(at) is { } found)
                return found;
        // The tests may have been built to a folder outside the checkout, and be run in it.
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at is not null; at = at.Parent)
            if (Beside(at) is { } found)
                return found;
        return null;
    }

    private static string? Beside(DirectoryInfo folder)
    {
        if (!File.Exists(Path.Combine(folder.FullName, "LenslessScope.sln")) || folder.Parent is not { } parent)
            return null;
        var data = Path.Combine(parent.FullName, "shared", "data");
        return Directory.Exists(data) ? data : null;
    }
}

using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

/// <summary>
/// Recorded holograms: in the folder named by LENSLESS_TEST_DATA, else in <c>shared/data</c> beside the checkout.
/// </summary>
internal static class RecordedData
{
    public static Image<float> Read(string set, string file) =>
        ImageFile.Read(Path.Combine(Folder(set), file)).ToGray();

    public static IReadOnlyList<string> Files(string set, string pattern) =>
        [.. Directory.GetFiles(Folder(set), pattern).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)];

    private static string Folder(string set)
    {
        var root = Environment.GetEnvironmentVariable("LENSLESS_TEST_DATA");
        if (string.IsNullOrEmpty(root))
            root = BesideCheckout();
        var folder = root == null ? null : Path.Combine(root, set);
        if (folder == null || !Directory.Exists(folder))
            Assert.Skip($"The recorded holograms '{set}' are not here. Set LENSLESS_TEST_DATA to their folder.");
        return folder;
    }

    private static string? BesideCheckout()
    {
        for (var place = new DirectoryInfo(CheckoutFile()); place != null; place = place.Parent)
            if (Path.Combine(place.FullName, "shared", "data") is var data && Directory.Exists(data))
                return data;
        return null;
    }

    // The build may lie anywhere; the source knows where the checkout is.
    private static string CheckoutFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}

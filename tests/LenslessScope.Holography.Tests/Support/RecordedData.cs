using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

/// <summary>Sets of recorded holograms, see <see cref="RecordedHolograms"/>.</summary>
internal static class RecordedData
{
    public static Image<float> Read(string set, string file) =>
        ImageFile.Read(RecordedHolograms.PathOf($"{set}/{file}")).ToGray();

    public static IReadOnlyList<string> Files(string set, string pattern) =>
        [.. Directory.GetFiles(RecordedHolograms.FolderOf(set), pattern).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)];
}

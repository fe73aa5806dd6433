using System.Text.RegularExpressions;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>
/// The order of images that Micro-Manager wrote one by one: by time, then position, channel and z, as
/// <c>metadata.txt</c> says, or else their names.
/// </summary>
internal static partial class MicroManagerOrder
{
    /// <summary>Files in that order if all of them are such images; else as they come.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> files)
    {
        if (files.Count < 2 || !files.All(file => ImageName().IsMatch(Path.GetFileName(file))))
            return files;
        var folders = files.Select(Folder).Distinct().ToDictionary(folder => folder, MicroManagerMetadata.Of);
        var places = files.Select(file => Place(file, folders[Folder(file)])).ToList();
        return places.Contains(null)
            ? files
            : [.. files.Zip(places, (file, place) => (file, place)).OrderBy(of => of.place!.Value)
                .Select(of => of.file)];
    }

    private static string Folder(string file) => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : ".";

    private static (int Time, int Position, int Channel, int Z)? Place(
        string file, IReadOnlyDictionary<string, MicroManagerFrame> told)
    {
        var name = Path.GetFileName(file);
        if (told.TryGetValue(name, out var frame))
            return (frame.Time, frame.Position, frame.Channel, frame.Slice);
        var numbers = PlacesInName().Match(name).Groups;
        return numbers[0].Success
            ? (Number("time"), Number("position"), Number("channel"), Number("z"))
            : null;

        int Number(string axis) => int.TryParse(numbers[axis].ValueSpan, out var number) ? number : 0;
    }

    [GeneratedRegex(@"^img_.*\d.*\.tiff?$", RegexOptions.IgnoreCase)]
    private static partial Regex ImageName();

    [GeneratedRegex(@"^img_channel(?<channel>\d+)_position(?<position>\d+)_time(?<time>\d+)_z(?<z>\d+)\.tiff?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex PlacesInName();
}

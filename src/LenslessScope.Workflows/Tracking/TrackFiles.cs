using LenslessScope.Drawing;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>Everything that <c>track</c> writes.</summary>
internal static class TrackFiles
{
    /// <summary>The names of all files that <see cref="Write"/> makes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tracks.csv", "tracks.png", "tracks.json"];

    private static readonly string[] s_header =
        ["track", "frame", "hologram", .. ObjectTable.Header.Skip(1), "speed_um_s"];

    /// <summary>Writes the files; <paramref name="pathOf"/> says where a name goes.</summary>
    /// <param name="result">The tracks.</param>
    /// <param name="report">What tracks.json says.</param>
    /// <param name="projection">
    /// Largest dark-field modulus over all planes and frames, the ground of the picture.
    /// </param>
    /// <param name="pixelUm">Its pitch.</param>
    /// <param name="pathOf">Where a name goes.</param>
    public static void Write(
        TrackingResult result, TrackReport report, Image<float> projection, double pixelUm, Func<string, string> pathOf)
    {
        CsvTable.Write(pathOf("tracks.csv"), s_header, result.Tracks.SelectMany(track => track.Points).Select(point =>
            (IReadOnlyList<object?>)[point.TrackId, point.Frame, report.Holograms[point.Frame],
                .. ObjectTable.Row(point.Detected).Skip(1), point.SpeedUmPerS]));
        Overlay(result, report, projection, pixelUm).Save(pathOf("tracks.png"));
        ResultJson.Write(pathOf("tracks.json"), report);
    }

    private static Picture Overlay(TrackingResult result, TrackReport report, Image<float> projection, double pixelUm)
    {
        var (from, to) = (report.Detection.MinZUm, report.Detection.MaxZUm);
        var picture = Tone.Map(projection).Picture;
        foreach (var points in result.Tracks.Select(track => track.Points))
            for (var i = 1; i < points.Count; i++)
                Line(picture, points[i - 1].Detected, points[i].Detected, pixelUm,
                    ObjectOverlay.ColourOf(points[i].Detected.ZUm, from, to));
        return new ContactSheet
        {
            Panels =
            [
                new Panel
                {
                    Image = picture,
                    Title = $"{result.Tracks.Count} tracks over {result.Frames} frames",
                    Captions = ["largest dark-field modulus over all planes and frames"],
                    PixelUm = pixelUm,
                    ColourBar = new ColourBar(new ToneRange(from, to), ColourMap.Diverging, "z in µm"),
                },
            ],
            MaximumPanelWidth = 1024,
            MaximumPanelHeight = 1024,
        }.Render();
    }

    private static void Line(Picture picture, DetectedObject a, DetectedObject b, double pixelUm, Colour colour)
    {
        var steps = (int)Math.Ceiling(2 * double.Hypot(b.XUm - a.XUm, b.YUm - a.YUm) / pixelUm) + 1;
        for (var i = 0; i <= steps; i++)
        {
            var share = (double)i / steps;
            var row = (int)Math.Round((a.YUm + share * (b.YUm - a.YUm)) / pixelUm);
            var column = (int)Math.Round((a.XUm + share * (b.XUm - a.XUm)) / pixelUm);
            if (row >= 0 && row < picture.Height && column >= 0 && column < picture.Width)
                picture[row, column] = colour;
        }
    }
}

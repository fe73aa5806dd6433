using LenslessScope.Drawing;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>The picture of all objects in focus, each with a circle whose colour says its distance.</summary>
internal static class ObjectOverlay
{
    private const double GapPx = 4;
    private const double ThicknessPx = 1.5;

    public static Picture Of(ObjectDetectionResult result, double pixelUm, string title)
    {
        var (from, to) = (result.Settings.MinZUm, result.Settings.MaxZUm);
        var picture = Tone.Map(result.MaximumProjection).Picture;
        foreach (var found in result.Objects)
            Circle(picture, Centre(result.Labels, found.Id), found.DiameterUm / pixelUm / 2 + GapPx,
                ColourOf(found.ZUm, from, to));
        return new ContactSheet
        {
            Header = title,
            Panels =
            [
                new Panel
                {
                    Image = picture,
                    Title = $"{result.Count.Objects} objects, {result.Count.Confident} of them confident",
                    Captions = ["largest dark-field modulus over all planes"],
                    PixelUm = pixelUm,
                    ColourBar = new ColourBar(new ToneRange(from, to), ColourMap.Diverging, "z in µm"),
                },
            ],
            MaximumPanelWidth = 1024,
            MaximumPanelHeight = 1024,
        }.Render();
    }

    /// <summary>The colour of a distance within a range.</summary>
    public static Colour ColourOf(double zUm, double from, double to) =>
        ColourMap.Diverging[(int)Math.Round(Math.Clamp((zUm - from) / (to - from), 0, 1) * (ColourMap.Length - 1))];

    // From the pixels themselves: with a point source the pitch differs from plane to plane.
    private static (double Row, double Column) Centre(Image<int> labels, int id)
    {
        var (row, column, count) = (0L, 0L, 0);
        for (var at = 0; at < labels.Pixels.Length; at++)
            if (labels.Pixels[at] == id)
                (row, column, count) = (row + at / labels.Width, column + at % labels.Width, count + 1);
        return ((double)row / count, (double)column / count);
    }

    private static void Circle(Picture picture, (double Row, double Column) centre, double radius, Colour colour)
    {
        var reach = radius + ThicknessPx;
        var (lastRow, lastColumn) = (
            Math.Min(picture.Height - 1, centre.Row + reach), Math.Min(picture.Width - 1, centre.Column + reach));
        for (var row = Math.Max(0, (int)(centre.Row - reach)); row <= lastRow; row++)
            for (var column = Math.Max(0, (int)(centre.Column - reach)); column <= lastColumn; column++)
                if (Math.Abs(double.Hypot(row - centre.Row, column - centre.Column) - radius) <= ThicknessPx / 2)
                    picture[row, column] = colour;
    }
}

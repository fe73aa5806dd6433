using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>The key to a picture's colours: a strip of them, from the least value to the greatest.</summary>
/// <param name="Range">The values at the strip's ends.</param>
/// <param name="Map">The colours.</param>
/// <param name="Unit">The values' unit, or what they are; may be empty.</param>
public sealed record ColourBar(ToneRange Range, ColourMap Map, string Unit = "")
{
    private const int StripHeight = 10;

    /// <summary>What the bar takes below a picture, pixels.</summary>
    internal static int Height { get; } = StripHeight + 4 + Style.Text.LineHeight;

    /// <summary>The bar alone, on white, with its labels.</summary>
    /// <param name="width">Width of the picture, pixels; at least 120. Default 320.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is too small for the labels.</exception>
    /// <exception cref="DrawingException">The drawing library or its fonts are missing.</exception>
    public Picture Render(int width = 320)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 120);
        using var canvas = new Canvas(width, Height + 2 * Style.Gap, Style.Paper);
        Draw(canvas, Style.Gap, Style.Gap, width - 2 * Style.Gap);
        return canvas.ToPicture();
    }

    /// <summary>Draws the strip and, below it, minimum, unit and maximum.</summary>
    internal void Draw(Canvas canvas, int x, int y, int width)
    {
        var strip = new Picture(StripHeight, width);
        for (var row = 0; row < StripHeight; row++)
            for (var column = 0; column < width; column++)
                strip[row, column] = Map[column * (ColourMap.Length - 1) / Math.Max(1, width - 1)];
        canvas.Place(strip, x, y);
        canvas.Frame(new Roi(x, y, width, StripHeight), Style.Frame);

        var baseline = y + StripHeight + 4 + Style.Text.Ascent;
        var (minimum, maximum) = (NumberText.Rounded(Range.Minimum), NumberText.Rounded(Range.Maximum));
        canvas.Text(minimum, x, baseline, Style.Text);
        canvas.Text(maximum, x + width, baseline, Style.Text, Align.Right);

        var ends = Math.Max(canvas.Measure(minimum, Style.Text), canvas.Measure(maximum, Style.Text)) + Style.Gap;
        var unit = TextLines.Ellipsise(canvas, Unit, Style.Text, width - 2 * ends);
        canvas.Text(unit, x + width / 2.0, baseline, Style.Text, Align.Centre);
    }
}

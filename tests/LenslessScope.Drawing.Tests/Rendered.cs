using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing.Tests;

/// <summary>What can be read off a rendered picture.</summary>
internal static class Rendered
{
    private static readonly Colour Paper = Colour.Grey(255);

    /// <summary>All places of a colour.</summary>
    public static IEnumerable<(int Row, int Column)> Of(Picture picture, Colour colour) =>
        from row in Enumerable.Range(0, picture.Height)
        from column in Enumerable.Range(0, picture.Width)
        where picture[row, column] == colour
        select (row, column);

    /// <summary>The outermost pixels are paper: no text and no line runs out of the picture.</summary>
    public static void AssertPaperMargin(Picture picture, int margin)
    {
        for (var row = 0; row < picture.Height; row++)
            for (var column = 0; column < picture.Width; column++)
            {
                var inside = row >= margin && row < picture.Height - margin
                    && column >= margin && column < picture.Width - margin;
                if (!inside && picture[row, column] != Paper)
                    Assert.Fail($"{picture[row, column]} at row {row}, column {column} of {picture.Width}×" +
                        $"{picture.Height}");
            }
    }

    /// <summary>
    /// The margin and all that lies below the uppermost of the boxes and outside of all (but for their frames) is
    /// paper: what is drawn stays within the place stated for it.
    /// </summary>
    public static void AssertPaperOutside(Picture picture, IReadOnlyList<Roi> boxes, int margin, int below)
    {
        AssertPaperMargin(picture, Math.Min(margin, below));
        const int frame = 2;
        var covered = new bool[picture.Height, picture.Width];
        foreach (var box in boxes)
            for (var row = box.Y - frame; row < box.Y + box.Height + frame; row++)
                for (var column = box.X - frame; column < box.X + box.Width + frame; column++)
                    covered[row, column] = true;
        for (var row = boxes.Min(box => box.Y); row < picture.Height; row++)
            for (var column = 0; column < picture.Width; column++)
                if (!covered[row, column] && picture[row, column] != Paper)
                    Assert.Fail($"{picture[row, column]} at row {row}, column {column}, where nothing stands");
    }
}

using System.Globalization;

namespace LenslessScope.Imaging;

/// <summary>
/// A region of interest: a rectangle of whole pixels. Column <see cref="X"/> and row <see cref="Y"/> are those of its
/// first pixel, counted from 0 at the upper left; <see cref="Width"/> and <see cref="Height"/> are in pixels.
/// Written as <c>X,Y,W,H</c>, the order of Micro-Manager's <c>setROI</c>.
/// </summary>
/// <param name="X">First column, pixels.</param>
/// <param name="Y">First row, pixels.</param>
/// <param name="Width">Columns, pixels.</param>
/// <param name="Height">Rows, pixels.</param>
public readonly record struct Roi(int X, int Y, int Width, int Height)
{
    /// <summary>
    /// Reads <c>X,Y,W,H</c> (blanks around a number are allowed). False unless there are four whole numbers with X and
    /// Y not negative, and W and H at least 1. Whether the region lies inside an image is the image's own question.
    /// </summary>
    public static bool TryParse(string? text, out Roi roi)
    {
        roi = default;
        var parts = (text ?? "").Split(',');
        Span<int> numbers = stackalloc int[4];
        if (parts.Length != numbers.Length)
            return false;
        for (var i = 0; i < numbers.Length; i++)
            if (!int.TryParse(parts[i], NumberStyles.Integer, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        if (numbers[0] < 0 || numbers[1] < 0 || numbers[2] < 1 || numbers[3] < 1)
            return false;
        roi = new Roi(numbers[0], numbers[1], numbers[2], numbers[3]);
        return true;
    }

    /// <summary>Reads <c>X,Y,W,H</c> as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a region; the message says what is allowed.</exception>
    public static Roi Parse(string text) => TryParse(text, out var roi)
        ? roi
        : throw new FormatException(
            $"'{text}' is not a region of interest. Give X,Y,W,H in whole pixels, X and Y from 0, W and H from 1, " +
            "for example 150,150,750,650.");

    /// <summary>Whether all of the region lies inside an image of that size, and holds at least one pixel.</summary>
    public bool FitsIn(int height, int width) =>
        X >= 0 && Y >= 0 && Width >= 1 && Height >= 1 && (long)X + Width <= width && (long)Y + Height <= height;

    /// <summary>The form that <see cref="TryParse"/> reads: <c>X,Y,W,H</c>.</summary>
    public override string ToString() => $"{X},{Y},{Width},{Height}";
}

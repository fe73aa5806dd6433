using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>Raw frames of colour sensors, as far as they are not worked on pixel by pixel.</summary>
public static class ColourMosaic
{
    /// <summary>
    /// A copy in which the pixels that do not count have the mean of those around them that do: for judging level,
    /// background and focus. What <see cref="PhaseRetrieval"/> works from are the measured pixels only.
    /// </summary>
    /// <param name="image">A raw frame.</param>
    /// <param name="sites">The pixels that count, at least one of four.</param>
    public static Image<float> Fill(Image<float> image, ColourSites sites)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (sites == ColourSites.None || (sites & ~ColourSites.All) != 0)
            throw new ArgumentOutOfRangeException(
                nameof(sites), sites, "Name at least one of the four sites of a 2×2 square.");
        var filled = new Image<float>(image.Height, image.Width);
        for (var row = 0; row < image.Height; row++)
            for (var column = 0; column < image.Width; column++)
                filled[row, column] = Counts(row, column) ? image[row, column] : Around(row, column);
        return filled;

        bool Counts(int row, int column) => ((int)sites >> (2 * (row & 1) + (column & 1)) & 1) != 0;

        float Around(int row, int column)
        {
            var (sum, count) = (0f, 0);
            for (var y = Math.Max(0, row - 1); y <= Math.Min(image.Height - 1, row + 1); y++)
                for (var x = Math.Max(0, column - 1); x <= Math.Min(image.Width - 1, column + 1); x++)
                    if (Counts(y, x))
                        (sum, count) = (sum + image[y, x], count + 1);
            return count == 0 ? image[row, column] : sum / count;
        }
    }
}

using LenslessScope.Imaging;

namespace LenslessScope.Drawing;

/// <summary>Where a close-up stands on its panel, and how large.</summary>
internal static class CloseUpPlace
{
    private const int Inset = 10;

    /// <summary>The part that a close-up shows, in pixels of the sheet.</summary>
    public static Roi RegionOn(CloseUp closeUp, Roi image, double scale)
    {
        var region = closeUp.Region;
        var (left, top) = ((int)Math.Round(region.X * scale), (int)Math.Round(region.Y * scale));
        return new Roi(image.X + left, image.Y + top,
            Math.Max(1, (int)Math.Round((region.X + region.Width) * scale) - left),
            Math.Max(1, (int)Math.Round((region.Y + region.Height) * scale) - top));
    }

    /// <summary>
    /// The corner in which the close-up hides least of the part that it shows; of equal ones the upper right, upper
    /// left, lower left – the lower right is the scale bar's. Null where nothing would be enlarged.
    /// </summary>
    /// <param name="closeUp">What to show.</param>
    /// <param name="image">Where the panel's picture stands.</param>
    /// <param name="scale">Pixels of the sheet for one of the picture.</param>
    public static Roi? Choose(CloseUp closeUp, Roi image, double scale)
    {
        var region = closeUp.Region;
        var enlarged =
            closeUp.Share * Math.Min((double)image.Width / region.Width, (double)image.Height / region.Height);
        if (enlarged >= 1)
            enlarged = Math.Floor(enlarged);
        if (enlarged <= scale)
            return null;
        var width = Math.Max(1, (int)Math.Round(region.Width * enlarged));
        var height = Math.Max(1, (int)Math.Round(region.Height * enlarged));
        var (left, right) = (image.X + Inset, image.X + image.Width - Inset - width);
        var (top, bottom) = (image.Y + Inset, image.Y + image.Height - Inset - height);
        if (right < image.X || bottom < image.Y)
            return null;
        var shown = RegionOn(closeUp, image, scale);
        Roi[] corners =
        [
            new(right, top, width, height), new(left, top, width, height), new(left, bottom, width, height),
            new(right, bottom, width, height),
        ];
        // MinBy keeps the first of equal ones.
        return corners.MinBy(corner => Overlap(corner, shown));
    }

    private static long Overlap(Roi a, Roi b)
    {
        var width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        var height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        return width > 0 && height > 0 ? (long)width * height : 0;
    }
}

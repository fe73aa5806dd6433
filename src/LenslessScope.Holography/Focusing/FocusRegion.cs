using LenslessScope.Imaging;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// Where to look: the window of the hologram that is propagated, and the region inside it on which the metric is
/// computed. Both in pixels of the hologram.
/// </summary>
internal readonly record struct FocusRegion(Roi Window, Roi Region)
{
    /// <summary>Largest side of the window that is chosen without being told.</summary>
    public const int LargestWindow = 1024;

    /// <summary>Pixels along the hologram's border that say nothing about focus.</summary>
    public const int Border = 16;

    private const int Cell = 32;

    public static FocusRegion Choose(Image<float> amplitude, Roi? asked, double reachPixels)
    {
        if (asked is { } roi)
        {
            // Light from the object lands beside it: the window is wider than the region by the kernel's reach.
            var margin = (int)Math.Min(reachPixels, Math.Max(64, LargestWindow / 4));
            var window = Grow(roi, margin, amplitude.Height, amplitude.Width);
            return new FocusRegion(window, Inside(roi, amplitude.Height, amplitude.Width));
        }
        var height = Math.Min(amplitude.Height, LargestWindow);
        var width = Math.Min(amplitude.Width, LargestWindow);
        var best = MostContrast(amplitude, height, width);
        return new FocusRegion(best, Inside(best, amplitude.Height, amplitude.Width, best));
    }

    private static Roi Grow(Roi roi, int margin, int height, int width)
    {
        var (x, y) = (Math.Max(0, roi.X - margin), Math.Max(0, roi.Y - margin));
        return new Roi(x, y,
            Math.Min(width, roi.X + roi.Width + margin) - x, Math.Min(height, roi.Y + roi.Height + margin) - y);
    }

    // Without the border of the hologram, and of the window if that is where the recorded light ends.
    private static Roi Inside(Roi roi, int height, int width, Roi? window = null)
    {
        var limit = window ?? new Roi(0, 0, width, height);
        var x = Math.Max(roi.X, limit.X + Border);
        var y = Math.Max(roi.Y, limit.Y + Border);
        return new Roi(x, y,
            Math.Min(roi.X + roi.Width, limit.X + limit.Width - Border) - x,
            Math.Min(roi.Y + roi.Height, limit.Y + limit.Height - Border) - y);
    }

    // The place of the window with the largest sum of squared deviations, in steps of a cell.
    private static Roi MostContrast(Image<float> amplitude, int height, int width)
    {
        if (height == amplitude.Height && width == amplitude.Width)
            return new Roi(0, 0, width, height);
        var (rows, columns) = (amplitude.Height / Cell, amplitude.Width / Cell);
        var sums = new double[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                sums[row + 1, column + 1] = sums[row, column + 1] + sums[row + 1, column] - sums[row, column] +
                    Deviation(amplitude, row * Cell, column * Cell);
        var (tall, wide) = (Math.Min(rows, height / Cell), Math.Min(columns, width / Cell));
        var best = (Value: double.NegativeInfinity, Row: 0, Column: 0);
        for (var row = 0; row + tall <= rows; row++)
            for (var column = 0; column + wide <= columns; column++)
            {
                var value = sums[row + tall, column + wide] - sums[row, column + wide] - sums[row + tall, column] +
                    sums[row, column];
                if (value > best.Value)
                    best = (value, row, column);
            }
        return new Roi(Math.Min(best.Column * Cell, amplitude.Width - width),
            Math.Min(best.Row * Cell, amplitude.Height - height), width, height);
    }

    private static double Deviation(Image<float> amplitude, int top, int left)
    {
        var sum = 0.0;
        for (var row = top; row < top + Cell; row++)
            foreach (var value in amplitude.Row(row).Slice(left, Cell))
                sum += (value - 1) * (value - 1);
        return sum;
    }
}

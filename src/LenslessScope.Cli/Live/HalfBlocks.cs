using System.Text;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Live;

/// <summary>
/// A frame as coloured half blocks for terminals: each character is two pixels, one above the other, each the mean of
/// what it stands for.
/// </summary>
internal static class HalfBlocks
{
    private const string Reset = "\u001b[0m";

    /// <param name="frame">Of GRAY8, GRAY16 or RGB32.</param>
    /// <param name="bitDepth">Bits of a grey value; full scale is white.</param>
    /// <param name="columns">Characters in a line; fewer for narrower frames.</param>
    public static IEnumerable<string> Of(Frame frame, int bitDepth, int columns)
    {
        columns = Math.Min(columns, frame.Width);
        var rows = Math.Max(2, (int)Math.Round((double)frame.Height / frame.Width * columns / 2) * 2);
        rows = Math.Min(rows, frame.Height / 2 * 2);
        for (var row = 0; row + 1 < rows; row += 2)
        {
            var line = new StringBuilder();
            for (var column = 0; column < columns; column++)
            {
                var upper = Mean(frame, bitDepth, column, columns, row, rows);
                var lower = Mean(frame, bitDepth, column, columns, row + 1, rows);
                line.Append($"\u001b[38;2;{upper.R};{upper.G};{upper.B}m\u001b[48;2;{lower.R};{lower.G};{lower.B}m▀");
            }
            yield return line.Append(Reset).ToString();
        }
    }

    private static (int R, int G, int B) Mean(Frame frame, int bitDepth, int column, int columns, int row, int rows)
    {
        var (left, right) = (column * frame.Width / columns, (column + 1) * frame.Width / columns);
        var (top, bottom) = (row * frame.Height / rows, (row + 1) * frame.Height / rows);
        long red = 0, green = 0, blue = 0;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
            {
                var (r, g, b) = Pixel(frame, y * frame.Width + x);
                (red, green, blue) = (red + r, green + g, blue + b);
            }
        var white = (long)(bottom - top) * (right - left) * ((1 << (frame.Components == 1 ? bitDepth : 8)) - 1);
        return (Byte(red, white), Byte(green, white), Byte(blue, white));
    }

    private static (int R, int G, int B) Pixel(Frame frame, int index)
    {
        if (frame.Components == 4)
        {
            var pixel = frame.Pixels.Slice(4 * index, 3);
            return (pixel[2], pixel[1], pixel[0]);
        }
        var grey = frame.BytesPerPixel == 1
            ? frame.Pixels[index]
            : frame.Pixels[2 * index] + 256 * frame.Pixels[2 * index + 1];
        return (grey, grey, grey);
    }

    private static int Byte(long sum, long white) => (int)Math.Min(255, 255 * sum / white);
}

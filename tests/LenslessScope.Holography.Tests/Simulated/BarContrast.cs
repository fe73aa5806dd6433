using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests.Simulated;

/// <summary>The contrast of the middle element of the sample Bars in an amplitude picture.</summary>
internal static class BarContrast
{
    /// <summary>
    /// (bright − dark)/(bright + dark) of the upright and the lying bars: means along the middle of the three bars and
    /// of the two gaps between them, over three half-pitches.
    /// </summary>
    /// <param name="amplitude">The picture.</param>
    /// <param name="pixelUm">Its pitch; the axis passes through its middle.</param>
    /// <param name="halfPitchUm">Width of a bar.</param>
    /// <param name="xUm">Where the middle of the element is.</param>
    /// <param name="yUm">The same, downwards.</param>
    public static (double Upright, double Lying) Of(
        Image<float> amplitude, double pixelUm, double halfPitchUm, double xUm, double yUm)
    {
        return (Contrast((line, along) => At(xUm + (line - 5.5) * halfPitchUm, yUm + along * halfPitchUm)),
            Contrast((line, along) => At(xUm + (3.5 + along) * halfPitchUm, yUm + (line - 2) * halfPitchUm)));

        double At(double x, double y) =>
            Interpolated(amplitude, y / pixelUm + 0.5 * (amplitude.Height - 1),
                x / pixelUm + 0.5 * (amplitude.Width - 1));
    }

    private static double Contrast(Func<int, double, double> at)
    {
        var lines = Enumerable.Range(0, 5).Select(line =>
            Enumerable.Range(-8, 17).Average(step => at(line, 1.5 * step / 8))).ToArray();
        var (dark, bright) = ((lines[0] + lines[2] + lines[4]) / 3, (lines[1] + lines[3]) / 2);
        return (bright - dark) / (bright + dark);
    }

    private static double Interpolated(Image<float> image, double row, double column)
    {
        var (y, x) = ((int)Math.Floor(row), (int)Math.Floor(column));
        var (fy, fx) = (row - y, column - x);
        return (1 - fy) * ((1 - fx) * image[y, x] + fx * image[y, x + 1]) +
            fy * ((1 - fx) * image[y + 1, x] + fx * image[y + 1, x + 1]);
    }
}

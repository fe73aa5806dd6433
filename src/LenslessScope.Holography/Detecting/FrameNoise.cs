using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>
/// The noise of a frame, from what differs from pixel to pixel: the second difference along both axes, of which smooth
/// fringes leave nothing (J. Immerkær, Computer Vision and Image Understanding 64, 300 (1996)), by its median.
/// </summary>
internal static class FrameNoise
{
    // Root of the sum of the squares of the mask 1 −2 1, −2 4 −2, 1 −2 1.
    private const double Gain = 6;

    // More do not make the median better.
    private const int MostSamples = 1_000_000;

    /// <summary>Standard deviation of a pixel.</summary>
    public static double Of(Image<float> frame)
    {
        var (height, width) = (frame.Height - 2, frame.Width - 2);
        if (height < 1 || width < 1)
            return 0;
        var apart = (int)Math.Max(1, (long)height * width / MostSamples);
        var bends = new List<float>();
        for (var at = 0L; at < (long)height * width; at += apart)
        {
            var (row, column) = ((int)(at / width), (int)(at % width));
            bends.Add(Across(row) - 2 * Across(row + 1) + Across(row + 2));

            float Across(int y) => frame[y, column] - 2 * frame[y, column + 1] + frame[y, column + 2];
        }
        return Deviation.OfNormal * Deviation.Of(bends).Absolute / Gain;
    }
}

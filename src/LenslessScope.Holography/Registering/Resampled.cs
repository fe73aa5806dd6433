using LenslessScope.Imaging;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// An image read between its pixels with Lanczos' kernel sinc(x)·sinc(x/4), |x| &lt;
/// 4 (C. E. Duchon, J. Applied Meteorology 18, 1016 (1979)), its weights made to sum to 1:
/// fringes nearly as fine as two pixels keep their contrast.
/// </summary>
internal static class Resampled
{
    private const int Lobes = 4;
    private const int Places = 1024; // between two pixels

    private static readonly float[] s_weights = Weights();

    /// <summary>
    /// The image as it would look from where the reference was: pixel r of the result is what lies at the similarity's
    /// place of r. NaN where that is outside of the image.
    /// </summary>
    public static Image<float> Run(Image<float> image, Similarity similarity, ParallelOptions parallel)
    {
        var (height, width) = (image.Height, image.Width);
        var result = new Image<float>(height, width);
        var (cosine, sine) = similarity.Turn;
        Parallel.For(0, height, parallel, row =>
        {
            var target = result.Row(row);
            var y = row - 0.5 * (height - 1);
            for (var column = 0; column < width; column++)
            {
                var x = column - 0.5 * (width - 1);
                target[column] = At(image, sine * x + cosine * y + similarity.ShiftRows + 0.5 * (height - 1),
                    cosine * x - sine * y + similarity.ShiftColumns + 0.5 * (width - 1));
            }
        });
        return result;
    }

    private static float At(Image<float> image, double row, double column)
    {
        var (height, width) = (image.Height, image.Width);
        // Whole pixels are read exactly, the last row and column included.
        if (!(row > -1e-6 && row < height - 1 + 1e-6 && column > -1e-6 && column < width - 1 + 1e-6))
            return float.NaN;
        var (placeY, placeX) = ((int)Math.Round(row * Places), (int)Math.Round(column * Places));
        var (top, left) = (placeY / Places - Lobes + 1, placeX / Places - Lobes + 1);
        var down = s_weights.AsSpan(placeY % Places * 2 * Lobes, 2 * Lobes);
        var across = s_weights.AsSpan(placeX % Places * 2 * Lobes, 2 * Lobes);
        var pixels = image.Pixels;
        var sum = 0f;
        for (var i = 0; i < 2 * Lobes; i++)
        {
            var line = Math.Clamp(top + i, 0, height - 1) * width;
            var along = 0f;
            if (left >= 0 && left + 2 * Lobes <= width)
                for (var j = 0; j < 2 * Lobes; j++)
                    along += across[j] * pixels[line + left + j];
            else
                for (var j = 0; j < 2 * Lobes; j++)
                    along += across[j] * pixels[line + Math.Clamp(left + j, 0, width - 1)];
            sum += down[i] * along;
        }
        return sum;
    }

    private static float[] Weights()
    {
        var weights = new float[Places * 2 * Lobes];
        for (var place = 0; place < Places; place++)
        {
            var own = Enumerable.Range(0, 2 * Lobes)
                .Select(i => Kernel(i - Lobes + 1 - (double)place / Places)).ToArray();
            for (var i = 0; i < own.Length; i++)
                weights[place * own.Length + i] = (float)(own[i] / own.Sum());
        }
        return weights;
    }

    private static double Kernel(double x) => Math.Abs(x) >= Lobes ? 0 : Sinc(x) * Sinc(x / Lobes);

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}

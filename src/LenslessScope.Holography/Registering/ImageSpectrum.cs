using System.Numerics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Normalising;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// The spectrum of an image for comparing places: slow changes of brightness are taken out, the border fades out so
/// that it does not pin the comparison to itself.
/// </summary>
internal sealed class ImageSpectrum
{
    private const double HighPassPx = 8;

    private ImageSpectrum(int height, int width, Complex[,] values) =>
        (Height, Width, Values) = (height, width, values);

    public int Height { get; }

    public int Width { get; }

    /// <summary>Element (ky, kx), both from 0, negative frequencies last.</summary>
    public Complex[,] Values { get; }

    public static ImageSpectrum Of(Image<float> image, ParallelOptions parallel)
    {
        var (height, width) = (image.Height, image.Width);
        var slow = GaussianBlur.Run(image, HighPassPx, parallel);
        var values = new Complex[height, width];
        Parallel.For(0, height, parallel, row =>
        {
            for (var column = 0; column < width; column++)
                values[row, column] =
                    (image[row, column] - slow[row, column]) * Window(row, height) * Window(column, width);
        });
        PlaneTransform.Rows(values, FftKind.ComplexForward, parallel);
        PlaneTransform.Columns(values, FftKind.ComplexForward, 0, width, parallel);
        return new ImageSpectrum(height, width, values);
    }

    // Hann.
    private static float Window(int index, int count) =>
        (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (index + 0.5) / count));
}

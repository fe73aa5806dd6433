using System.Numerics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Normalising;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// The spectrum of an image for comparing places: slow changes of brightness are taken out, the border fades out so
/// that it does not pin the comparison to itself.
/// </summary>
internal sealed unsafe class ImageSpectrum
{
    private const double HighPassPx = 8;

    private ImageSpectrum(int height, int width, Complex[,] values) =>
        (Height, Width, Values) = (height, width, values);

    public int Height { get; }

    public int Width { get; }

    /// <summary>Element (ky, kx), both from 0, negative frequencies behind.</summary>
    public Complex[,] Values { get; }

    public static ImageSpectrum Of(Image<float> image, ParallelOptions parallel)
    {
        var (height, width) = (image.Height, image.Width);
        var slow = GaussianBlur.Run(image, HighPassPx, parallel);
        var values = new Complex[height, width];
        var rowPlan = FftPlans.Get(FftKind.ComplexForward, width);
        var columnPlan = FftPlans.Get(FftKind.ComplexForward, height);
        Parallel.For(0, height, parallel, row =>
        {
            using var line = new AlignedBuffer(2L * width);
            for (var column = 0; column < width; column++)
            {
                line.Pointer[2 * column] =
                    (image[row, column] - slow[row, column]) * Window(row, height) * Window(column, width);
                line.Pointer[2 * column + 1] = 0;
            }
            rowPlan.Execute(line.Pointer);
            for (var column = 0; column < width; column++)
                values[row, column] = new Complex(line.Pointer[2 * column], line.Pointer[2 * column + 1]);
        });
        Parallel.For(0, width, parallel, column =>
        {
            using var line = new AlignedBuffer(2L * height);
            for (var row = 0; row < height; row++)
                (line.Pointer[2 * row], line.Pointer[2 * row + 1]) =
                    ((float)values[row, column].Real, (float)values[row, column].Imaginary);
            columnPlan.Execute(line.Pointer);
            for (var row = 0; row < height; row++)
                values[row, column] = new Complex(line.Pointer[2 * row], line.Pointer[2 * row + 1]);
        });
        return new ImageSpectrum(height, width, values);
    }

    // Hann.
    private static float Window(int index, int count) =>
        (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (index + 0.5) / count));
}

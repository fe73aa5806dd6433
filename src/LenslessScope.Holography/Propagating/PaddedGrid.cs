using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// An image's place in the larger periodic grid of the transform: at the upper left, the padding behind its last row and
/// column, which by periodicity is also before the first.
/// </summary>
internal readonly record struct PaddedGrid(int Height, int Width, int PaddedHeight, int PaddedWidth)
{
    private const int LeastPadding = 64;

    /// <summary>
    /// Pads by the reach of the propagation kernel, at least 64 and at most the image's own size, up to the next smooth
    /// length. One gap separates both ends of a periodic grid, so the reach counts once.
    /// </summary>
    public static PaddedGrid ForDistance(
        int height, int width, double pixelUm, double wavelengthUm, double distanceUm)
    {
        var reach = ReachPixels(pixelUm, wavelengthUm, distanceUm);
        return new PaddedGrid(height, width, Padded(height), Padded(width));

        int Padded(int size) =>
            SmoothSize.AtLeast(size + (int)Math.Min(size, Math.Max(LeastPadding, Math.Ceiling(reach))));
    }

    /// <summary>Pads to a multiple of the size; 1 leaves the grid exactly as it is, smooth or not.</summary>
    public static PaddedGrid ByFactor(int height, int width, double factor) => factor <= 1
        ? new PaddedGrid(height, width, height, width)
        : new PaddedGrid(height, width,
            SmoothSize.AtLeast((int)Math.Ceiling(height * factor)),
            SmoothSize.AtLeast((int)Math.Ceiling(width * factor)));

    /// <summary>
    /// How far, in pixels, the steepest wave that the pitch samples (sin θ = λ/2p) walks aside over the distance.
    /// </summary>
    public static double ReachPixels(double pixelUm, double wavelengthUm, double distanceUm)
    {
        var sine = Math.Min(wavelengthUm / (2 * pixelUm), 0.999);
        return Math.Abs(distanceUm) * sine / Math.Sqrt(1 - sine * sine) / pixelUm;
    }
}

using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// An image's place in the larger periodic grid of the transform: at the upper left, the padding after its last row
/// and column, which by periodicity is also before the first.
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
        return ForReach(height, width, reach, reach);
    }

    /// <summary>The same for a reach, in pixels, along each axis.</summary>
    public static PaddedGrid ForReach(int height, int width, double reachY, double reachX)
    {
        return new PaddedGrid(height, width, Padded(height, reachY), Padded(width, reachX));

        static int Padded(int size, double reach) =>
            SmoothSize.AtLeast(size + (int)Math.Min(size, Math.Max(LeastPadding, Math.Ceiling(reach))));
    }

    /// <summary>Pads to a multiple of the size; 1 leaves the grid exactly as it is, smooth or not.</summary>
    public static PaddedGrid ByFactor(int height, int width, double factor) => factor <= 1
        ? new PaddedGrid(height, width, height, width)
        : new PaddedGrid(height, width,
            SmoothSize.AtLeast((int)Math.Ceiling(height * factor)),
            SmoothSize.AtLeast((int)Math.Ceiling(width * factor)));

    /// <summary>
    /// How far, in pixels, the steepest wave that the pitch samples (sin θ = λ/2p) walks aside over the distance;
    /// oblique light of that lateral frequency, cycles/µm, adds to it.
    /// </summary>
    public static double ReachPixels(double pixelUm, double wavelengthUm, double distanceUm, double tilt = 0)
    {
        var sine = Math.Min(wavelengthUm * (tilt + 1 / (2 * pixelUm)), 0.999);
        return Math.Abs(distanceUm) * sine / Math.Sqrt(1 - sine * sine) / pixelUm;
    }
}

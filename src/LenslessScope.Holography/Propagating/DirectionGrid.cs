namespace LenslessScope.Holography.Propagating;

/// <summary>
/// The directions sin θ/λ of the waves that leave a point source and reach the sensor, as the frequency grid of a
/// transform whose other side is a plane near the source: rows and columns of the grid, and the pitch there.
/// </summary>
internal readonly record struct DirectionGrid(int Rows, int Columns, double PitchUm)
{
    // Waves at the cone's border keep a little distance to those that enter at the opposite side.
    private const double Margin = 1.1;

    /// <summary>
    /// The pitch samples the steepest wave; the extent holds the widest fringe that pixels resolve (λL/p) and the
    /// illuminated cone at the farthest plane.
    /// </summary>
    public static DirectionGrid For(int height, int width, double pixelUm, double wavelengthUm, double sourceUm,
        double farthestUm)
    {
        var pitch = wavelengthUm / (2 * Math.Max(Sine(height), Sine(width)));
        return new DirectionGrid(Count(height), Count(width), pitch);

        // At the middle of an edge; towards the corners the sine along one axis becomes smaller.
        double Sine(int count) => Math.Sin(Math.Atan(count * pixelUm / (2 * sourceUm)));

        int Count(int count) => SmoothCount(Margin * Math.Max(
            wavelengthUm * sourceUm / pixelUm, ConeUm(count, pixelUm, sourceUm, farthestUm)) / pitch);
    }

    /// <summary>Width of the illuminated cone at a distance from the source.</summary>
    public static double ConeUm(int count, double pixelUm, double sourceUm, double zUm) =>
        count * pixelUm * zUm / sourceUm;

    private static int SmoothCount(double count) => Fourier.SmoothSize.AtLeast(Math.Max(16, (int)Math.Ceiling(count)));
}

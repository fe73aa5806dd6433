namespace LenslessScope.Holography.Propagating;

/// <summary>
/// The directions sin θ/λ in which the sensor is seen from a plane between it and a point source, as the frequency grid
/// of a transform whose other side is that plane. All planes share the rows and columns; the pitch is each plane's own.
/// </summary>
internal readonly record struct DirectionGrid(int Rows, int Columns)
{
    // Waves at the cone's border keep a little distance to those that enter at the opposite side.
    private const double Margin = 1.1;

    /// <summary>
    /// For all planes up to the farthest from the source. The extent holds the widest fringe that pixels resolve
    /// (λd/p, d from plane to sensor) and the illuminated cone; either is widest in pitches at an end.
    /// </summary>
    public static DirectionGrid For(int height, int width, Optics optics, double farthestUm)
    {
        var (wavelengthUm, pixelUm, sourceUm) = (optics.WavelengthInMediumUm, optics.PixelUm, optics.SourceUm!.Value);
        return new DirectionGrid(Count(height), Count(width));

        int Count(int count) => SmoothCount(Margin * Math.Max(
            wavelengthUm * sourceUm / pixelUm / PitchUm(height, width, optics, sourceUm),
            ConeUm(count, optics, farthestUm) / PitchUm(height, width, optics, sourceUm - farthestUm)));
    }

    /// <summary>
    /// λ/(2·NA) of the sensor seen from that distance: it samples the steepest wave. At the middle of an edge; towards
    /// the corners the sine along one axis becomes smaller.
    /// </summary>
    public static double PitchUm(int height, int width, Optics optics, double toSensorUm) =>
        optics.WavelengthInMediumUm / (2 * Math.Sin(Math.Atan(Math.Max(height, width) * optics.PixelUm /
            (2 * toSensorUm))));

    /// <summary>Width of the illuminated cone at a distance from the source.</summary>
    public static double ConeUm(int count, Optics optics, double fromSourceUm) =>
        count * optics.PixelUm * fromSourceUm / optics.SourceUm!.Value;

    private static int SmoothCount(double count) => Fourier.SmoothSize.AtLeast(Math.Max(16, (int)Math.Ceiling(count)));
}

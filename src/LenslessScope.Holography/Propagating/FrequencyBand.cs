namespace LenslessScope.Holography.Propagating;

/// <summary>The frequencies that are kept, as cycles per pixel along each axis; pixels sample ½.</summary>
internal readonly record struct FrequencyBand(double CyclesY, double CyclesX)
{
    public static readonly FrequencyBand All = new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>
    /// The band in which a grid samples the transfer function without aliasing, |f| ≤ 1/(λ√((2|z|/(N·p))² + 1))
    /// (K. Matsushima, T. Shimobaba, Optics Express 17, 19662 (2009)).
    /// </summary>
    public static FrequencyBand Unaliased(
        int height, int width, double pixelUm, double wavelengthUm, double distanceUm)
    {
        return new FrequencyBand(Limit(height), Limit(width));

        double Limit(int count)
        {
            var ratio = 2 * Math.Abs(distanceUm) / (count * pixelUm);
            return pixelUm / (wavelengthUm * Math.Sqrt(ratio * ratio + 1));
        }
    }

    /// <summary>What both keep.</summary>
    public FrequencyBand Intersect(FrequencyBand other) =>
        new(Math.Min(CyclesY, other.CyclesY), Math.Min(CyclesX, other.CyclesX));
}

namespace LenslessScope.Holography;

/// <summary>
/// The direction of a plane illuminating wave, as two angles in air: the direction's sines along x and y are sin
/// <paramref name="XDegrees"/> and sin <paramref name="YDegrees"/>. Positive x leans towards larger columns, positive y
/// towards larger rows. The lateral frequency f₀ = sines/λ₀ is the same in every medium (Snell).
/// <para>
/// Convention: fields are given without the illumination's carrier exp(i2π(f₀·r + z√(λ⁻² − |f₀|²))),
/// so that an undisturbed background is 1 in every plane. Coordinates do not move with the light:
/// an object at x casts its shadow at x + z·tan θ on a sensor at z behind it, θ being the angle in the medium.
/// </para>
/// </summary>
/// <param name="XDegrees">Angle towards larger columns, −89 to 89 degrees. Default 0.</param>
/// <param name="YDegrees">Angle towards larger rows, −89 to 89 degrees. Default 0.</param>
public readonly record struct Illumination(double XDegrees = 0, double YDegrees = 0)
{
    private const double MostDegrees = 89;

    /// <summary>Light along the axis.</summary>
    public bool IsOnAxis => XDegrees == 0 && YDegrees == 0;

    /// <summary>The lateral frequency f₀ in cycles per µm, along rows' index and columns' index.</summary>
    /// <param name="wavelengthNm">Vacuum wavelength, nm; above 0.</param>
    public (double Y, double X) LateralFrequency(double wavelengthNm) =>
        (Sine(YDegrees) * 1000 / wavelengthNm, Sine(XDegrees) * 1000 / wavelengthNm);

    /// <summary>Every value outside its range, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        Check(XDegrees, "x");
        Check(YDegrees, "y");
        var sines = Math.Sqrt(Sine(XDegrees) * Sine(XDegrees) + Sine(YDegrees) * Sine(YDegrees));
        if (reasons.Count == 0 && sines >= Sine(MostDegrees))
            reasons.Add($"The illumination's angles of {XDegrees}° along x and {YDegrees}° along y are not a " +
                $"direction: the root of the sum of their squared sines is {sines:0.###} and must be below " +
                $"{Sine(MostDegrees):0.####}.");
        return reasons;

        void Check(double degrees, string axis)
        {
            if (!(Math.Abs(degrees) <= MostDegrees))
                reasons.Add(
                    $"The illumination's angle along {axis} is {degrees}°; it must lie between −{MostDegrees} and " +
                    $"{MostDegrees}°. Give 0 for light along the axis.");
        }
    }

    private static double Sine(double degrees) => Math.Sin(degrees * Math.PI / 180);
}

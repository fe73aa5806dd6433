using System.Globalization;

namespace LenslessScope.Cli;

/// <summary>
/// The range of the specific refraction increment α, µm³/pg: what one pg of dry mass in a µm³ adds to the refractive index.
/// </summary>
internal sealed record RefractionIncrement(double Least, double Largest)
{
    /// <summary>Of living cells.</summary>
    public static RefractionIncrement OfCells { get; } = new(0.18, 0.2);

    public double Middle => (Least + Largest) / 2;

    /// <summary>As it is typed: LEAST:LARGEST.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Least}:{Largest}");

    /// <summary>The dry masses of an optical volume at the ends of the range, pg; the lower first.</summary>
    public (double Low, double High) MassesPg(double opticalVolumeUm3) => opticalVolumeUm3 >= 0
        ? (opticalVolumeUm3 / Largest, opticalVolumeUm3 / Least)
        : (opticalVolumeUm3 / Least, opticalVolumeUm3 / Largest);
}

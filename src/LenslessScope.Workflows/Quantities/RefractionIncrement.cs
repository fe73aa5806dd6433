using System.Globalization;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// The range of the specific refraction increment α, µm³/pg: what one pg of dry mass in a µm³ adds to the refractive
/// index.
/// </summary>
/// <param name="Least">From 0.05.</param>
/// <param name="Largest">Not below the least; up to 1.</param>
public sealed record RefractionIncrement(double Least, double Largest)
{
    /// <summary>Of living cells: 0.18 to 0.2.</summary>
    public static RefractionIncrement OfCells { get; } = new(0.18, 0.2);

    /// <summary>The middle of the range, µm³/pg.</summary>
    public double Middle => (Least + Largest) / 2;

    /// <summary>As it is typed: LEAST:LARGEST.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Least}:{Largest}");

    /// <summary>The dry masses of an optical volume at the ends of the range, pg; the lower first.</summary>
    /// <param name="opticalVolumeUm3">The integral of the optical path over the area, µm³.</param>
    public (double Low, double High) MassesPg(double opticalVolumeUm3) => opticalVolumeUm3 >= 0
        ? (opticalVolumeUm3 / Largest, opticalVolumeUm3 / Least)
        : (opticalVolumeUm3 / Least, opticalVolumeUm3 / Largest);

    internal IEnumerable<Problem> Problems()
    {
        if (!(Least is >= 0.05 and <= 1 && Largest >= Least && Largest <= 1))
            yield return new Problem("refractionIncrement", $"{this} is not valid: give a number from 0.05 to 1, " +
                "or a range of them, as in 0.18:0.2.");
    }
}

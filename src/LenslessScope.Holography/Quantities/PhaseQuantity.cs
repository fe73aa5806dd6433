using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// What a phase in rad means: all are the phase times a factor. The phase is unwrapped and 0 in the background.
/// </summary>
public static class PhaseQuantity
{
    /// <summary>Optical path difference φλ₀/2π, nm.</summary>
    /// <param name="phaseRad">Phase, rad.</param>
    /// <param name="wavelengthNm">Vacuum wavelength λ₀, nm; above 0.</param>
    public static double OpticalPathNm(double phaseRad, double wavelengthNm)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavelengthNm);
        return phaseRad * wavelengthNm / (2 * Math.PI);
    }

    /// <summary>Height φλ₀/(2πΔn), µm.</summary>
    /// <param name="phaseRad">Phase, rad.</param>
    /// <param name="wavelengthNm">Vacuum wavelength λ₀, nm; above 0.</param>
    /// <param name="indexDifference">Δn: refractive index of the object minus that of the medium; not 0.</param>
    public static double HeightUm(double phaseRad, double wavelengthNm, double indexDifference)
    {
        ArgumentOutOfRangeException.ThrowIfZero(indexDifference);
        return OpticalPathNm(phaseRad, wavelengthNm) / 1000 / indexDifference;
    }

    /// <summary>
    /// Surface density of dry mass φλ₀/(2πα), pg/µm² (R. Barer, Nature 169, 366 (1952)); its sum times the pixel's area
    /// is the mass.
    /// </summary>
    /// <param name="phaseRad">Phase, rad.</param>
    /// <param name="wavelengthNm">Vacuum wavelength λ₀, nm; above 0.</param>
    /// <param name="refractionIncrement">α, µm³/pg; above 0. Proteins: 0.19.</param>
    public static double DryMassPgPerUm2(double phaseRad, double wavelengthNm, double refractionIncrement = 0.19)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(refractionIncrement);
        return OpticalPathNm(phaseRad, wavelengthNm) / 1000 / refractionIncrement;
    }

    /// <summary>An image of optical path differences, nm. A new image.</summary>
    /// <inheritdoc cref="OpticalPathNm(double, double)"/>
    public static Image<float> OpticalPathNm(Image<float> phaseRad, double wavelengthNm) =>
        Scale(phaseRad, OpticalPathNm(1, wavelengthNm));

    /// <summary>An image of heights, µm. A new image.</summary>
    /// <inheritdoc cref="HeightUm(double, double, double)"/>
    public static Image<float> HeightUm(Image<float> phaseRad, double wavelengthNm, double indexDifference) =>
        Scale(phaseRad, HeightUm(1, wavelengthNm, indexDifference));

    /// <summary>An image of dry mass, pg/µm². A new image.</summary>
    /// <inheritdoc cref="DryMassPgPerUm2(double, double, double)"/>
    public static Image<float> DryMassPgPerUm2(
        Image<float> phaseRad, double wavelengthNm, double refractionIncrement = 0.19) =>
        Scale(phaseRad, DryMassPgPerUm2(1, wavelengthNm, refractionIncrement));

    private static Image<float> Scale(Image<float> phaseRad, double factor)
    {
        ArgumentNullException.ThrowIfNull(phaseRad);
        return new Image<float>(
            phaseRad.Height, phaseRad.Width, Array.ConvertAll(phaseRad.Pixels, phase => (float)(phase * factor)));
    }
}

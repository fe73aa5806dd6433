namespace LenslessScope.Holography.Focusing;

/// <summary>
/// Depth of field λ/NA². The aperture is limited by what the pixels sample, λ/2p, by what smoothing leaves, and by the
/// sensor's extent seen from the sample, sin atan(extent/2z).
/// </summary>
internal static class DepthOfField
{
    /// <summary>In µm, of the effective geometry.</summary>
    public static double Um(double pixelUm, double wavelengthUm, double distanceUm, double extentUm, double smoothingPx)
    {
        var aperture = Math.Min(SampledAperture(pixelUm, wavelengthUm, smoothingPx),
            Math.Sin(Math.Atan(extentUm / (2 * Math.Abs(distanceUm)))));
        return wavelengthUm / (aperture * aperture);
    }

    // A Gaussian of σ pixels leaves 1/e² of frequency 1/(πσ) cycles per pixel.
    private static double SampledAperture(double pixelUm, double wavelengthUm, double smoothingPx)
    {
        var cycles = smoothingPx > 0 ? Math.Min(0.5, 1 / (Math.PI * smoothingPx)) : 0.5;
        return Math.Min(0.95, cycles * wavelengthUm / pixelUm);
    }
}

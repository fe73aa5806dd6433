namespace LenslessScope.Holography.Propagating;

/// <summary>
/// What a propagation computes with: lengths in µm, the wavelength in the medium, the tilt in cycles/µm.
/// </summary>
internal readonly record struct Waves(double PixelUm, double WavelengthUm, (double Y, double X) Tilt)
{
    public static Waves Of(Optics optics) =>
        new(optics.PixelUm, optics.WavelengthInMediumUm, optics.Illumination.LateralFrequency(optics.WavelengthNm));

    public static Waves Of(ComplexField field) =>
        new(field.PixelUm, field.WavelengthNm / (1000 * field.RefractiveIndex),
            field.Illumination.LateralFrequency(field.WavelengthNm));

    public bool IsOnAxis => Tilt == default;

    public PaddedGrid Grid(int height, int width, PropagationSettings settings) => settings.PaddingFactor is { } factor
        ? PaddedGrid.ByFactor(height, width, factor)
        : PaddedGrid.ForReach(height, width, ReachPixels(Tilt.Y, settings.DistanceUm),
            ReachPixels(Tilt.X, settings.DistanceUm));

    public TransferFunction Transfer(PaddedGrid grid, double distanceUm, bool bandLimit) =>
        new(grid.PaddedHeight, grid.PaddedWidth, PixelUm, WavelengthUm, distanceUm,
            bandLimit ? Band(grid, distanceUm) : FrequencyBand.All, Tilt);

    /// <summary>What the grid supports without aliasing.</summary>
    public FrequencyBand Band(PaddedGrid grid, double distanceUm) =>
        FrequencyBand.Unaliased(grid.PaddedHeight, grid.PaddedWidth, PixelUm, WavelengthUm, distanceUm);

    /// <summary>How far, in pixels, the steepest wave that the pitch samples walks aside over the distance.</summary>
    public double ReachPixels(double tilt, double distanceUm) =>
        PaddedGrid.ReachPixels(PixelUm, WavelengthUm, distanceUm, Math.Abs(tilt));
}

namespace LenslessScope.Holography;

/// <summary>
/// The light and the geometry that a hologram was recorded with. Without <see cref="SourceUm"/> the illumination is a
/// plane wave.
/// </summary>
public sealed record Optics
{
    /// <summary>Vacuum wavelength in nm; 10 to 100 000.</summary>
    public required double WavelengthNm { get; init; }

    /// <summary>Pitch of the sensor's pixels in µm; 0.001 to 1 000. Pixels are square.</summary>
    public required double PixelUm { get; init; }

    /// <summary>Refractive index of the medium between sample and sensor; 1 to 4. Default 1 (air).</summary>
    public double RefractiveIndex { get; init; } = 1;

    /// <summary>
    /// Distance from a point source to the sensor in µm, 1 to 10⁸; null (default) for a plane wave. The sample lies
    /// between the two.
    /// </summary>
    public double? SourceUm { get; init; }

    /// <summary>Direction of a plane wave; not with a point source. Default: along the axis.</summary>
    public Illumination Illumination { get; init; }

    /// <summary>Wavelength in the medium, µm.</summary>
    public double WavelengthInMediumUm => WavelengthNm / (1000 * RefractiveIndex);

    /// <summary>Every value outside its range, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        Check(reasons, WavelengthNm, 10, 100_000, "wavelength", " nm",
            "Give the vacuum wavelength in nanometres, for example 532.");
        Check(reasons, PixelUm, 0.001, 1000, "pixel pitch", " µm", "Give it in micrometres, for example 1.12.");
        Check(reasons, RefractiveIndex, 1, 4, "refractive index", "", "Air has 1, water 1.33.");
        if (SourceUm is { } source)
            Check(reasons, source, 1, 1e8, "distance from source to sensor", " µm",
                "Give it in micrometres, for example 40700 for 40.7 mm, or leave it out for a plane wave.");
        reasons.AddRange(Illumination.Validate());
        if (SourceUm != null && !Illumination.IsOnAxis)
            reasons.Add($"A point source at {SourceUm} µm and a plane wave at {Illumination.XDegrees}° and " +
                $"{Illumination.YDegrees}° exclude each other; give only one of them.");
        return reasons;
    }

    /// <summary>
    /// The plane-wave arrangement that records the same hologram (the Fresnel scaling theorem; paraxial): with the
    /// sample at z₁ = L − z from the source, magnification M = L/z₁, pitch p/M, distance z/M. Without a source M = 1.
    /// </summary>
    /// <param name="zUm">Distance from sample to sensor in µm; below <see cref="SourceUm"/> if there is one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sample would lie at or behind the source.</exception>
    public EffectiveGeometry Effective(double zUm)
    {
        if (SourceUm is not { } source)
            return new EffectiveGeometry(1, PixelUm, zUm);
        if (zUm >= source)
            throw new ArgumentOutOfRangeException(nameof(zUm), zUm,
                $"The sample must lie between the source and the sensor: z must be below {source} µm.");
        var magnification = source / (source - zUm);
        return new EffectiveGeometry(magnification, PixelUm / magnification, zUm / magnification);
    }

    private static void Check(
        List<string> reasons, double value, double least, double most, string what, string unit, string advice)
    {
        if (!(value >= least && value <= most))
            reasons.Add($"The {what} is {value}{unit}; it must lie between {least} and {most}{unit}. {advice}");
    }
}

/// <summary>The plane-wave arrangement equivalent to a point source, see <see cref="Optics.Effective"/>.</summary>
/// <param name="Magnification">Of the sample's shadow on the sensor; 1 for a plane wave.</param>
/// <param name="PixelUm">Pixel pitch in the sample plane, µm.</param>
/// <param name="DistanceUm">Distance to propagate, µm; has the sign of z.</param>
public readonly record struct EffectiveGeometry(double Magnification, double PixelUm, double DistanceUm);

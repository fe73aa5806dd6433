namespace LenslessScope.Holography;

/// <summary>What bounds the finest detail of a reconstruction.</summary>
public enum ResolutionBound
{
    /// <summary>The pixels' pitch: detail finer than two pixels per line pair is not sampled.</summary>
    Pixels,

    /// <summary>The sensor's extent, seen from the sample: light at higher angles misses it.</summary>
    Aperture,

    /// <summary>The width of the light's spectrum: fringes far from their object wash out.</summary>
    Bandwidth,

    /// <summary>The extent of the source: each of its points casts a shadow of its own.</summary>
    Source,
}

/// <summary>The light's imperfections, where they are known; they bound the resolution.</summary>
public sealed record Coherence
{
    /// <summary>Full width at half maximum of the spectrum, nm; above 0. Null (default) when it is not known.</summary>
    public double? BandwidthNm { get; init; }

    /// <summary>Diameter of the source, µm; above 0. Null (default) when it is not known.</summary>
    public double? SourceDiameterUm { get; init; }

    /// <summary>
    /// Distance from the source to the sensor, µm. Null (default): that of the optics' point source, or not known.
    /// </summary>
    public double? SourceDistanceUm { get; init; }
}

/// <summary>
/// The smallest half-pitch that a single frame can show, by each bound alone; the largest counts. All in the sample's
/// plane, µm.
/// </summary>
/// <param name="PixelsUm">p; 2p where one colour in a mosaic of four is used.</param>
/// <param name="ApertureUm">λ/(2 sin atan(L/2z)), λ in the medium, L the sensor's shorter side.</param>
/// <param name="BandwidthUm">
/// λ/(2 NA) with NA = √(2λ²/(Δλ·z)), at which the paths of fringes differ by the length of coherence; null without a
/// known bandwidth.
/// </param>
/// <param name="SourceUm">0.61·D·z/L for a source of diameter D at L; null where these are not known.</param>
public sealed record ResolutionLimit(double PixelsUm, double ApertureUm, double? BandwidthUm, double? SourceUm)
{
    /// <summary>The smallest half-pitch that all bounds allow, µm.</summary>
    public double HalfPitchUm => Bounds.Max(bound => bound.Um);

    /// <summary>Which bound that is.</summary>
    public ResolutionBound Bound => Bounds.MaxBy(bound => bound.Um).Bound;

    private IEnumerable<(ResolutionBound Bound, double Um)> Bounds =>
    [
        (ResolutionBound.Pixels, PixelsUm), (ResolutionBound.Aperture, ApertureUm),
        (ResolutionBound.Bandwidth, BandwidthUm ?? 0), (ResolutionBound.Source, SourceUm ?? 0),
    ];

    /// <summary>The bounds of a hologram.</summary>
    /// <param name="optics">Light and geometry.</param>
    /// <param name="zUm">Distance from sample to sensor, µm; above 0.</param>
    /// <param name="height">Rows of the hologram.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="coherence">The light's imperfections.</param>
    /// <param name="oneColour">Whether only one colour of a mosaic of four pixels is used.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The distance is not above 0, or the sample would lie at or behind the source.
    /// </exception>
    public static ResolutionLimit Of(
        Optics optics, double zUm, int height, int width, Coherence coherence, bool oneColour = false)
    {
        ArgumentNullException.ThrowIfNull(optics);
        ArgumentNullException.ThrowIfNull(coherence);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(zUm);
        var geometry = optics.Effective(zUm);
        var (wavelength, z) = (optics.WavelengthInMediumUm, geometry.DistanceUm);
        var extent = Math.Min(height, width) * geometry.PixelUm;
        var source = coherence.SourceDistanceUm ?? optics.SourceUm;
        // λ²/Δλ is a length in vacuum; in the medium light needs less of it for the same number of waves.
        double? coherenceUm = coherence.BandwidthNm is { } nm
            ? optics.WavelengthNm * optics.WavelengthNm / nm / 1000 / optics.RefractiveIndex
            : null;
        return new ResolutionLimit(
            (oneColour ? 2 : 1) * geometry.PixelUm,
            wavelength / (2 * Math.Sin(Math.Atan(extent / (2 * z)))),
            coherenceUm is { } length ? wavelength / (2 * Math.Min(1, Math.Sqrt(2 * length / z))) : null,
            coherence.SourceDiameterUm is { } diameter && source is { } distance
                ? 0.61 * diameter * zUm / distance
                : null);
    }
}

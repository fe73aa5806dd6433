using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// One normalised frame of a sample and how it was taken: what <see cref="PhaseRetrieval"/> works from.
/// </summary>
public sealed record SensorFrame
{
    /// <summary>
    /// Relative amplitude, √ of the normalised intensity, 1 where nothing disturbs the light; not negative, finite. See
    /// <see cref="NormalisationResult.Amplitude"/>.
    /// </summary>
    public required Image<float> Amplitude { get; init; }

    /// <summary>
    /// Wavelength, refractive index, pixel pitch, direction of the light. A plane wave:
    /// for a point source give the equivalent arrangement (<see cref="Optics.Effective"/>).
    /// </summary>
    public required Optics Optics { get; init; }

    /// <summary>Distance from sample to sensor, µm, above 0. To be known within 5 µm or so: focus first.</summary>
    public required double ZUm { get; init; }

    /// <summary>
    /// How far the sample (its shadow) lies to the right of where it is to be reconstructed, µm;
    /// default 0. A source moved by s to the right moves the shadow by −s·z/L.
    /// </summary>
    public double SampleXUm { get; init; }

    /// <summary>The same downwards, µm; default 0.</summary>
    public double SampleYUm { get; init; }

    /// <summary>The pixels that count: those of one colour of a raw mosaic frame. Default all.</summary>
    public ColourSites Sites { get; init; } = ColourSites.All;

    /// <summary>
    /// Whether the frame was normalised by background frames; default true. Where the light is only assumed, it may be
    /// brighter than that in places: the field's modulus may then rise to 1.1, which otherwise only a lens could
    /// explain, as a dome of phase around dark objects.
    /// </summary>
    public bool LightIsKnown { get; init; } = true;

    /// <summary>Whether a pixel is one of those that count.</summary>
    internal bool Counts(int row, int column) => ((int)Sites >> (2 * (row & 1) + (column & 1)) & 1) != 0;

    /// <summary>Everything wrong with the frame, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>(Optics.Validate());
        if (Amplitude.Height < 8 || Amplitude.Width < 8)
            reasons.Add($"The frame has {Amplitude.Width}×{Amplitude.Height} pixels; at least 8×8 are needed.");
        var at = Array.FindIndex(Amplitude.Pixels, pixel => !(pixel >= 0) || float.IsInfinity(pixel));
        if (at >= 0)
            reasons.Add($"The frame's amplitude is {Amplitude.Pixels[at]} at column {at % Amplitude.Width}, row " +
                $"{at / Amplitude.Width}; amplitudes are finite and not negative. Normalise the hologram first.");
        if (Optics.SourceUm != null)
            reasons.Add("The frame has a point source; give the equivalent plane-wave arrangement (pitch and " +
                "distance divided by the magnification).");
        if (!(ZUm > 0) || !double.IsFinite(ZUm))
            reasons.Add($"The distance z is {ZUm} µm; distances from sample to sensor are above 0.");
        if (!double.IsFinite(SampleXUm) || !double.IsFinite(SampleYUm))
            reasons.Add($"The sample's place is {SampleXUm}, {SampleYUm} µm; both must be finite.");
        if (Sites == ColourSites.None || (Sites & ~ColourSites.All) != 0)
            reasons.Add($"The colour sites are {Sites}; name at least one of the four of a 2×2 square.");
        return reasons;
    }
}

using System.Numerics;

namespace LenslessScope.Holography;

/// <summary>How a field is propagated, see <see cref="Propagation"/>.</summary>
public sealed record PropagationSettings
{
    /// <summary>
    /// Distance in µm, positive along the light (sample to sensor), negative back from the sensor to the sample.
    /// Finite.
    /// </summary>
    public required double DistanceUm { get; init; }

    /// <summary>The undisturbed field that the padding fades to. Default 1, that of a normalised hologram.</summary>
    public Complex BackgroundLevel { get; init; } = Complex.One;

    /// <summary>
    /// Size of the padded grid as a multiple of the field, 1 (none) to 16, rounded up to a product of 2, 3, 5 and
    /// 7. Null (default): by the reach of the propagation kernel, at least 64 pixels, at most double the size.
    /// </summary>
    public double? PaddingFactor { get; init; }

    /// <summary>
    /// Whether frequencies are cut whose phase the grid would alias. Default true; without it errors grow tenfold
    /// once the distance passes N·p²/λ.
    /// </summary>
    public bool BandLimit { get; init; } = true;

    /// <summary>Threads to use, at least 1; null (default) for one per processor. Never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>Every value outside its range, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        if (!double.IsFinite(DistanceUm))
            reasons.Add($"The distance is {DistanceUm} µm; it must be a finite number.");
        if (PaddingFactor is { } factor && !(factor is >= 1 and <= 16))
            reasons.Add($"The padding factor is {factor}; it must lie between 1 (no padding) and 16. " +
                "Leave it out to pad as the distance demands.");
        if (!double.IsFinite(BackgroundLevel.Real) || !double.IsFinite(BackgroundLevel.Imaginary))
            reasons.Add($"The background level is {BackgroundLevel}; it must be finite.");
        ThreadCount.Check(Threads, reasons);
        return reasons;
    }
}

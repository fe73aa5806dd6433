using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>How a field becomes quantities, see <see cref="QuantitativePhase"/>.</summary>
public sealed record QuantitativePhaseSettings
{
    /// <summary>How the phase is unwrapped. Default: by reliability.</summary>
    public PhaseUnwrappingSettings Unwrapping { get; init; } = new();

    /// <summary>
    /// Where objects are (not 0), of the field's size. Null (default): where the phase is further from the background
    /// than <see cref="ThresholdDeviations"/>.
    /// </summary>
    public Image<byte>? Objects { get; init; }

    /// <summary>
    /// Where neither hologram nor background has light (not 0), of the field's size, see
    /// <see cref="PhaseGaps.Unlit"/>. Null (default): there is light everywhere.
    /// </summary>
    public Image<byte>? Unlit { get; init; }

    /// <summary>
    /// The normalised amplitude that the field was made of, in the sensor's plane, whose noise then counts as well: a
    /// retrieval may smooth it away in the background alone. Null (default): not known.
    /// </summary>
    public Image<float>? Frame { get; init; }

    /// <summary>
    /// Deviations (1.4826 times the median absolute one of the background) beyond which the phase is an object's; 2 to
    /// 100, default 5. What is beyond must stand out as a whole, too, of areas of its size.
    /// </summary>
    public double ThresholdDeviations { get; init; } = 5;

    /// <summary>Minimum number of pixels of an object, at least 1; default 10.</summary>
    public int LeastAreaPx { get; init; } = 10;

    /// <summary>
    /// Whether a tilted plane fitted to the background is taken off; otherwise its median only. Default true.
    /// </summary>
    public bool RemoveTilt { get; init; } = true;

    /// <summary>
    /// Refractive index of the objects minus that of the medium, −3 to 3 and not 0; null (default) when it is not
    /// known, then there are no heights. About 0.03 for cells in water.
    /// </summary>
    public double? IndexDifference { get; init; }

    /// <summary>
    /// Specific refraction increment α in µm³/pg (the same in mL/g), 0.05 to 1. Default 0.19, that of proteins (R.
    /// Barer, "Interference microscopy and mass determination", Nature 169, 366 (1952); 0.18 to 0.2 in cells).
    /// </summary>
    public double RefractionIncrement { get; init; } = 0.19;

    /// <summary>Everything wrong with the settings for that field, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate(ComplexField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var reasons = new List<string>();
        if (Objects is { } objects && (objects.Height, objects.Width) != (field.Height, field.Width))
            reasons.Add($"The mask of objects has {objects.Width}×{objects.Height} pixels, the field " +
                $"{field.Width}×{field.Height}; they must have one size.");
        if (Unlit is { } unlit && (unlit.Height, unlit.Width) != (field.Height, field.Width))
            reasons.Add($"The map of light has {unlit.Width}×{unlit.Height} pixels, the field " +
                $"{field.Width}×{field.Height}; they must have one size.");
        if (!(ThresholdDeviations is >= 2 and <= 100))
            reasons.Add($"The threshold is {ThresholdDeviations} deviations; it must lie between 2 and 100. " +
                "The default is 5.");
        if (LeastAreaPx < 1)
            reasons.Add($"The minimum area is {LeastAreaPx} pixels; it must be at least 1. The default is 10.");
        if (IndexDifference is { } difference && !(Math.Abs(difference) is > 0 and <= 3))
            reasons.Add($"The difference of refractive indices is {difference}; it must lie between -3 and 3 and not " +
                "be 0. Cells in water have about 0.03; leave it out when it is not known.");
        if (!(RefractionIncrement is >= 0.05 and <= 1))
            reasons.Add($"The refraction increment is {RefractionIncrement} µm³/pg; it must lie between 0.05 and 1. " +
                "Proteins have 0.19, the default.");
        return reasons;
    }
}

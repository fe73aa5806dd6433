namespace LenslessScope.Acquisition;

/// <summary>
/// Frames taken for the sake of others: the given number for every channel, exposure and step of an axis of one's own,
/// with the same light and settings as the images.
/// </summary>
/// <param name="Frames">How many; 1 to 10 000.</param>
public sealed record ReferenceFrames(int Frames)
{
    /// <summary>The preset that takes the sample out of the light, or the light off; null to change nothing but the
    /// shutter (dark frames: closed).</summary>
    public PresetChoice? Preset { get; init; }

    /// <summary>Where the XY stage is for them, µm: a place without sample. Null (default), as the other: where it was
    /// before the first frame.</summary>
    public double? XUm { get; init; }

    /// <inheritdoc cref="XUm"/>
    public double? YUm { get; init; }
}

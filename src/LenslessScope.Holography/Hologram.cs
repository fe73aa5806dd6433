using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// A recorded hologram with what belongs to it. All frames are in the sensor's counts and of one size; their pixels are
/// not to be changed while they are in use here.
/// </summary>
public sealed record Hologram
{
    /// <summary>The hologram.</summary>
    public required Image<float> Intensity { get; init; }

    /// <summary>Light and geometry.</summary>
    public required Optics Optics { get; init; }

    /// <summary>
    /// Frames without sample under the same light; none, one or many (16 leave little noise). Default none.
    /// </summary>
    public IReadOnlyList<Image<float>> Backgrounds { get; init; } = [];

    /// <summary>Frames without light; none, one or many. Default none.</summary>
    public IReadOnlyList<Image<float>> Darks { get; init; } = [];

    /// <summary>
    /// The count at which the sensor is saturated, where the file says so; above 0. Null (default): not known. What
    /// <see cref="NormalisationSettings.SaturatedAt"/> gives goes before.
    /// </summary>
    public double? SaturatedAt { get; init; }

    /// <summary>
    /// Everything that does not fit together, one message each: sizes, optics, pixels that are not numbers;
    /// empty when all is well.
    /// </summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>(Optics.Validate());
        if (Intensity.Height < 8 || Intensity.Width < 8)
            reasons.Add($"The hologram has {Intensity.Width}×{Intensity.Height} pixels; at least 8×8 are needed.");
        CheckFinite(reasons, Intensity, "hologram");
        Check(reasons, Backgrounds, "background frame");
        Check(reasons, Darks, "dark frame");
        return reasons;
    }

    private void Check(List<string> reasons, IReadOnlyList<Image<float>> frames, string what)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            var frame = frames[i];
            if (frame.Height != Intensity.Height || frame.Width != Intensity.Width)
                reasons.Add($"The {what} number {i + 1} has {frame.Width}×{frame.Height} pixels, the hologram " +
                    $"{Intensity.Width}×{Intensity.Height}. Record it with the same region and binning, or leave it " +
                    "out.");
            CheckFinite(reasons, frame, $"{what} number {i + 1}");
        }
    }

    private static void CheckFinite(List<string> reasons, Image<float> frame, string what)
    {
        var at = Array.FindIndex(frame.Pixels, pixel => !float.IsFinite(pixel));
        if (at >= 0)
            reasons.Add($"The {what} has {frame.Pixels[at]} at column {at % frame.Width}, row {at / frame.Width}; " +
                "every pixel must be a finite number of counts.");
    }
}

using System.Numerics.Tensors;
using LenslessScope.Holography.Propagating;
using LenslessScope.Holography.Reviewing;

namespace LenslessScope.Holography;

/// <summary>
/// Whether a frame can be an in-line hologram at all. Nothing is computed from frames that cannot: a search for the
/// focus in them would only give advice that leads nowhere.
/// </summary>
public static class HologramReview
{
    // With more of them the rest cannot be told from noise, and with half of them their level is that of the frame.
    private const double MostSaturated = 0.5;

    // Two frames of one scene differ by more: by shot noise, or by the rounding of whole counts.
    private const double LeastDifference = 1e-3;

    /// <summary>Why the frame is no hologram, one message each; empty when it may be one.</summary>
    /// <param name="hologram">The hologram and its background frames, all of one size.</param>
    public static IReadOnlyList<string> Refusals(Hologram hologram)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        var pixels = hologram.Intensity.Pixels;
        var (least, most) = (TensorPrimitives.Min<float>(pixels), TensorPrimitives.Max<float>(pixels));
        if (SaturationLevel(hologram, most) is { } level && pixels.LongCount(pixel => pixel >= level) is var saturated
            && saturated > MostSaturated * pixels.LongLength)
            return [FormattableString.Invariant(
                $"The hologram is saturated: {saturated} of {pixels.LongLength} pixels have the largest value, ") +
                FormattableString.Invariant($"{level}, and so no fringes. ") +
                "Shorten the exposure, or lower the gain or the light, and record it again."];
        if (least == most)
            return [(most <= 0 ? "The hologram has no light: " : "The hologram is empty: ") +
                FormattableString.Invariant($"every pixel is {most}. ") +
                "Check the exposure and the light, and that the file is a recorded hologram."];
        return IsBackground(hologram)
            ? ["The background frame is the hologram itself: once it is divided out nothing is left. Give frames " +
                "that were recorded without a sample under the same light, or none."]
            : [];
    }

    /// <summary>What makes it doubtful that the frame is an in-line hologram, in sentences; empty when nothing
    /// does.</summary>
    /// <param name="hologram">The hologram.</param>
    public static IReadOnlyList<string> Doubts(Hologram hologram)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        return Carrier.PeriodPx(hologram) is { } period
            ? [FormattableString.Invariant(
                $"The whole frame has straight fringes of {period:0.0} pixels: it looks like an off-axis hologram, ") +
                "whose reference light comes at an angle. In-line holograms are expected, in which the light goes " +
                "through the sample straight to the sensor: the result will show those fringes above all. (A sample " +
                "that is a grating looks the same.)"]
            : [];
    }

    /// <summary>
    /// What is said of a largest distance that is asked for, if it may be one in another unit: closer than a sample can
    /// usually be. Null when all is well.
    /// </summary>
    /// <param name="optics">Light and geometry.</param>
    /// <param name="farthestUm">Distance from sample to sensor, µm; with a point source below that of the
    /// source.</param>
    public static string? DistanceDoubt(Optics optics, double farthestUm)
    {
        ArgumentNullException.ThrowIfNull(optics);
        if (!(farthestUm > 0) || farthestUm >= optics.SourceUm)
            return null;
        var geometry = optics.Effective(farthestUm);
        return Sampling.TooClose(
            Waves.Of(optics with { PixelUm = geometry.PixelUm, SourceUm = null }), geometry.DistanceUm);
    }

    // As the normalisation has it: what the file says, else full scale.
    private static double? SaturationLevel(Hologram hologram, float most) =>
        hologram.SaturatedAt ?? (most is 255 or 1023 or 4095 or 16383 or 65535 ? most : null);

    // Several frames with the hologram among them are a mean in which samples that move fade away.
    private static bool IsBackground(Hologram hologram)
    {
        if (hologram.Backgrounds is not [var background])
            return false;
        var (light, other) = (hologram.Intensity.Pixels, background.Pixels);
        var level = TensorPrimitives.Sum<float>(light) / TensorPrimitives.Sum<float>(other);
        if (light.Length != other.Length || !(level > 0) || !float.IsFinite(level))
            return false;
        for (var at = 0; at < light.Length; at++)
            if (Math.Abs(light[at] - level * other[at]) > LeastDifference * Math.Abs(light[at]))
                return false;
        return true;
    }
}

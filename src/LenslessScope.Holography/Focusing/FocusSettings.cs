using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>What is maximal in focus.</summary>
public enum FocusMetric
{
    /// <summary>
    /// The default: compares the complex metric with the edges of the amplitude A, √(std(g)/mean(g) · rms(g)/rms(A)),
    /// g the modulus of its gradient, each above its trend with the distance. Where both agree, that is the focus.
    /// Where the amplitude is least contrasted at the focus of the complex metric, the sample is transparent
    /// and the complex one is right; where both stand out at other distances, the result says so.
    /// </summary>
    Automatic,

    /// <summary>
    /// Tamura coefficient of the gradient of the complex field, √(std(g)/mean(g)) with g = √(|∂x U|² + |∂y U|²).
    /// Right for cells and whatever else is transparent, and for small opaque objects.
    /// </summary>
    Complex,

    /// <summary>
    /// Tenengrad of the amplitude (mean square of its Sobel gradient over its mean square), on a smoothed hologram and
    /// background. For opaque objects such as resolution targets, on a region that holds the object.
    /// </summary>
    Amplitude,
}

/// <summary>How a hologram is brought into focus, see <see cref="Focus"/>.</summary>
public sealed record FocusSettings
{
    /// <summary>Least distance from sample to sensor, µm; above 0.</summary>
    public required double MinZUm { get; init; }

    /// <summary>
    /// Largest distance, µm; above <see cref="MinZUm"/>, with a point source below the distance of the source.
    /// </summary>
    public required double MaxZUm { get; init; }

    /// <summary>What is maximal in focus. Default <see cref="FocusMetric.Automatic"/>.</summary>
    public FocusMetric Metric { get; init; } = FocusMetric.Automatic;

    /// <summary>
    /// How the hologram of a point source is propagated back. Default <see cref="PointSourceKernel.Paraxial"/>; exact
    /// needs <see cref="Optics.SourceUm"/> and searches the distances of its own transform.
    /// </summary>
    public PointSourceKernel Kernel { get; init; }

    /// <summary>
    /// The region, in pixels of the hologram, on which the metric is computed; at least 48×48. Null (default):
    /// the part with most contrast, at most 1024×1024.
    /// </summary>
    public Roi? Roi { get; init; }

    /// <summary>
    /// σ in pixels of the smoothing of hologram and background before the search, 0 to 20. Null (default): 1.5 for the
    /// amplitude, none otherwise.
    /// </summary>
    public double? SmoothingPx { get; init; }

    /// <summary>Threads to use, at least 1; null (default) for one per processor. Never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Everything wrong with the settings for that hologram, one message each; empty when all is well.
    /// </summary>
    public IReadOnlyList<string> Validate(Hologram hologram)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        var reasons = new List<string>();
        if (!(MinZUm > 0) || !double.IsFinite(MinZUm))
            reasons.Add($"The range starts at z = {MinZUm} µm; distances from sample to sensor must be above 0.");
        if (!(MaxZUm > MinZUm) || !double.IsFinite(MaxZUm))
            reasons.Add($"The range ends at z = {MaxZUm} µm, which is not above its start, {MinZUm} µm. " +
                "Give the smaller distance first, for example 500:3000.");
        if (hologram.Optics.SourceUm is { } source && MaxZUm >= source)
            reasons.Add($"The range ends at z = {MaxZUm} µm, at or behind the source, which is {source} µm from the " +
                "sensor. The sample lies between the two: end below the source's distance.");
        reasons.AddRange(ExactKernel.Refusals(Kernel, hologram, MaxZUm, Roi));
        if (!Enum.IsDefined(Metric))
            reasons.Add($"The metric is {Metric}; it must be automatic, complex or amplitude.");
        if (SmoothingPx is { } sigma && !(sigma is >= 0 and <= 20))
            reasons.Add($"The σ of the smoothing is {sigma} pixels; it must lie between 0 (none) and 20.");
        CheckRegion(hologram.Intensity, reasons);
        ThreadCount.Check(Threads, reasons);
        return reasons;
    }

    private void CheckRegion(Image<float> image, List<string> reasons)
    {
        const int least = 48;
        if (Roi is { } roi && !roi.FitsIn(image.Height, image.Width))
            reasons.Add(
                $"The region {roi} (X,Y,W,H) does not lie inside the hologram of {image.Width}×{image.Height} " +
                $"pixels: X + W may be at most {image.Width}, Y + H at most {image.Height}.");
        else if (Roi is { } small && (small.Width < least || small.Height < least))
            reasons.Add(
                $"The region {small} (X,Y,W,H) is too small to judge focus; it needs at least {least}×{least} pixels.");
        else if (image.Width < least || image.Height < least)
            reasons.Add($"The hologram of {image.Width}×{image.Height} pixels is too small to judge focus; it needs " +
                $"at least {least}×{least}.");
    }
}

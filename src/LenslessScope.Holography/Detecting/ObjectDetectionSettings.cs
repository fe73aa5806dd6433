using LenslessScope.Holography.Focusing;

namespace LenslessScope.Holography;

/// <summary>How objects are looked for in a volume, see <see cref="ObjectDetection"/>.</summary>
public sealed record ObjectDetectionSettings
{
    /// <summary>Least distance from sample to sensor, µm; above 0. The twin images lie at negative distances.</summary>
    public required double MinZUm { get; init; }

    /// <summary>
    /// Largest distance, µm; above <see cref="MinZUm"/>, with a point source below the distance of the source.
    /// </summary>
    public required double MaxZUm { get; init; }

    /// <summary>
    /// Distance between planes, µm; above 0, such that there are 3 to <see cref="PlaneStep.MostPlanes"/>. Null
    /// (default): half of the depth of field.
    /// </summary>
    public double? StepUm { get; init; }

    /// <summary>
    /// Threshold in median absolute deviations above the median of the maximum projection; 1 to 1000,
    /// default 5.
    /// </summary>
    public double ThresholdDeviations { get; init; } = 5;

    /// <summary>
    /// Minimum number of connected pixels of an object in the maximum projection; at least 1, default 10.
    /// </summary>
    public int LeastAreaPx { get; init; } = 10;

    /// <summary>Threads to use, at least 1; null (default) for one per processor. Never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Everything wrong with the settings for that hologram, one message each; empty when all is well.
    /// </summary>
    public IReadOnlyList<string> Validate(Hologram hologram)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        // Range and threads have the rules of a search for the focus, and its words.
        var reasons = new List<string>(
            new FocusSettings { MinZUm = MinZUm, MaxZUm = MaxZUm, Threads = Threads }.Validate(hologram));
        if (StepUm is { } step && !(step > 0))
            reasons.Add($"The step between planes is {step} µm; it must be above 0. Leave it out for half of the " +
                "depth of field.");
        else if (StepRefusal() is { } refusal)
            reasons.Add($"A step between planes of {refusal}");
        if (!(ThresholdDeviations is >= 1 and <= 1000))
            reasons.Add($"The threshold is {ThresholdDeviations} deviations; it must lie between 1 and 1000. " +
                "The default is 5.");
        if (LeastAreaPx < 1)
            reasons.Add($"The minimum area is {LeastAreaPx} pixels; it must be at least 1. The default is 10.");
        return reasons;
    }

    /// <summary>
    /// What is wrong with the number of planes that <see cref="StepUm"/> makes, see <see cref="PlaneStep"/>; null when
    /// nothing is.
    /// </summary>
    public string? StepRefusal() => StepUm is { } step and > 0 && MaxZUm > MinZUm
        ? PlaneStep.Refusal(MinZUm, MaxZUm, step, leastPlanes: 3)
        : null;

    /// <summary>The distances of the planes; at least five, so that a peak has neighbours.</summary>
    internal IReadOnlyList<double> Planes(Func<double, double> depthOfFieldUm)
    {
        const int least = 5;
        var most = Math.Min(StepUm ?? double.PositiveInfinity, (MaxZUm - MinZUm) / (least - 1));
        return Planes(MinZUm, MaxZUm, z => Math.Min(most, StepUm ?? depthOfFieldUm(z) / 2));
    }

    /// <summary>
    /// Those before and after the range, to a factor from end to end, in larger steps: they only tell whether a peak in
    /// the range is one.
    /// </summary>
    internal (IReadOnlyList<double> Before, IReadOnlyList<double> After) PlanesBeyond(
        double leastFactor, Optics optics, Func<double, double> depthOfFieldUm)
    {
        var (least, most) = WideEnough.For(MinZUm, MaxZUm, optics, leastFactor);
        return ([.. Planes(least, MinZUm, Step).SkipLast(1)], [.. Planes(MaxZUm, most, Step).Skip(1)]);

        double Step(double zUm) => Math.Min(2 * depthOfFieldUm(zUm), FresnelDistance.Part(zUm, 0.05, optics));
    }

    private static List<double> Planes(double minZUm, double maxZUm, Func<double, double> step)
    {
        var planes = new List<double>();
        for (var z = minZUm; z < maxZUm - 1e-6 * step(z); z += step(z))
            planes.Add(z);
        planes.Add(maxZUm);
        return planes;
    }
}

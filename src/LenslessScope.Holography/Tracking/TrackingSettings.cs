namespace LenslessScope.Holography;

/// <summary>Where a track is expected next.</summary>
public enum TrackMotion
{
    /// <summary>Ahead by its mean velocity over the last frames: swimmers and flow. The default.</summary>
    Steady,

    /// <summary>Where it was: Brownian motion, cells that crawl.</summary>
    Random,
}

/// <summary>How objects of successive frames are linked, see <see cref="ObjectTracking"/>.</summary>
public sealed record TrackingSettings
{
    /// <summary>
    /// How far, along x and y, an object may be from where it is expected, for every frame since it was last seen; µm,
    /// above 0. Before a track has a velocity it is expected where it began.
    /// </summary>
    public required double GateUm { get; init; }

    /// <summary>The same along z; null (default): twice <see cref="GateUm"/>, as z is less sharply known.</summary>
    public double? AxialGateUm { get; init; }

    /// <summary>Where a track is expected next. Default <see cref="TrackMotion.Steady"/>.</summary>
    public TrackMotion Motion { get; init; } = TrackMotion.Steady;

    /// <summary>
    /// Number of consecutive frames an object may be missing before its track ends; 0 to 1000, default 2.
    /// </summary>
    public int MostMissing { get; init; } = 2;

    /// <summary>Minimum number of points of a track; shorter ones are left out. At least 1, default 2.</summary>
    public int LeastPoints { get; init; } = 2;

    /// <summary>
    /// Time from frame to frame, above 0; null (default) when it is not known, then there are no speeds.
    /// </summary>
    public TimeSpan? FrameInterval { get; init; }

    /// <summary>The gate along z that is used, µm.</summary>
    internal double AxialUm => AxialGateUm ?? 2 * GateUm;

    /// <summary>Every value outside its range, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        if (!(GateUm > 0) || !double.IsFinite(GateUm))
            reasons.Add(
                $"The gate is {GateUm} µm; it must be above 0: the farthest an object moves along x and y between " +
                    "two frames.");
        if (AxialGateUm is { } axial && (!(axial > 0) || !double.IsFinite(axial)))
            reasons.Add(
                $"The gate along z is {axial} µm; it must be above 0. Leave it out for twice the gate along x and y.");
        if (!Enum.IsDefined(Motion))
            reasons.Add(
                $"The motion is {Motion}; it must be {nameof(TrackMotion.Steady)} or {nameof(TrackMotion.Random)}.");
        if (MostMissing is < 0 or > 1000)
            reasons.Add(
                $"The number of frames an object may be missing is {MostMissing}; it must lie between 0 and 1000. " +
                "The default is 2.");
        if (LeastPoints < 1)
            reasons.Add($"The minimum number of points is {LeastPoints}; it must be at least 1. The default is 2.");
        if (FrameInterval is { } interval && interval <= TimeSpan.Zero)
            reasons.Add($"The time between frames is {interval.TotalSeconds} s; it must be above 0. " +
                "Leave it out if not known.");
        return reasons;
    }
}

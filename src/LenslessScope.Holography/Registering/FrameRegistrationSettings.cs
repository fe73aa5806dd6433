namespace LenslessScope.Holography;

/// <summary>What may differ between two frames that are registered.</summary>
public enum FrameMotion
{
    /// <summary>Nothing is looked for.</summary>
    None,

    /// <summary>The sample or the source moved sideways.</summary>
    Shift,

    /// <summary>
    /// The frame is also rotated and scaled: the sensor or the sample was moved along the axis. The default.
    /// </summary>
    Similarity,
}

/// <summary>How far apart frames may lie that are registered, see <see cref="FrameRegistration"/>.</summary>
public sealed record FrameRegistrationSettings
{
    /// <summary>What is looked for. Default <see cref="FrameMotion.Similarity"/>.</summary>
    public FrameMotion Motion { get; init; } = FrameMotion.Similarity;

    /// <summary>The largest rotation, degrees either way, 0 to 20. Default 5.</summary>
    public double MostRotationDegrees { get; init; } = 5;

    /// <summary>The largest part by which the scale differs from the expected one, 0 to 0.2. Default 0.03.</summary>
    public double MostScale { get; init; } = 0.03;

    /// <summary>The largest shift as a part of the frame's shorter side, 0.01 to 0.5. Default 0.25.</summary>
    public double MostShift { get; init; } = 0.25;

    /// <summary>Threads to use, at least 1; null (default) for one per processor. Never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>Everything wrong with the settings, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        if (!Enum.IsDefined(Motion))
            reasons.Add($"The motion between frames is {Motion}; it must be none, shift or similarity.");
        if (!(MostRotationDegrees is >= 0 and <= 20))
            reasons.Add(
                $"The largest rotation is {MostRotationDegrees}°; it must lie between 0 and 20°. The default is 5.");
        if (!(MostScale is >= 0 and <= 0.2))
            reasons.Add(
                $"The largest change of scale is {MostScale}; it must lie between 0 and 0.2. The default is 0.03.");
        if (!(MostShift is >= 0.01 and <= 0.5))
            reasons.Add($"The largest shift is {MostShift} of the frame; it must lie between 0.01 and 0.5. " +
                "The default is 0.25.");
        ThreadCount.Check(Threads, reasons);
        return reasons;
    }
}

namespace LenslessScope.Holography;

/// <summary>How background frames are used.</summary>
public enum BackgroundMode
{
    /// <summary>I/B: right wherever the background multiplies, which is the rule. The default.</summary>
    Divide,

    /// <summary>
    /// 1 + (I − B)/median(B): for backgrounds that fade to darkness inside the picture (point sources),
    /// where a ratio would amplify noise.
    /// </summary>
    Subtract,
}

/// <summary>How several background frames become one.</summary>
public enum BackgroundCombination
{
    /// <summary>The mean of each pixel: least noise. The default.</summary>
    Mean,

    /// <summary>The median of each pixel: whatever floats through single frames vanishes.</summary>
    Median,
}

/// <summary>What is taken for the illumination where there are no background frames.</summary>
public enum AssumedLight
{
    /// <summary>
    /// A polynomial of degree 2 across the frame, fitted to what is clear of it; right as long as that is
    /// more than half. The default.
    /// </summary>
    Quadratic,

    /// <summary>The same light everywhere, its level the frame's median.</summary>
    Even,
}

/// <summary>How a recorded hologram becomes a relative amplitude, see <see cref="Normalisation"/>.</summary>
public sealed record NormalisationSettings
{
    /// <summary>How background frames are used. Default <see cref="BackgroundMode.Divide"/>.</summary>
    public BackgroundMode Mode { get; init; } = BackgroundMode.Divide;

    /// <summary>How several background frames become one. Default the mean.</summary>
    public BackgroundCombination Combination { get; init; } = BackgroundCombination.Mean;

    /// <summary>
    /// What is taken for the illumination without background frames. Default <see cref="AssumedLight.Quadratic"/>.
    /// Either leaves what is large in the sample; only background frames tell it from the light.
    /// </summary>
    public AssumedLight AssumedLight { get; init; }

    /// <summary>
    /// σ in pixels of a Gaussian that smooths hologram and background alike before they meet; 0 (default, none)
    /// to 20. It takes away structure of the illumination that moves between the two, and resolution with it.
    /// </summary>
    public double SmoothingPx { get; init; }

    /// <summary>
    /// The value at which pixels of the hologram are saturated; above 0. Null (default): what
    /// <see cref="Hologram.SaturatedAt"/> says, else the largest value, if that is the full scale of 8, 10, 12, 14 or
    /// 16 bits (255, 1023, …); otherwise none counts as saturated.
    /// </summary>
    public double? SaturatedAt { get; init; }

    /// <summary>Threads to use, at least 1; null (default) for one per processor. Never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>Every value outside its range, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        if (!Enum.IsDefined(Mode))
            reasons.Add($"The background mode is {Mode}; it must be {nameof(BackgroundMode.Divide)} or " +
                $"{nameof(BackgroundMode.Subtract)}.");
        if (!Enum.IsDefined(Combination))
            reasons.Add($"The combination of backgrounds is {Combination}; it must be " +
                $"{nameof(BackgroundCombination.Mean)} or {nameof(BackgroundCombination.Median)}.");
        if (!Enum.IsDefined(AssumedLight))
            reasons.Add($"The light without background frames is {AssumedLight}; it must be " +
                $"{nameof(AssumedLight.Quadratic)} or {nameof(AssumedLight.Even)}.");
        if (!(SmoothingPx is >= 0 and <= 20))
            reasons.Add($"The σ of the smoothing is {SmoothingPx} pixels; it must lie between 0 (none) and 20.");
        if (SaturatedAt is { } level && !(level > 0))
            reasons.Add($"The saturated value is {level}; it must be above 0.");
        ThreadCount.Check(Threads, reasons);
        return reasons;
    }
}

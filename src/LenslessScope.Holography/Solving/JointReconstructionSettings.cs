namespace LenslessScope.Holography;

/// <summary>How one field is made of several frames, see <see cref="JointReconstruction"/>.</summary>
public sealed record JointReconstructionSettings
{
    /// <summary>
    /// Distances from sample to sensor, µm, above 0: one for each frame, or a single one for all.
    /// Null when they are to be searched for.
    /// </summary>
    public IReadOnlyList<double>? ZUm { get; init; }

    /// <summary>
    /// The search for the distances, frame by frame; null when they are known. Exactly one of the two is given.
    /// </summary>
    public FocusSettings? Focus { get; init; }

    /// <summary>
    /// Whether all frames were taken at one distance; the median of those found is used then.
    /// Default: no, each at its own.
    /// </summary>
    public bool OneDistance { get; init; }

    /// <summary>How the frames lie against the first. Default: shifted, turned and scaled a little.</summary>
    public FrameRegistrationSettings Registration { get; init; } = new();

    /// <summary>From counts to amplitude. Default: divide by the mean background.</summary>
    public NormalisationSettings Normalisation { get; init; } = new();

    /// <summary>
    /// <see cref="ReconstructionMethod.TotalVariation"/> (default),
    /// or <see cref="ReconstructionMethod.BackPropagation"/> of what <see cref="ShiftAndAdd"/> puts together,
    /// for frames that differ by a shift only.
    /// </summary>
    public ReconstructionMethod Method { get; init; } = ReconstructionMethod.TotalVariation;

    /// <summary>Iterations, weight and oversampling; its own method and threads are replaced.</summary>
    public PhaseRetrievalSettings Retrieval { get; init; } = new();

    /// <summary>The pixels that count: those of one colour of raw mosaic frames. Default all.</summary>
    public ColourSites Sites { get; init; } = ColourSites.All;

    /// <summary>
    /// Threads to use, at least 1; null (default) for one per processor. Replaces those of the steps.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Everything wrong with the settings for that many frames, one message each; empty when all is well.
    /// </summary>
    /// <param name="frames">How many frames there are.</param>
    public IReadOnlyList<string> Validate(int frames)
    {
        var reasons = new List<string>([.. Normalisation.Validate(), .. Registration.Validate(),
            .. (Retrieval with { Method = ReconstructionMethod.TotalVariation, Threads = Threads }).Validate()]);
        if (frames < 1)
            reasons.Add("No frame was given; at least one is needed.");
        if (ZUm is null == Focus is null)
            reasons.Add("Give either the distances z or a range to search them in, " +
                (ZUm is null ? "one of them is needed." : "not both."));
        if (Focus is { Kernel: not PointSourceKernel.Paraxial } other)
            reasons.Add($"The kernel of the search is {other.Kernel}; several frames need the paraxial one.");
        if (ZUm is { } given && given.Count != 1 && given.Count != frames)
            reasons.Add($"{given.Count} distances are given for {frames} frames; give one for each, or one for all.");
        reasons.AddRange((ZUm ?? []).Where(z => !(z > 0) || !double.IsFinite(z)).Select(z =>
            $"A distance z is {z} µm; distances from sample to sensor must be above 0."));
        if (OneDistance && ZUm is { Count: > 1 } several && several.Distinct().Count() > 1)
            reasons.Add("The frames are said to have one distance, but several are given. Give one.");
        if (Method == ReconstructionMethod.BackPropagation
            && (Retrieval.Oversampling < 2 || !OneDistance && !(ZUm is { Count: 1 })))
            reasons.Add("Back-propagation makes one field from several frames only if they differ by sub-pixel " +
                "shifts: give one distance and an oversampling of 2 to 4, or use the total variation.");
        else if (Method is not (ReconstructionMethod.TotalVariation or ReconstructionMethod.BackPropagation))
            reasons.Add($"The method is {Method}; several frames need {nameof(ReconstructionMethod.TotalVariation)}.");
        if (Sites != ColourSites.All && Registration.Motion == FrameMotion.Similarity && frames > 1)
            reasons.Add("Raw colour frames cannot be rotated and scaled, as that would mix their colours: search for " +
                "shifts only.");
        if (Sites != ColourSites.All && Method == ReconstructionMethod.BackPropagation)
            reasons.Add(
                "Raw colour frames need the total variation; back-propagation would treat every pixel as measured.");
        return reasons;
    }
}

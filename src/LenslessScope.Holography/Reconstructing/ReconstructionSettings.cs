using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography;

/// <summary>How a hologram is reconstructed, see <see cref="Reconstruction"/>.</summary>
public sealed record ReconstructionSettings
{
    /// <summary>Distance from sample to sensor, µm, above 0; null when it is to be searched for.</summary>
    public double? ZUm { get; init; }

    /// <summary>The search for the distance; null when it is known. Exactly one of the two is given.</summary>
    public FocusSettings? Focus { get; init; }

    /// <summary>From counts to amplitude. Default: divide by the mean background.</summary>
    public NormalisationSettings Normalisation { get; init; } = new();

    /// <summary>
    /// How the field is found. Default <see cref="ReconstructionMethod.TotalVariation"/>, without twin image;
    /// <see cref="ReconstructionMethod.BackPropagation"/> is about a hundred times faster.
    /// </summary>
    public ReconstructionMethod Method { get; init; } = ReconstructionMethod.TotalVariation;

    /// <summary>
    /// How the hologram of a point source is propagated back; replaces that of the search. Default
    /// <see cref="PointSourceKernel.Paraxial"/>; exact needs <see cref="Optics.SourceUm"/> and
    /// <see cref="ReconstructionMethod.BackPropagation"/>, its grid is its own.
    /// </summary>
    public PointSourceKernel Kernel { get; init; }

    /// <summary>
    /// Iterations, tolerance and weight for the iterative methods; its own method, padding and threads are replaced by
    /// those of the reconstruction. Default <see cref="PhaseRetrievalSettings"/>' own.
    /// </summary>
    public PhaseRetrievalSettings Retrieval { get; init; } = new();

    /// <summary>
    /// Padding, see <see cref="PropagationSettings.PaddingFactor"/>. Default null: as the distance demands.
    /// </summary>
    public double? PaddingFactor { get; init; }

    /// <summary>
    /// Threads to use, at least 1; null (default) for one per processor. Replaces those of the steps.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Everything wrong with the settings for that hologram, one message each; empty when all is well.
    /// </summary>
    public IReadOnlyList<string> Validate(Hologram hologram)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        var reasons = new List<string>(Normalisation.Validate());
        if (!Enum.IsDefined(Method))
            reasons.Add($"The method is {Method}; it must be {nameof(ReconstructionMethod.BackPropagation)}, " +
                $"{nameof(ReconstructionMethod.Support)} or {nameof(ReconstructionMethod.TotalVariation)}.");
        else if (Method != ReconstructionMethod.BackPropagation)
            reasons.AddRange((Retrieval with { Method = Method, PaddingFactor = null, Threads = null }).Validate());
        if (ZUm is null == Focus is null)
            reasons.Add("Give either the distance z or a range to search it in, " +
                (ZUm is null ? "one of them is needed." : "not both."));
        if (ZUm is { } z && (!(z > 0) || !double.IsFinite(z)))
            reasons.Add($"The distance z is {z} µm; distances from sample to sensor must be above 0.");
        if (ZUm is { } behind && hologram.Optics.SourceUm is { } source && behind >= source)
            reasons.Add($"The distance z is {behind} µm, but the source is only {source} µm from the sensor; the " +
                "sample lies between the two.");
        if (Focus is { } focus)
            reasons.AddRange((focus with { Kernel = Kernel }).Validate(hologram));
        else
            reasons.AddRange(ExactKernel.Refusals(Kernel, hologram, ZUm ?? 0, roi: null));
        if (Kernel == PointSourceKernel.Exact && Method != ReconstructionMethod.BackPropagation)
            reasons.Add(
                $"The exact kernel of a point source goes with {nameof(ReconstructionMethod.BackPropagation)} only; " +
                $"the method is {Method}. Use the paraxial kernel to remove the twin image.");
        if (Kernel == PointSourceKernel.Exact && PaddingFactor is { } padding)
            reasons.Add($"The padding is {padding}, but the exact kernel of a point source has a grid of its own; " +
                "leave the padding out.");
        reasons.AddRange(new PropagationSettings { DistanceUm = 0, PaddingFactor = PaddingFactor, Threads = Threads }
            .Validate());
        return reasons;
    }
}

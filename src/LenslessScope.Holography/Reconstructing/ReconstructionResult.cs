namespace LenslessScope.Holography;

/// <summary>A reconstruction and everything it was made with.</summary>
public sealed record ReconstructionResult
{
    /// <summary>What was asked for.</summary>
    public required ReconstructionSettings Settings { get; init; }

    /// <summary>Light and geometry.</summary>
    public required Optics Optics { get; init; }

    /// <summary>The normalised hologram that was propagated, with its counts of doubtful pixels.</summary>
    public required NormalisationResult Normalisation { get; init; }

    /// <summary>The search; null when the distance was given.</summary>
    public required FocusResult? Focus { get; init; }

    /// <summary>The distance used, µm; null when the search found none (then there is no field either).</summary>
    public required double? ZUm { get; init; }

    /// <summary>
    /// The plane-wave arrangement that was computed; under the exact kernel, which has none, the magnification and
    /// pitch of the shadow. Null without a distance.
    /// </summary>
    public required EffectiveGeometry? Geometry { get; init; }

    /// <summary>The propagation with its padding; null without a distance and with an iterative method.</summary>
    public required PropagationResult? Propagation { get; init; }

    /// <summary>The iterations and their convergence; null without a distance and with back-propagation.</summary>
    public required PhaseRetrievalResult? Retrieval { get; init; }

    /// <summary>The field in the sample's plane; null without a distance.</summary>
    public ComplexField? Field => Retrieval?.Field ?? Propagation?.Field;

    /// <summary>What may spoil the result, in sentences, of all steps; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}

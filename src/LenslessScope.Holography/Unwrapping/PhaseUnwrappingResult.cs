using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>An unwrapped phase and how far it can be trusted.</summary>
public sealed record PhaseUnwrappingResult
{
    /// <summary>What was asked for.</summary>
    public required PhaseUnwrappingSettings Settings { get; init; }

    /// <summary>
    /// The phase in rad: the wrapped one plus whole turns of 2π, chosen so that the median of each connected part of
    /// the mask lies between −π and π. NaN where the mask leaves out.
    /// </summary>
    public required Image<float> Phase { get; init; }

    /// <summary>
    /// Places where the wrapped differences around four neighbouring pixels do not add up to zero. Without any the
    /// result is exact wherever neighbours differ by less than π; around each, the way along which turns were counted
    /// matters.
    /// </summary>
    public required int Residues { get; init; }

    /// <summary>
    /// Connected parts of the mask (by shared edges); between two parts the number of turns is unknown.
    /// </summary>
    public required int Parts { get; init; }

    /// <summary>What makes the result doubtful, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}

using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>What the unwrapped phase says, and how it was measured.</summary>
/// <remarks>
/// Objects count without the opaque ones and without what may be chance; their masses are withheld for a reason.
/// </remarks>
internal sealed record QuantityReport(
    int Objects,
    int Opaque,
    int Chance,
    MassGap NoMass,
    UnwrappingMethod Unwrapping,
    int Residues,
    PhasePlane Background,
    double BackgroundNoiseRad,
    double ThresholdDeviations,
    int LeastAreaPx,
    double? IndexDifference,
    double LeastRefractionIncrement,
    double LargestRefractionIncrement,
    IReadOnlyList<string> Warnings)
{
    public static QuantityReport Of(
        QuantitativePhaseResult result, RefractionIncrement increment, MassGap noMass) => new(
        result.Objects.Count, result.Opaque, result.Chance, noMass, result.Settings.Unwrapping.Method,
        result.Unwrapping.Residues, result.Background, result.BackgroundNoiseRad, result.Settings.ThresholdDeviations,
        result.Settings.LeastAreaPx, result.Settings.IndexDifference, increment.Least, increment.Largest,
        [.. result.Warnings, .. MassTrust.Reason(noMass) is { } reason ? [reason] : Array.Empty<string>()]);
}

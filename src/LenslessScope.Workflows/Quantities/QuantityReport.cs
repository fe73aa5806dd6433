using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>What the unwrapped phase says, and how it was measured.</summary>
internal sealed record QuantityReport(
    int Objects,
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
    public static QuantityReport Of(QuantitativePhaseResult result, RefractionIncrement increment) => new(
        result.Objects.Count, result.Settings.Unwrapping.Method,
        result.Unwrapping.Residues, result.Background, result.BackgroundNoiseRad, result.Settings.ThresholdDeviations,
        result.Settings.LeastAreaPx, result.Settings.IndexDifference, increment.Least, increment.Largest,
        result.Warnings);
}

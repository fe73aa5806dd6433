using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>How a search ended.</summary>
public enum FocusOutcome
{
    /// <summary>A peak inside the range.</summary>
    Found,

    /// <summary>No peak: the metric is largest at an end of the range, so a focus, if any, lies beyond.</summary>
    AtEndOfRange,

    /// <summary>No peak that stands out from its surroundings.</summary>
    NoPeak,
}

/// <summary>The two passes of a search.</summary>
public enum FocusStage
{
    /// <summary>Over the whole range in steps of at most the depth of field.</summary>
    Coarse,

    /// <summary>Around the best peaks, down to a twentieth of the depth of field.</summary>
    Fine,
}

/// <summary>One evaluation of the metric.</summary>
/// <param name="ZUm">Distance from sample to sensor, µm.</param>
/// <param name="Metric">
/// The metric over its trend, a parabola in the logarithms of metric and distance: 1 on the trend, larger is sharper.
/// While the search is under way, the metric itself. Comparable within one stage of one search only.
/// </param>
/// <param name="Stage">The pass.</param>
public readonly record struct FocusPoint(double ZUm, double Metric, FocusStage Stage);

/// <summary>How far a search is.</summary>
/// <param name="Fraction">0 to 1.</param>
/// <param name="Point">The evaluation just made.</param>
public readonly record struct FocusProgress(double Fraction, FocusPoint Point);

/// <summary>What one metric says of a range.</summary>
/// <param name="Metric">Complex or amplitude.</param>
/// <param name="Outcome">Whether it has a peak.</param>
/// <param name="ZUm">Distance from sample to sensor at its peak, µm; null without one.</param>
/// <param name="Confidence">How far the peak stands out, as <see cref="FocusResult.Confidence"/>.</param>
/// <param name="Curve">
/// Every evaluation: the coarse pass by ascending z, then the fine one by ascending z.
/// The coarse pass reaches beyond a range of less than a factor of eight from end to end.
/// </param>
public sealed record FocusOpinion(
    FocusMetric Metric, FocusOutcome Outcome, double? ZUm, double Confidence, IReadOnlyList<FocusPoint> Curve);

/// <summary>Where a hologram is in focus, and how that was found.</summary>
public sealed record FocusResult
{
    /// <summary>What was asked for.</summary>
    public required FocusSettings Settings { get; init; }

    /// <summary>How the search ended.</summary>
    public required FocusOutcome Outcome { get; init; }

    /// <summary>Distance from sample to sensor in focus, µm; null unless the outcome is found.</summary>
    public required double? ZUm { get; init; }

    /// <summary>
    /// How sure the focus is, 0 to 1: P₁/(P₁ + P₂) · E/(E + 0.1), P₁ the prominence of its peak and P₂ that of the
    /// next, E the evidence: the prominence as natural logarithm times the height in standard deviations of the curve,
    /// summed over metrics that agree. At most 0.65 where metrics do not agree; above 0.7 is safe; 0 when nothing was
    /// found.
    /// </summary>
    public required double Confidence { get; init; }

    /// <summary>The metric that decided: what was asked, or the one that was chosen of those compared.</summary>
    public required FocusMetric Metric { get; init; }

    /// <summary>What each metric says; one where one was asked for.</summary>
    public required IReadOnlyList<FocusOpinion> Opinions { get; init; }

    /// <summary>The curve of the metric that decided.</summary>
    public IReadOnlyList<FocusPoint> Curve => Opinions.First(opinion => opinion.Metric == Metric).Curve;

    /// <summary>Where the metric was computed, in pixels of the hologram.</summary>
    public required Roi Region { get; init; }

    /// <summary>The part of the hologram that was propagated, in its pixels.</summary>
    public required Roi Window { get; init; }

    /// <summary>σ of the smoothing used, pixels.</summary>
    public required double SmoothingPx { get; init; }

    /// <summary>Depth of field λ/NA² at the peak, or in the middle of the range if there is none; µm.</summary>
    public required double DepthOfFieldUm { get; init; }

    /// <summary>What makes the answer doubtful, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Why nothing was found and what to try next; null when found.</summary>
    public required string? Reason { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}

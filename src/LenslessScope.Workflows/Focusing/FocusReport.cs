using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>The search for the focus as JSON tells it: outcome, settings used and the whole curve.</summary>
internal sealed record FocusReport(FocusOutcome Outcome, double? ZUm, double Confidence, string? Reason,
    FocusMetric Metric, FocusMetric MetricAsked, PointSourceKernel Kernel, IReadOnlyList<FocusAnswer> Opinions,
    double MinZUm, double MaxZUm, Roi? Roi, Roi Region, double SmoothingPx, double DepthOfFieldUm,
    IReadOnlyList<FocusPoint> Curve, IReadOnlyList<string> Warnings, double ElapsedSeconds)
{
    public static FocusReport Of(FocusResult focus) => new(focus.Outcome, focus.ZUm, focus.Confidence, focus.Reason,
        focus.Metric, focus.Settings.Metric, focus.Settings.Kernel,
        [.. focus.Opinions.Select(o => new FocusAnswer(o.Metric, o.Outcome, o.ZUm, o.Confidence))],
        focus.Settings.MinZUm, focus.Settings.MaxZUm, focus.Settings.Roi, focus.Region, focus.SmoothingPx,
        focus.DepthOfFieldUm, focus.Curve, focus.Warnings, focus.Elapsed.TotalSeconds);
}

/// <summary>What one metric says.</summary>
internal sealed record FocusAnswer(FocusMetric Metric, FocusOutcome Outcome, double? ZUm, double Confidence);

/// <summary>The focus of one hologram.</summary>
internal sealed record HologramFocus(string Hologram, FocusReport Focus);

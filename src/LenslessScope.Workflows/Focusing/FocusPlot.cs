using LenslessScope.Drawing;
using LenslessScope.Holography;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>The focus curve as a picture.</summary>
internal static class FocusPlot
{
    public static Picture Of(FocusResult focus, string hologram)
    {
        var coarse = focus.Curve.Where(point => point.Stage == FocusStage.Coarse).ToList();
        var metric = (focus.Metric, focus.Settings.Metric) switch
        {
            (FocusMetric.Complex, _) => "Tamura of the complex gradient",
            (_, FocusMetric.Automatic) => "contrast of the amplitude",
            _ => "Tenengrad of the amplitude",
        };
        return new CurvePlot
        {
            Title = focus.Outcome == FocusOutcome.Found
                ? $"{Path.GetFileName(hologram)}: in focus at {focus.ZUm:0.0} µm, confidence {focus.Confidence:0.00}"
                : $"{Path.GetFileName(hologram)}: no focus between {focus.Settings.MinZUm} and " +
                    $"{focus.Settings.MaxZUm} µm",
            X = new Axis("distance from sample to sensor", "µm"),
            Y = new Axis(metric),
            Curves = [new Curve([.. coarse.Select(point => point.ZUm)], [.. coarse.Select(point => point.Metric)])],
            Markers = focus.ZUm is { } z ? [new Marker(z, $"{z:0.0} µm")] : [],
        }.Render();
    }
}

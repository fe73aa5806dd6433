using System.Diagnostics;
using LenslessScope.Holography.Focusing;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// Autofocus: the hologram is propagated back to distances over a range, first in steps of at most the depth of field,
/// then finer around the best peaks of the metric. The result is the same at every run
/// and with every number of threads.
/// </summary>
public static class Focus
{
    private const double AmplitudeSmoothingPx = 1.5;

    // Between the distances at the ends of the coarse pass.
    private const double LeastFactor = 8;

    // Below it the result says that another distance is nearly as likely.
    private const double ClearConfidence = 0.6;

    /// <summary>Searches the focus of a hologram.</summary>
    /// <param name="hologram">The hologram, its background and dark frames, its optics.</param>
    /// <param name="settings">Range, metric, region.</param>
    /// <param name="normalisation">How it is normalised; its smoothing is replaced by that of the settings.</param>
    /// <param name="progress">Told of every evaluation, on a thread of its own choosing.</param>
    /// <param name="cancellation">Ends the search after the current evaluation.</param>
    /// <exception cref="HolographyException">
    /// Frames do not fit together or a setting is outside its range; all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FocusResult Run(Hologram hologram, FocusSettings settings, NormalisationSettings normalisation,
        IProgress<FocusProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(normalisation);
        HolographyException.ThrowIfAny(
            [.. hologram.Validate(), .. settings.Validate(hologram), .. normalisation.Validate()]);
        var (focus, warnings) = RunSmoothed(hologram, settings, normalisation, progress, cancellation);
        return focus with { Warnings = [.. warnings, .. focus.Warnings] };
    }

    /// <summary>
    /// The search on the hologram smoothed as it needs, with the warnings of that normalisation apart.
    /// </summary>
    internal static (FocusResult Focus, IReadOnlyList<string> Warnings) RunSmoothed(
        Hologram hologram, FocusSettings settings,
        NormalisationSettings normalisation, IProgress<FocusProgress>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var normalised = Normalisation.Run(
            hologram, normalisation with { SmoothingPx = SmoothingPx(settings), Threads = settings.Threads },
            cancellation);
        return (Run(normalised.Amplitude, hologram.Optics, settings, clock, progress, cancellation),
            normalised.Warnings);
    }

    /// <summary>The smoothing a search uses.</summary>
    internal static double SmoothingPx(FocusSettings settings) =>
        settings.SmoothingPx ?? (settings.Metric == FocusMetric.Amplitude ? AmplitudeSmoothingPx : 0);

    /// <summary>
    /// The same for an amplitude that is normalised and smoothed already; settings and optics are valid.
    /// </summary>
    internal static FocusResult Run(Image<float> amplitude, Optics optics, FocusSettings settings, Stopwatch clock,
        IProgress<FocusProgress>? progress, CancellationToken cancellation)
    {
        var smoothing = SmoothingPx(settings);
        var (least, most) = WideEnough.For(settings.MinZUm, settings.MaxZUm, optics, LeastFactor);
        var looked = settings with { MinZUm = least, MaxZUm = most };
        var parallel = ThreadCount.Options(settings.Threads, cancellation);
        using IFocusCurve curve = settings.Kernel == PointSourceKernel.Exact
            ? new ExactFocusCurve(amplitude, optics, looked, smoothing, parallel)
            : new FocusCurve(amplitude, optics, looked, settings.MaxZUm, smoothing, parallel);
        var search = new FocusSearch(curve, settings, optics, progress);
        var findings = search.Run();
        var decision = FocusDecision.Of(search, findings, optics);
        var decided = findings.First(finding => finding.Metric == decision.Metric);
        var outcome = decision.ZUm != null ? FocusOutcome.Found
            : decided.Verdict.Outcome == FocusOutcome.AtEndOfRange ? FocusOutcome.AtEndOfRange : FocusOutcome.NoPeak;
        IReadOnlyList<string> doubts = decision.ZUm is { } z && decision.Confidence < ClearConfidence
            ? [FocusAdvice.Doubt(z, decision.Confidence)]
            : [];
        return new FocusResult
        {
            Settings = settings,
            Metric = decision.Metric,
            Opinions = [.. findings.Select(search.Opinion)],
            Outcome = outcome,
            ZUm = decision.ZUm,
            Confidence = decision.Confidence,
            Warnings = [.. decision.Warnings, .. doubts],
            Region = curve.Place.Region,
            Window = curve.Place.Window,
            SmoothingPx = smoothing,
            DepthOfFieldUm = curve.DepthOfFieldUm(decision.ZUm ?? (settings.MinZUm + settings.MaxZUm) / 2),
            Reason = FocusAdvice.Reason(outcome, settings, search.BesideUm(findings[0]), optics),
            Elapsed = clock.Elapsed,
        };
    }
}

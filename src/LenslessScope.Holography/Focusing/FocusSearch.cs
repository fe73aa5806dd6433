using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// One search: the coarse pass over the steps, then a finer one around the peaks of each measure.
/// Every measure is taken from the same propagated fields.
/// </summary>
internal sealed class FocusSearch(
    IFocusCurve curve, FocusSettings settings, IProgress<FocusProgress>? progress)
{
    private const int LeastFineSteps = 4;
    private const double FineStepDepths = 0.75;
    private const double FineTolerance = 1.0 / 20;

    private readonly List<(double ZUm, FocusStage Stage, Sharpness Sharpness)> _evaluations = [];
    private readonly Dictionary<(double ZUm, FrequencyBand Band), Sharpness> _refined = [];
    private readonly int _expected = curve.Steps.Count + FocusVerdict.MostCandidates * 16;

    /// <summary>What a measure says, with its coarse curve for those who compare.</summary>
    public readonly record struct Opinion(FocusOpinion Answer, double[] Coarse, double PartOfSpan);

    public IReadOnlyList<double> Steps => curve.Steps;

    /// <summary>Those steps that lie in the range that was asked for.</summary>
    public Range Asked { get; } = new(
        curve.Steps.Count(z => z < settings.MinZUm), ^curve.Steps.Count(z => z > settings.MaxZUm));

    public double DepthOfFieldUm(double zUm) => curve.DepthOfFieldUm(zUm);

    public IReadOnlyList<Opinion> Run()
    {
        var band = curve.CommonBand(Steps[0], Steps[^1], FocusStage.Coarse);
        var coarse = new Sharpness[Steps.Count];
        for (var i = 0; i < coarse.Length; i++)
            coarse[i] = Evaluate(Steps[i], FocusStage.Coarse, band);
        var judged = Measure.For(settings.Metric, Steps, coarse)
            .Select(measure => (Measure: measure, Peak: BestPeak(measure, coarse, band))).ToList();
        return [.. judged.Select(pair => Say(pair.Measure, pair.Peak))];
    }

    /// <summary>
    /// The focus that the complex curve has beyond the range that was asked for, µm; null without one.
    /// </summary>
    public double? BesideUm(Opinion complex)
    {
        var all = FocusVerdict.Of(complex.Coarse, ..);
        return all.Outcome == FocusOutcome.Found ? Steps[all.Candidates[0].Index] : null;
    }

    private readonly record struct Finding(FocusOutcome Outcome, double? ZUm, Peak Peak, double[] Coarse);

    private Finding BestPeak(Measure measure, Sharpness[] sharpness, FrequencyBand band)
    {
        var coarse = new double[sharpness.Length];
        for (var i = 0; i < coarse.Length; i++)
            coarse[i] = measure.Of(Steps[i], sharpness[i]);
        var verdict = measure.Judge(coarse, Asked);
        var best = (ZUm: double.NaN, Score: double.NegativeInfinity, Peak: default(Peak));
        foreach (var peak in verdict.Candidates)
        {
            var z = Refine(measure, peak.Index);
            // A narrow peak between two steps is higher than its sample: its prominence grows by the difference.
            var score = peak.Prominence + measure.Of(z, curve.Evaluate(z, band, FocusStage.Coarse))
                - coarse[peak.Index];
            if (score > best.Score)
                best = (z, score, peak);
        }
        return new Finding(verdict.Outcome, verdict.Outcome == FocusOutcome.Found ? best.ZUm : null, best.Peak, coarse);
    }

    private Opinion Say(Measure measure, Finding finding)
    {
        var points = _evaluations.Select(e => new FocusPoint(e.ZUm, measure.Of(e.ZUm, e.Sharpness), e.Stage)).ToList();
        points.Sort(static (a, b) => (a.Stage, a.ZUm).CompareTo((b.Stage, b.ZUm)));
        var confidence = finding.ZUm != null ? FocusVerdict.Confidence(finding.Coarse, finding.Peak) : 0;
        var span = finding.Coarse.Max() - finding.Coarse.Min();
        return new Opinion(new FocusOpinion(measure.Metric, finding.Outcome, finding.ZUm, confidence, points),
            finding.Coarse, span > 0 ? finding.Peak.Prominence / span : 0);
    }

    private double Refine(Measure measure, int index)
    {
        var (low, high) = (Steps[index - 1], Steps[index + 1]);
        // Close by, the grid supports a wider band than over the whole range, and the peak is sharper.
        var local = curve.CommonBand(low, high, FocusStage.Fine);
        var depth = curve.DepthOfFieldUm(Steps[index]);
        var samples = Math.Max(LeastFineSteps, (int)Math.Ceiling((high - low) / (FineStepDepths * depth)));
        return PeakRefinement.Maximum(
            z => measure.Of(z, Evaluate(z, FocusStage.Fine, local)), low, high, samples, FineTolerance * depth);
    }

    private Sharpness Evaluate(double zUm, FocusStage stage, FrequencyBand kept)
    {
        // Two measures may refine the same peak.
        if (_refined.TryGetValue((zUm, kept), out var known) && stage == FocusStage.Fine)
            return known;
        var sharpness = curve.Evaluate(zUm, kept, stage);
        if (stage == FocusStage.Fine)
            _refined[(zUm, kept)] = sharpness;
        _evaluations.Add((zUm, stage, sharpness));
        // What is told on the way is the metric itself; the contrast of the amplitude needs the whole curve.
        var told = settings.Metric == FocusMetric.Amplitude ? sharpness.Strength : sharpness.Complex;
        progress?.Report(new FocusProgress(
            Math.Min(1, (double)_evaluations.Count / _expected), new FocusPoint(zUm, told, stage)));
        return sharpness;
    }
}

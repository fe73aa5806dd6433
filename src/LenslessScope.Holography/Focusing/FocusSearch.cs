namespace LenslessScope.Holography.Focusing;

/// <summary>
/// One search: the coarse pass over the steps, then a finer one around the peaks of each measure.
/// Every measure is taken from the same propagated fields.
/// </summary>
internal sealed class FocusSearch(
    IFocusCurve curve, FocusSettings settings, Optics optics, IProgress<FocusProgress>? progress)
{
    private const int LeastFineSteps = 4;
    private const double FineStepDepths = 0.75;

    // Of that of the highest: a lower peak does not become the highest between the steps, which are a depth of field.
    private const double LeastHeight = 0.5;

    private const double FineTolerance = 1.0 / 20;

    private readonly List<(double ZUm, FocusStage Stage, Sharpness Sharpness)> _evaluations = [];
    private readonly Dictionary<double, Sharpness> _refined = [];
    private readonly int _expected = curve.Steps.Count + FocusVerdict.MostCandidates * 16;

    /// <summary>
    /// What a measure says: its best peak, whether it is evident by itself, and how far it stands out.
    /// </summary>
    /// <param name="Measure">It.</param>
    /// <param name="Verdict">Of its coarse pass.</param>
    /// <param name="ZUm">Its best peak, µm, evident or not; null without any.</param>
    /// <param name="Apart">How far that peak stands out of the next, 0 to 1.</param>
    public readonly record struct Finding(Measure Measure, FocusVerdict Verdict, double? ZUm, double Apart)
    {
        /// <summary>As <see cref="FocusResult.Confidence"/>.</summary>
        public double Confidence => Apart * FocusVerdict.Sure(Verdict.Evidence);

        public FocusMetric Metric => Measure.Metric;

        /// <summary>Of its highest peak above the trend, as natural logarithm; 0 without any.</summary>
        public double Height => Verdict.Candidates.Count > 0 ? Measure.Coarse[Verdict.Candidates[0].Index] : 0;
    }

    public IReadOnlyList<double> Steps => curve.Steps;

    public double DepthOfFieldUm(double zUm) => curve.DepthOfFieldUm(zUm);

    public IReadOnlyList<Finding> Run()
    {
        var coarse = new Sharpness[Steps.Count];
        for (var i = 0; i < coarse.Length; i++)
            coarse[i] = Evaluate(Steps[i], FocusStage.Coarse);
        var measures = Measure.For(settings.Metric, Steps, coarse, z => FresnelDistance.Of(z, optics));
        return [.. measures.Select(BestPeak)];
    }

    /// <summary>What a measure says, with every evaluation so far.</summary>
    public FocusOpinion Opinion(Finding finding)
    {
        var points = _evaluations
            .Select(e => new FocusPoint(e.ZUm, Math.Exp(finding.Measure.Of(e.ZUm, e.Sharpness)), e.Stage)).ToList();
        points.Sort(static (a, b) => (a.Stage, a.ZUm).CompareTo((b.Stage, b.ZUm)));
        var found = finding.Verdict.Outcome == FocusOutcome.Found;
        return new FocusOpinion(finding.Metric, finding.Verdict.Outcome, found ? finding.ZUm : null,
            found ? finding.Confidence : 0, points);
    }

    /// <summary>
    /// The focus that the curve of a measure has beyond the range that was asked for, µm; null without one.
    /// </summary>
    public double? BesideUm(Finding finding)
    {
        var all = FocusVerdict.Of(finding.Measure.Coarse, ..);
        return all.Outcome == FocusOutcome.Found ? Steps[all.Candidates[0].Index] : null;
    }

    private Finding BestPeak(Measure measure)
    {
        var asked = new Range(
            Steps.Count(z => z < settings.MinZUm), ^Steps.Count(z => z > settings.MaxZUm));
        var verdict = FocusVerdict.Of(measure.Coarse, asked);
        var best = (ZUm: (double?)null, Score: double.NegativeInfinity, Peak: default(Peak));
        foreach (var peak in verdict.Candidates)
        {
            if (measure.Coarse[peak.Index] < LeastHeight * measure.Coarse[verdict.Candidates[0].Index])
                continue;
            var z = Refine(measure, peak.Index);
            // A narrow peak between two steps is higher than its sample.
            var score = measure.Of(z, curve.Evaluate(z, FocusStage.Coarse));
            if (score > best.Score)
                best = (z, score, peak);
        }
        return new Finding(measure, verdict, best.ZUm,
            best.ZUm == null ? 0 : FocusVerdict.Apart(measure.Coarse, best.Peak));
    }

    private double Refine(Measure measure, int index)
    {
        var (low, high) = (Steps[index - 1], Steps[index + 1]);
        var depth = curve.DepthOfFieldUm(Steps[index]);
        var samples = Math.Max(LeastFineSteps, (int)Math.Ceiling((high - low) / (FineStepDepths * depth)));
        return PeakRefinement.Maximum(
            z => measure.Of(z, Evaluate(z, FocusStage.Fine)), low, high, samples, FineTolerance * depth);
    }

    private Sharpness Evaluate(double zUm, FocusStage stage)
    {
        // Two measures may refine the same peak.
        if (stage == FocusStage.Fine && _refined.TryGetValue(zUm, out var known))
            return known;
        var sharpness = curve.Evaluate(zUm, stage);
        if (stage == FocusStage.Fine)
            _refined[zUm] = sharpness;
        _evaluations.Add((zUm, stage, sharpness));
        // What is told on the way is the metric itself; its trend needs the whole curve.
        var told = settings.Metric == FocusMetric.Amplitude ? sharpness.Strength : sharpness.Complex;
        progress?.Report(new FocusProgress(
            Math.Min(1, (double)_evaluations.Count / _expected), new FocusPoint(zUm, told, stage)));
        return sharpness;
    }
}

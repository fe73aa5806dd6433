namespace LenslessScope.Holography.Focusing;

/// <summary>Which metric is believed where more than one has something to say.</summary>
/// <param name="Metric">The metric that decides.</param>
/// <param name="ZUm">The focus, µm; null without one.</param>
/// <param name="Confidence">0 to 1; 0 without a focus.</param>
/// <param name="Warnings">What makes it doubtful.</param>
internal readonly record struct FocusDecision(
    FocusMetric Metric, double? ZUm, double Confidence, IReadOnlyList<string> Warnings)
{
    // Two metrics mean the same focus within this many depths of field, or this part of the way to sensor or source.
    private const double DepthsOfField = 3;
    private const double PartOfDistance = 0.07;

    // Part of the way that is the same distance but for how sharp the peaks are.
    private const double CloseBy = 0.03;

    // Evidence that no dip outweighs, in that of the other metric.
    private const double MuchMore = 4;

    // What two metrics that agree need together.
    private const double LeastEvidence = 0.05;

    // Without agreement another distance is nearly as likely.
    private const double MostWithoutAgreement = 0.65;

    public static FocusDecision Of(FocusSearch search, IReadOnlyList<FocusSearch.Finding> findings, Optics optics)
    {
        var complex = findings[0];
        if (findings.Count == 1)
            return Believe(complex);
        var amplitude = findings[1];
        var evidence = complex.Verdict.Evidence + amplitude.Verdict.Evidence;
        if (complex.ZUm is { } complexUm && amplitude.ZUm is { } amplitudeUm)
        {
            var within = Tolerance(search, complexUm, optics);
            if (Math.Abs(complexUm - amplitudeUm) <= within)
                return Agreed(AmplitudeIsBetter(complexUm, amplitudeUm) ? amplitude : complex,
                    evidence, Math.Max(complex.Apart, amplitude.Apart));
            if (complex.Verdict.Outcome == FocusOutcome.Found &&
                Dip.Is(amplitude.Measure.Coarse, search.Steps, complexUm, 1.5 * within))
                return Believe(complex);
        }
        var (taken, other) = complex.Verdict.Evidence >= amplitude.Verdict.Evidence
            ? (complex, amplitude)
            : (amplitude, complex);
        var alone = Believe(taken);
        var confidence = Math.Min(MostWithoutAgreement, alone.Confidence);
        return other.Verdict.Outcome != FocusOutcome.Found
            ? alone with { Confidence = confidence }
            : alone with
            {
                Confidence = Math.Min(confidence, taken.Verdict.Evidence / evidence),
                Warnings = [FocusAdvice.Disagreement(taken, other)],
            };

        // Close by, the complex metric is the sharper one; within a depth of field that is wider, the one that rises
        // higher. A peak of the amplitude farther away than the dip of a transparent sample is the border of the dip.
        bool AmplitudeIsBetter(double complexUm, double amplitudeUm)
        {
            var (apart, close) = (Math.Abs(complexUm - amplitudeUm), CloseBy * Way(complexUm, optics));
            var depth = search.DepthOfFieldUm(complexUm);
            if (apart <= Math.Min(depth, close))
                return false;
            if (apart <= depth)
                return amplitude.Height > complex.Height;
            return amplitude.Verdict.Evidence > complex.Verdict.Evidence && !(apart > close &&
                amplitude.Verdict.Evidence < MuchMore * complex.Verdict.Evidence &&
                Dip.Is(amplitude.Measure.Coarse, search.Steps, complexUm, apart));
        }
    }

    // A little peak beside a greater one, which may lie beyond the range, is none.
    private static FocusDecision Agreed(FocusSearch.Finding finding, double evidence, double apart) =>
        evidence >= FocusVerdict.Least || (evidence >= LeastEvidence && apart >= 0.5)
            ? new FocusDecision(finding.Metric, finding.ZUm, apart * FocusVerdict.Sure(evidence), [])
            : new FocusDecision(finding.Metric, null, 0, []);

    private static FocusDecision Believe(FocusSearch.Finding finding) =>
        finding.Verdict.Outcome == FocusOutcome.Found
            ? new FocusDecision(finding.Metric, finding.ZUm, finding.Confidence, [])
            : new FocusDecision(finding.Metric, null, 0, []);

    private static double Tolerance(FocusSearch search, double zUm, Optics optics) =>
        Math.Max(DepthsOfField * search.DepthOfFieldUm(zUm), PartOfDistance * Way(zUm, optics));

    private static double Way(double zUm, Optics optics) =>
        optics.SourceUm is { } source ? Math.Min(zUm, source - zUm) : zUm;
}

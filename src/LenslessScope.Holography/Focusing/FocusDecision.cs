namespace LenslessScope.Holography.Focusing;

/// <summary>Which metric is believed where more than one has something to say.</summary>
internal readonly record struct FocusDecision(FocusMetric Metric, double Confidence, IReadOnlyList<string> Warnings)
{
    // Two metrics mean the same focus within this many depths of field, or this part of the way to sensor or source.
    private const double DepthsOfField = 3;
    private const double PartOfDistance = 0.05;

    public static FocusDecision Of(
        FocusSearch search, IReadOnlyList<FocusSearch.Opinion> opinions, Optics optics)
    {
        var complex = opinions[0];
        if (opinions.Count == 1 || opinions[1].Answer.ZUm is not { } amplitudeUm)
            return Believe(complex.Answer);
        var amplitude = opinions[1];
        if (complex.Answer.ZUm is not { } complexUm)
            return Believe(amplitude.Answer);
        var within = Tolerance(search, complexUm, optics);
        if (Math.Abs(complexUm - amplitudeUm) <= within)
            // The complex metric is the sharper one.
            return new FocusDecision(FocusMetric.Complex,
                Math.Max(complex.Answer.Confidence, amplitude.Answer.Confidence), []);
        if (ContrastMeasure.DipsAt(amplitude.Coarse, search.Steps, complexUm, within))
            return Believe(complex.Answer);
        var (taken, other) = complex.PartOfSpan >= amplitude.PartOfSpan ? (complex, amplitude) : (amplitude, complex);
        var confidence = taken.PartOfSpan / (taken.PartOfSpan + other.PartOfSpan);
        return new FocusDecision(taken.Answer.Metric, Math.Min(taken.Answer.Confidence, confidence),
            [FocusAdvice.Disagreement(taken.Answer, other.Answer)]);
    }

    private static FocusDecision Believe(FocusOpinion opinion) => new(opinion.Metric, opinion.Confidence, []);

    private static double Tolerance(FocusSearch search, double zUm, Optics optics)
    {
        var way = optics.SourceUm is { } source ? Math.Min(zUm, source - zUm) : zUm;
        return Math.Max(DepthsOfField * search.DepthOfFieldUm(zUm), PartOfDistance * way);
    }
}

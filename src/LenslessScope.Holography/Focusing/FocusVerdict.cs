namespace LenslessScope.Holography.Focusing;

/// <summary>
/// Whether a coarse curve holds a focus. An interior maximum that stands out beats a larger value at an end of the
/// range: with large dense objects and structured light the metric climbs towards an end without any focus there.
/// </summary>
internal readonly record struct FocusVerdict(FocusOutcome Outcome, IReadOnlyList<Peak> Candidates)
{
    /// <summary>Candidates that are refined.</summary>
    public const int MostCandidates = 3;

    // Measured on recordings: ripples of ranges without focus reach a fifth of the curve's
    // span, real peaks begin at a third.
    private const double LeastPartOfSpan = 0.25;

    // The highest point of all may stand on a slope: nothing in the range competes with it.
    private const double LeastPartOfSpanIfHighest = 0.1;

    // A curve that climbs to an end may ripple on its last steps.
    private const double RippleAtEnd = 0.02;

    // Speckle and noise move the metric by one to two per cent whatever the distance.
    private const double LeastPartOfPeak = 0.025;

    /// <summary>Candidates lie in the steps asked for; the rest of the curve tells how far they stand out.</summary>
    public static FocusVerdict Of(ReadOnlySpan<double> curve, Range asked)
    {
        var (from, count) = asked.GetOffsetAndLength(curve.Length);
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in curve)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }
        var candidates = new List<Peak>();
        foreach (var peak in Peak.Find(curve))
            if (!peak.AtEnd && peak.Index >= from && peak.Index < from + count && candidates.Count < MostCandidates &&
                peak.Prominence >= (most - least) *
                    (curve[peak.Index] == most ? LeastPartOfSpanIfHighest : LeastPartOfSpan) &&
                peak.Prominence >= LeastPartOfPeak * curve[peak.Index])
                candidates.Add(peak);
        if (candidates.Count > 0)
            return new FocusVerdict(FocusOutcome.Found, candidates);
        var inside = curve[asked];
        var (low, high) = (inside[0], inside[0]);
        foreach (var value in inside)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        var atEnd = Math.Max(inside[0], inside[^1]) >= high - RippleAtEnd * (high - low);
        return new FocusVerdict(atEnd ? FocusOutcome.AtEndOfRange : FocusOutcome.NoPeak, []);
    }

    /// <summary>P₁/(P₁ + P₂), see <see cref="FocusResult.Confidence"/>.</summary>
    public static double Confidence(ReadOnlySpan<double> curve, Peak best)
    {
        var second = 0.0;
        foreach (var peak in Peak.Find(curve))
            if (peak.Index != best.Index)
                second = Math.Max(second, peak.Prominence);
        return best.Prominence / (best.Prominence + second);
    }
}

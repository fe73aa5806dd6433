namespace LenslessScope.Holography.Focusing;

/// <summary>
/// Whether a curve above its trend holds a focus: an interior peak that rises far above the trend,
/// compared with how much the rest of the curve wanders about it.
/// </summary>
/// <param name="Outcome">Found, or why not.</param>
/// <param name="Candidates">The highest interior peaks, the highest first; some even where none stands out.</param>
/// <param name="Evidence">Of the first of them, see <see cref="Of"/>; 0 without one.</param>
internal readonly record struct FocusVerdict(
    FocusOutcome Outcome, IReadOnlyList<Peak> Candidates, double Evidence)
{
    /// <summary>Candidates that are refined.</summary>
    public const int MostCandidates = 3;

    /// <summary>
    /// Evidence that one curve needs to be believed alone; chosen on simulated crops of organisms.
    /// </summary>
    public const double Least = 0.10;

    /// <summary>
    /// Evidence of a peak is its prominence, as natural logarithm, times its height in standard deviations of
    /// the whole curve: a small peak of a smooth curve counts as much as a larger one of a restless curve.
    /// Candidates lie in the steps asked for; the rest of the curve tells how far they stand out.
    /// </summary>
    public static FocusVerdict Of(ReadOnlySpan<double> curve, Range asked)
    {
        var (from, count) = asked.GetOffsetAndLength(curve.Length);
        var candidates = new List<Peak>();
        foreach (var peak in Peak.Find(curve))
            if (!peak.AtEnd && peak.Index >= from && peak.Index < from + count)
                candidates.Add(peak);
        var heights = curve.ToArray();
        candidates = [.. candidates.OrderByDescending(peak => heights[peak.Index]).Take(MostCandidates)];
        var evidence = candidates.Count > 0 ? EvidenceOf(curve, candidates[0]) : 0;
        if (evidence >= Least)
            return new FocusVerdict(FocusOutcome.Found, candidates, evidence);
        var highest = 0.0;
        foreach (var value in curve[asked])
            highest = Math.Max(highest, value);
        var atEnd = Math.Max(curve[from], curve[from + count - 1]) >= highest;
        return new FocusVerdict(atEnd ? FocusOutcome.AtEndOfRange : FocusOutcome.NoPeak, candidates, evidence);
    }

    private static double EvidenceOf(ReadOnlySpan<double> curve, Peak peak)
    {
        var squares = 0.0;
        foreach (var value in curve)
            squares += value * value;
        var deviation = Math.Sqrt(squares / curve.Length);
        return deviation > 0 ? peak.Prominence * Math.Max(0, curve[peak.Index]) / deviation : 0;
    }

    /// <summary>How sure a focus of that evidence is, 0 to 1: half at what one curve needs.</summary>
    public static double Sure(double evidence) => evidence / (evidence + Least);

    /// <summary>P₁/(P₁ + P₂): how far a peak stands out of the next.</summary>
    public static double Apart(ReadOnlySpan<double> curve, Peak best)
    {
        var second = 0.0;
        foreach (var peak in Peak.Find(curve))
            if (peak.Index != best.Index && !peak.AtEnd)
                second = Math.Max(second, peak.Prominence);
        return best.Prominence / (best.Prominence + second);
    }
}

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// Contrast of the amplitude: spread and strength of its edges, each scaled to 0 … 1 over the range, their mean above
/// the line from one end of the range to the other. The line takes out the slow decay that both have with the distance
/// (a window sees ever less of the light), so that the value tells how far a focus stands out whatever the range.
/// </summary>
internal sealed class ContrastMeasure : Measure
{
    // Recordings: real foci reach 0.15 to 0.97, ranges without a focus stay below 0.1.
    private const double Least = 0.12;

    // Changes of a few per cent must not be blown up to a peak.
    private const double LeastPartOfValue = 0.05;

    // Noise alone has a gradient of Rayleigh's distribution, whose Tamura coefficient is √√(4/π − 1) = 0.723 whatever
    // its strength; with a sample it is larger at every distance.
    private static readonly double s_leastSpread = 1.04 * Math.Sqrt(Math.Sqrt(4 / Math.PI - 1));

    private readonly (double Least, double Span) _spread;
    private readonly (double Least, double Span) _strength;
    private readonly double _startUm;
    private readonly double _endUm;
    private readonly double _atStart;
    private readonly double _atEnd;
    private readonly bool _risesToAnEnd;
    private readonly bool _noiseOnly;

    public ContrastMeasure(IReadOnlyList<double> steps, Sharpness[] coarse)
    {
        _spread = Range(coarse, static sharpness => sharpness.Spread);
        _strength = Range(coarse, static sharpness => sharpness.Strength);
        (_startUm, _endUm) = (steps[0], steps[^1]);
        (_atStart, _atEnd) = (Scaled(coarse[0]), Scaled(coarse[^1]));
        _noiseOnly = coarse.Max(static sharpness => sharpness.Spread) < s_leastSpread;
        _risesToAnEnd = coarse.Max(Scaled) <= Math.Max(_atStart, _atEnd);
    }

    public override FocusMetric Metric => FocusMetric.Amplitude;

    public override double Of(double zUm, Sharpness sharpness) =>
        Scaled(sharpness) - _atStart - (_atEnd - _atStart) * (zUm - _startUm) / (_endUm - _startUm);

    public override FocusVerdict Judge(ReadOnlySpan<double> curve, Range asked)
    {
        var (from, count) = asked.GetOffsetAndLength(curve.Length);
        var best = from;
        for (var i = from; i < from + count; i++)
            if (curve[i] > curve[best])
                best = i;
        // A point that is highest only because the range ends there is no focus.
        var isPeak = (best == 0 || curve[best] >= curve[best - 1])
            && (best == curve.Length - 1 || curve[best] >= curve[best + 1]);
        return isPeak && curve[best] >= Least && !_noiseOnly
            ? new FocusVerdict(FocusOutcome.Found, [new Peak(best, curve[best], AtEnd: false)])
            : new FocusVerdict(!isPeak || _risesToAnEnd ? FocusOutcome.AtEndOfRange : FocusOutcome.NoPeak, []);
    }

    /// <summary>
    /// Whether the contrast has a dip about there: transparent samples in focus show least of themselves
    /// in the amplitude, and more on either side. The slope of the contrast may move the bottom of the dip:
    /// on its lower third counts, too.
    /// </summary>
    public static bool DipsAt(ReadOnlySpan<double> curve, IReadOnlyList<double> steps, double zUm, double withinUm)
    {
        var upsideDown = new double[curve.Length];
        for (var i = 0; i < curve.Length; i++)
            upsideDown[i] = -curve[i];
        var at = Enumerable.Range(0, steps.Count).MinBy(i => Math.Abs(steps[i] - zUm));
        foreach (var dip in Peak.Find(upsideDown))
            if (!dip.AtEnd && dip.Prominence >= Least && (Math.Abs(steps[dip.Index] - zUm) <= withinUm ||
                LowInDip(curve, dip, at)))
                return true;
        return false;
    }

    // Every step between the bottom and that one lies in the lower third.
    private static bool LowInDip(ReadOnlySpan<double> curve, Peak dip, int at)
    {
        var between = curve[Math.Min(at, dip.Index)..(Math.Max(at, dip.Index) + 1)];
        foreach (var value in between)
            if (value > curve[dip.Index] + dip.Prominence / 3)
                return false;
        return true;
    }

    private double Scaled(Sharpness sharpness) =>
        ((sharpness.Spread - _spread.Least) / _spread.Span
            + (sharpness.Strength - _strength.Least) / _strength.Span) / 2;

    private static (double Least, double Span) Range(Sharpness[] coarse, Func<Sharpness, double> of)
    {
        var (least, most) = (coarse.Min(of), coarse.Max(of));
        return (least, Math.Max(most - least, most > 0 ? LeastPartOfValue * most : 1));
    }
}

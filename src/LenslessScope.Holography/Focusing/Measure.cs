namespace LenslessScope.Holography.Focusing;

/// <summary>
/// One number per distance, maximal in focus: how far a metric stands above its trend over the range, as the natural
/// logarithm of their quotient.
/// </summary>
internal sealed class Measure
{
    private readonly Func<Sharpness, double> _metric;
    private readonly FocusTrend _trend;

    private Measure(FocusMetric metric, Func<Sharpness, double> value, IReadOnlyList<double> steps,
        Sharpness[] coarse, Func<double, double> fresnel)
    {
        (Metric, _metric) = (metric, value);
        var values = coarse.Select(value).ToArray();
        _trend = new FocusTrend(steps, values, fresnel);
        Coarse = [.. values.Select((v, i) => _trend.Above(steps[i], v))];
        Deviation = Math.Sqrt(Coarse.Sum(static r => r * r) / Coarse.Length);
    }

    public FocusMetric Metric { get; }

    /// <summary>The measure at every step of the coarse pass.</summary>
    public double[] Coarse { get; }

    /// <summary>Root mean square of the coarse pass.</summary>
    public double Deviation { get; }

    public double Of(double zUm, Sharpness sharpness) => _trend.Above(zUm, _metric(sharpness));

    /// <summary>What the metric that was asked for needs; both to compare when that is left to the search.</summary>
    public static IReadOnlyList<Measure> For(
        FocusMetric metric, IReadOnlyList<double> steps, Sharpness[] coarse, Func<double, double> fresnel)
    {
        return metric switch
        {
            FocusMetric.Complex => [Complex()],
            FocusMetric.Amplitude => [new Measure(metric, static s => Math.Sqrt(s.Strength), steps, coarse, fresnel)],
            _ => [Complex(), new Measure(FocusMetric.Amplitude, static s => s.Edges, steps, coarse, fresnel)],
        };

        Measure Complex() => new(FocusMetric.Complex, static s => s.Complex, steps, coarse, fresnel);
    }
}

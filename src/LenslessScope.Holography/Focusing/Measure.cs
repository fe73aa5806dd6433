namespace LenslessScope.Holography.Focusing;

/// <summary>One number per distance, maximal in focus, and how a curve of it is judged.</summary>
internal abstract class Measure
{
    public abstract FocusMetric Metric { get; }

    public abstract double Of(double zUm, Sharpness sharpness);

    public abstract FocusVerdict Judge(ReadOnlySpan<double> curve, Range asked);

    /// <summary>What the metric that was asked for needs; both to compare when that is left to the search.</summary>
    public static IReadOnlyList<Measure> For(FocusMetric metric, IReadOnlyList<double> steps, Sharpness[] coarse) =>
        metric switch
        {
            FocusMetric.Complex => [new ComplexMeasure()],
            FocusMetric.Amplitude => [new StrengthMeasure()],
            _ => [new ComplexMeasure(), new ContrastMeasure(steps, coarse)],
        };
}

/// <summary>The complex metric.</summary>
internal sealed class ComplexMeasure : Measure
{
    public override FocusMetric Metric => FocusMetric.Complex;

    public override double Of(double zUm, Sharpness sharpness) => sharpness.Complex;

    public override FocusVerdict Judge(ReadOnlySpan<double> curve, Range asked) => FocusVerdict.Of(curve, asked);
}

/// <summary>The amplitude metric as it is asked for.</summary>
internal sealed class StrengthMeasure : Measure
{
    public override FocusMetric Metric => FocusMetric.Amplitude;

    public override double Of(double zUm, Sharpness sharpness) => sharpness.Strength;

    public override FocusVerdict Judge(ReadOnlySpan<double> curve, Range asked) => FocusVerdict.Of(curve, asked);
}

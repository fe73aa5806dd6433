namespace LenslessScope.Holography.Focusing;

/// <summary>
/// What a metric does with the distance whatever lies there: a parabola through its logarithm over the logarithm of the
/// Fresnel distance. Every metric falls from small distances, where fringes are finest, to large ones, and that slope
/// hides the peak of a focus unless it is taken away.
/// </summary>
internal sealed class FocusTrend
{
    private const double Floor = 1e-12;

    private readonly Func<double, double> _fresnel;
    private readonly double _middle;
    private readonly double _half;
    private readonly (double Constant, double Linear, double Square) _parabola;

    /// <param name="steps">Distances, ascending, at least three.</param>
    /// <param name="values">The metric at each of them, not negative.</param>
    /// <param name="fresnel">Fresnel distance of a distance, in any unit: effective distance over pixel area.</param>
    public FocusTrend(IReadOnlyList<double> steps, ReadOnlySpan<double> values, Func<double, double> fresnel)
    {
        _fresnel = fresnel;
        var (first, last) = (Math.Log(fresnel(steps[0])), Math.Log(fresnel(steps[^1])));
        (_middle, _half) = ((first + last) / 2, (last - first) / 2);
        // Every part of the logarithmic axis counts alike, however many steps it has.
        Span<double> moments = stackalloc double[5];
        Span<double> sums = stackalloc double[3];
        for (var i = 0; i < steps.Count; i++)
        {
            var (before, after) = (At(steps[Math.Max(i - 1, 0)]), At(steps[Math.Min(i + 1, steps.Count - 1)]));
            var (x, y, weight) = (At(steps[i]), Math.Log(Math.Max(values[i], Floor)), after - before);
            var power = weight;
            for (var k = 0; k < 5; k++)
            {
                moments[k] += power;
                if (k < 3)
                    sums[k] += power * y;
                power *= x;
            }
        }
        _parabola = Solve(moments, sums);
    }

    /// <summary>Natural logarithm of the metric over its trend at that distance: 0 on the trend.</summary>
    public double Above(double zUm, double value)
    {
        var x = At(zUm);
        return Math.Log(Math.Max(value, Floor)) -
            (_parabola.Constant + x * (_parabola.Linear + x * _parabola.Square));
    }

    private double At(double zUm) => (Math.Log(_fresnel(zUm)) - _middle) / _half;

    // The normal equations of a parabola, by Cramer's rule: on −1 … 1 they are well conditioned.
    private static (double Constant, double Linear, double Square) Solve(
        ReadOnlySpan<double> m, ReadOnlySpan<double> s)
    {
        var all = Determinant(m[0], m[1], m[2], m[1], m[2], m[3], m[2], m[3], m[4]);
        return (Determinant(s[0], m[1], m[2], s[1], m[2], m[3], s[2], m[3], m[4]) / all,
            Determinant(m[0], s[0], m[2], m[1], s[1], m[3], m[2], s[2], m[4]) / all,
            Determinant(m[0], m[1], s[0], m[1], m[2], s[1], m[2], m[3], s[2]) / all);
    }

    private static double Determinant(double a, double b, double c, double d, double e, double f, double g, double h,
        double i) => a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

namespace LenslessScope.Drawing;

/// <summary>
/// The marks of an axis: multiples of a round step (1, 2 or 5 times a power of ten) within its range, each with its
/// label. Where the values are very large or small, a power of ten is taken out of all labels.
/// </summary>
public sealed record Ticks
{
    private Ticks(double step, IReadOnlyList<double> values, IReadOnlyList<string> labels, int exponent)
    {
        Step = step;
        Values = values;
        Labels = labels;
        Exponent = exponent;
    }

    /// <summary>From one tick to the next, in the axis' unit.</summary>
    public double Step { get; }

    /// <summary>Where the ticks are, rising, in the axis' unit.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The values as text, divided by 10^<see cref="Exponent"/>, all with equally many decimals.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The power of ten taken out of the labels, a multiple of 3; mostly 0.</summary>
    public int Exponent { get; }

    private const double LeastRange = 1e-290;

    // A tick at the very end of the range must not be lost to rounding; in steps.
    private const double Slack = 1e-6;

    /// <summary>As many ticks as are allowed, at the smallest round step that keeps to that.</summary>
    /// <param name="minimum">Begin of the axis; finite.</param>
    /// <param name="maximum">End of the axis; finite, above the minimum by at least 1e-290.</param>
    /// <param name="atMost">How many ticks there may be; at least 2. Default 7.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range does not rise, or fewer than 2 ticks are
    /// allowed.</exception>
    public static Ticks Choose(double minimum, double maximum, int atMost = 7)
    {
        if (!(maximum - minimum >= LeastRange) || !double.IsFinite(maximum - minimum))
            throw new ArgumentOutOfRangeException(nameof(minimum), (minimum, maximum),
                $"{minimum} to {maximum} is not a range for an axis. Both must be finite, the minimum below the " +
                    "maximum.");
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 2);

        var step = RoundNumber.AtLeast((maximum - minimum) / atMost);
        var indices = Indices(minimum, maximum, step);
        // A range that begins and ends on a tick holds one more than its number of steps.
        if (indices.Count > atMost)
        {
            step = RoundNumber.AtLeast((maximum - minimum) / (atMost - 1));
            indices = Indices(minimum, maximum, step);
        }
        var values = indices.ConvertAll(step.Multiple);

        var exponent = CommonExponent(Math.Max(Math.Abs(minimum), Math.Abs(maximum)), step);
        var decimals = Math.Max(0, exponent - step.Exponent);
        var labels = values.ConvertAll(value => NumberText.Fixed(value / Math.Pow(10, exponent), decimals));
        return new Ticks(step.Value, values, labels, exponent);
    }

    private static List<long> Indices(double minimum, double maximum, RoundNumber step)
    {
        var indices = new List<long>();
        var last = (long)Math.Floor(maximum / step.Value + Slack);
        for (var i = (long)Math.Ceiling(minimum / step.Value - Slack); i <= last; i++)
            indices.Add(i);
        return indices;
    }

    private static int CommonExponent(double magnitude, RoundNumber step)
    {
        var order = (int)Math.Floor(Math.Log10(magnitude) + 1e-9);
        var needed = order >= 5 || (order < 0 && step.Decimals > 3);
        return needed ? (int)Math.Floor(order / 3.0) * 3 : 0;
    }
}

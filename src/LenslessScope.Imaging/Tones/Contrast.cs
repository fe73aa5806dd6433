namespace LenslessScope.Imaging.Tones;

/// <summary>
/// The rule by which an image's values choose the range that is shown. Values that are not finite take no part. Where
/// no value is finite the range is 0 to 1; where all are equal, the range lies around them, so that they become the
/// middle of the colour map.
/// </summary>
public abstract record Contrast
{
    private protected Contrast()
    {
    }

    /// <summary>0.1 % to 99.9 %: the whole image, without letting a few hot or dead pixels decide.</summary>
    public static Contrast Auto { get; } = Percentiles(0.1, 99.9);

    /// <summary>−π to π: wrapped phase, in rad.</summary>
    public static Contrast Phase { get; } = Fixed(ToneRange.Phase.Minimum, ToneRange.Phase.Maximum);

    /// <summary>
    /// Between two percentiles (linear between order statistics, as NumPy's). Where both fall on the same value though
    /// the image is not constant – a few bright points on an even ground – minimum to maximum.
    /// </summary>
    /// <param name="lower">Percent, from 0.</param>
    /// <param name="upper">Percent, above <paramref name="lower"/>, to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 ≤ lower &lt; upper ≤ 100.</exception>
    public static Contrast Percentiles(double lower, double upper) => lower >= 0 && lower < upper && upper <= 100
        ? new PercentileContrast(lower, upper)
        : throw new ArgumentOutOfRangeException(nameof(lower), (lower, upper),
            $"Percentiles {lower} to {upper} are not a range. They must rise and lie between 0 and 100.");

    /// <summary>The same range for every image: for comparing pictures.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, or do not rise.</exception>
    public static Contrast Fixed(double minimum, double maximum) =>
        double.IsFinite(minimum) && double.IsFinite(maximum) && minimum < maximum
            ? new FixedContrast(new ToneRange(minimum, maximum))
            : throw new ArgumentOutOfRangeException(nameof(minimum), (minimum, maximum),
                $"{minimum} to {maximum} is not a range to show. Both must be finite, the minimum below the maximum.");

    /// <summary>
    /// Equally far to both sides of a centre, so that the centre becomes the middle of the colour map; as far as the
    /// given percentile of the distances from it. For unwrapped phase and differences.
    /// </summary>
    /// <param name="centre">The value in the middle; finite.</param>
    /// <param name="percentile">Percent, above 0, to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The centre is not finite or the percentile outside 0 to
    /// 100.</exception>
    public static Contrast Symmetric(double centre = 0, double percentile = 99.9)
    {
        if (!double.IsFinite(centre))
            throw new ArgumentOutOfRangeException(nameof(centre), centre, "The centre of the range must be finite.");
        if (!(percentile > 0 && percentile <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile,
                "The percentile must lie above 0 and be at most 100.");
        return new SymmetricContrast(centre, percentile);
    }

    /// <summary>The range that this rule chooses for an image; finite, its maximum above its minimum.</summary>
    public abstract ToneRange RangeOf(Image<float> image);

    private sealed record FixedContrast(ToneRange Range) : Contrast
    {
        public override ToneRange RangeOf(Image<float> image) => Range;
    }

    private sealed record PercentileContrast(double Lower, double Upper) : Contrast
    {
        public override ToneRange RangeOf(Image<float> image)
        {
            ArgumentNullException.ThrowIfNull(image);
            var statistics = new OrderStatistics(image.Pixels);
            if (statistics.Count == 0)
                return new ToneRange(0, 1);
            var (minimum, maximum) = (statistics.Percentile(Lower), statistics.Percentile(Upper));
            return minimum < maximum
                ? ToneRange.Around(minimum, maximum)
                : ToneRange.Around(statistics.Percentile(0), statistics.Percentile(100));
        }
    }

    private sealed record SymmetricContrast(double Centre, double Percentile) : Contrast
    {
        public override ToneRange RangeOf(Image<float> image)
        {
            ArgumentNullException.ThrowIfNull(image);
            var distances = Array.ConvertAll(image.Pixels, value => (float)Math.Abs(value - Centre));
            var statistics = new OrderStatistics(distances);
            if (statistics.Count == 0)
                return new ToneRange(Centre - 1, Centre + 1);
            var reach = statistics.Percentile(Percentile);
            if (reach == 0)
                reach = statistics.Percentile(100);
            // A constant image that is the centre itself has no reach at all.
            var least = 1e-6 * Math.Abs(Centre);
            if (reach <= least)
                reach = Centre == 0 ? 1 : Math.Abs(Centre) / 2;
            return new ToneRange(Centre - reach, Centre + reach);
        }
    }
}

namespace LenslessScope.Drawing;

/// <summary>The numbers that people read easily off a scale: 1, 2 and 5 times a power of ten.</summary>
internal readonly record struct RoundNumber(int Mantissa, int Exponent)
{
    // 5·10ⁿ computed in floating point may come out a hair away from the bound it is compared with.
    private const double Tolerance = 1e-9;

    /// <summary>Its value, correctly rounded: 5·10⁻¹ is exactly 0.5.</summary>
    public double Value => Multiple(1);

    /// <summary>How many decimals it takes to write it.</summary>
    public int Decimals => Math.Max(0, -Exponent);

    /// <summary>The greatest that is at most a bound.</summary>
    /// <param name="bound">Positive, finite.</param>
    public static RoundNumber AtMost(double bound)
    {
        var exponent = (int)Math.Floor(Math.Log10(bound) + Tolerance);
        var mantissa = bound / Math.Pow(10, exponent) * (1 + Tolerance);
        return new RoundNumber(mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1, exponent);
    }

    /// <summary>The least that is at least a bound.</summary>
    /// <param name="bound">Positive, finite.</param>
    public static RoundNumber AtLeast(double bound)
    {
        var below = AtMost(bound);
        return below.Value >= bound * (1 - Tolerance) ? below : below.Next;
    }

    /// <summary>A whole multiple of it, without the error that adding steps would gather.</summary>
    public double Multiple(long count) => Exponent >= 0
        ? count * Mantissa * Math.Pow(10, Exponent)
        : count * Mantissa / Math.Pow(10, -Exponent);

    private RoundNumber Next => Mantissa switch
    {
        1 => this with { Mantissa = 2 },
        2 => this with { Mantissa = 5 },
        _ => new RoundNumber(1, Exponent + 1),
    };
}

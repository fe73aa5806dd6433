using System.Numerics;

namespace LenslessScope.Holography.Fourier;

/// <summary>Lengths that FFTW transforms fast: products of 2, 3, 5 and 7, preferably with a few factors of 2.</summary>
internal static class SmoothSize
{
    // Time for each sample with 0, 1, 2, 3 and more factors of 2, as measured with single precision from 2400 to 4100
    // samples: the vector code of FFTW wants to split off some.
    private static ReadOnlySpan<double> CostByTwos => [2.5, 2.3, 1.6, 1.3, 1.2];

    public static bool IsSmooth(int length)
    {
        foreach (var factor in (ReadOnlySpan<int>)[2, 3, 5, 7])
            while (length > 1 && length % factor == 0)
                length /= factor;
        return length == 1;
    }

    /// <summary>
    /// The cheapest smooth length that is not below the given one, and no more than a tenth above the next.
    /// </summary>
    public static int AtLeast(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        while (!IsSmooth(length))
            length++;
        var best = length;
        for (var other = length + 1; other <= length * 1.1; other++)
            if (IsSmooth(other) && Cost(other) < Cost(best))
                best = other;
        return best;
    }

    private static double Cost(int length) =>
        length * CostByTwos[Math.Min(BitOperations.TrailingZeroCount(length), CostByTwos.Length - 1)];
}

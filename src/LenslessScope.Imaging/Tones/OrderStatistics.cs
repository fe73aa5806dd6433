namespace LenslessScope.Imaging.Tones;

/// <summary>
/// Exact percentiles of the finite values of an image without sorting or copying it: a radix selection. A float's bits,
/// with the sign folded in, order as its value does, so a histogram of their upper half finds the bin of a rank and a
/// second pass over that bin the value itself.
/// </summary>
internal sealed class OrderStatistics
{
    private const int Bins = 1 << 16;

    private readonly float[] _values;
    private readonly int[] _upperHalves = new int[Bins];
    private readonly int[] _lowerHalves = new int[Bins]; // of the bin that is looked at

    public OrderStatistics(float[] values)
    {
        _values = values;
        foreach (var value in values)
            if (float.IsFinite(value))
            {
                _upperHalves[Key(value) >> 16]++;
                Count++;
            }
    }

    /// <summary>How many of the values are finite.</summary>
    public long Count { get; }

    /// <summary>
    /// The percentile between order statistics by linear interpolation, as NumPy's default. <see cref="Count"/> must
    /// not be 0.
    /// </summary>
    /// <param name="percent">0 (the minimum) to 100 (the maximum).</param>
    public double Percentile(double percent)
    {
        var position = percent / 100 * (Count - 1);
        var rank = (long)Math.Floor(position);
        var fraction = position - rank;
        var lower = Select(rank);
        return fraction > 0 ? lower + fraction * (Select(rank + 1) - (double)lower) : lower;
    }

    private float Select(long rank)
    {
        var upper = BinOf(_upperHalves, ref rank);
        Array.Clear(_lowerHalves);
        foreach (var value in _values)
            if (float.IsFinite(value) && Key(value) is var key && key >> 16 == upper)
                _lowerHalves[key & 0xFFFF]++;
        return Value((upper << 16) | BinOf(_lowerHalves, ref rank));
    }

    /// <summary>The bin that holds a rank; the rank becomes the one within that bin.</summary>
    private static uint BinOf(int[] histogram, ref long rank)
    {
        var bin = 0u;
        while (rank >= histogram[bin])
            rank -= histogram[bin++];
        return bin;
    }

    private static uint Key(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static float Value(uint key) =>
        BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key & 0x7FFF_FFFF : ~key);
}

namespace LenslessScope.Holography.Normalising;

/// <summary>Medians of many numbers and of few.</summary>
internal static class Median
{
    /// <summary>
    /// The exact median (the upper one of two) of numbers of which negative ones count as 0, by counting: the bits
    /// of such floats order like unsigned integers, so one pass over the upper 16 bits and one over the lower find it.
    /// </summary>
    public static float OfNonNegative(ReadOnlySpan<float> values)
    {
        var counts = new int[1 << 16];
        foreach (var value in values)
            counts[Bits(value) >> 16]++;
        var (upper, before) = Find(counts, values.Length / 2);

        Array.Clear(counts);
        foreach (var value in values)
            if (Bits(value) is var bits && bits >> 16 == upper)
                counts[bits & 0xFFFF]++;
        var (lower, _) = Find(counts, values.Length / 2 - before);
        return BitConverter.UInt32BitsToSingle(((uint)upper << 16) | (uint)lower);
    }

    /// <summary>The median of a few numbers (mean of the middle two if even); sorts them in place.</summary>
    public static float OfFew(Span<float> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static uint Bits(float value) => value > 0 ? BitConverter.SingleToUInt32Bits(value) : 0;

    private static (int Bucket, int Before) Find(int[] counts, int rank)
    {
        var before = 0;
        var bucket = 0;
        while (before + counts[bucket] <= rank)
            before += counts[bucket++];
        return (bucket, before);
    }
}

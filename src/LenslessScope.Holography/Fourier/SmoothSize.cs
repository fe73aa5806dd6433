namespace LenslessScope.Holography.Fourier;

/// <summary>Lengths that FFTW transforms fast: products of 2, 3, 5 and 7.</summary>
internal static class SmoothSize
{
    public static bool IsSmooth(int length)
    {
        foreach (var factor in (ReadOnlySpan<int>)[2, 3, 5, 7])
            while (length > 1 && length % factor == 0)
                length /= factor;
        return length == 1;
    }

    /// <summary>The smallest smooth length that is not below the given one.</summary>
    public static int AtLeast(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        while (!IsSmooth(length))
            length++;
        return length;
    }
}

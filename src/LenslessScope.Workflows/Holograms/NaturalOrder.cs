namespace LenslessScope.Workflows;

/// <summary>
/// The order of names in which people count: runs of digits compare as numbers, so that frame_2 comes before frame_10;
/// all else by its characters' codes. Names alike but for leading zeros (1, 01) come in the order of their codes.
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The one there is.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x == null || y == null)
            return string.CompareOrdinal(x, y);
        int i = 0, j = 0;
        while (i < x.Length && j < y.Length)
        {
            int compared;
            if (char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j]))
                compared = CompareNumbers(Digits(x, ref i), Digits(y, ref j));
            else
                compared = x[i++] - y[j++];
            if (compared != 0)
                return compared;
        }
        var left = (x.Length - i).CompareTo(y.Length - j);
        return left != 0 ? left : string.CompareOrdinal(x, y);
    }

    // Without leading zeros the longer number is the larger one, whatever its length.
    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return text.AsSpan(start, at - start);
    }
}

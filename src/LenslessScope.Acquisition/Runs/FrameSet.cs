using System.Collections;

namespace LenslessScope.Acquisition;

/// <summary>Numbers of frames, one bit each.</summary>
public sealed class FrameSet : IReadOnlyCollection<long>
{
    private const int BitsPerWord = 64;

    private ulong[] _words = [];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a frame is among them.</summary>
    public bool Contains(long index) =>
        index >= 0 && index / BitsPerWord < _words.Length
            && (_words[index / BitsPerWord] >> (int)(index % BitsPerWord) & 1) != 0;

    /// <summary>In ascending order.</summary>
    public IEnumerator<long> GetEnumerator()
    {
        for (var word = 0; word < _words.Length; word++)
            for (var bits = _words[word]; bits != 0; bits &= bits - 1)
                yield return (long)word * BitsPerWord + System.Numerics.BitOperations.TrailingZeroCount(bits);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool Add(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (Contains(index))
            return false;
        var word = (int)(index / BitsPerWord);
        if (word >= _words.Length)
            Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
        _words[word] |= 1UL << (int)(index % BitsPerWord);
        Count++;
        return true;
    }

    internal bool Remove(long index)
    {
        if (!Contains(index))
            return false;
        _words[index / BitsPerWord] &= ~(1UL << (int)(index % BitsPerWord));
        Count--;
        return true;
    }
}

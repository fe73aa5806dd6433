using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>The multiplications of a column of a spectrum by its factors; both complex and interleaved.</summary>
internal static unsafe class ColumnProduct
{
    /// <summary>data ← data · factors, or data · conj(factors) for the adjoint; null factors are zeros.</summary>
    public static void Multiply(float* data, float* factors, bool adjoint, int count)
    {
        if (factors == null)
            new Span<float>(data, 2 * count).Clear();
        else if (VectorWidth.Is512)
            Multiply<Lanes512>(data, factors, adjoint, count);
        else if (VectorWidth.Is256)
            Multiply<Lanes256>(data, factors, adjoint, count);
        else
            Multiply<Lanes128>(data, factors, adjoint, count);
    }

    /// <summary>real ← data · Re factors, imaginary ← data · Im factors; the factors are not null.</summary>
    public static void Split(float* data, float* factors, float* real, float* imaginary, int count)
    {
        if (VectorWidth.Is512)
            Split<Lanes512>(data, factors, real, imaginary, count);
        else if (VectorWidth.Is256)
            Split<Lanes256>(data, factors, real, imaginary, count);
        else
            Split<Lanes128>(data, factors, real, imaginary, count);
    }

    /// <summary>
    /// Completes an even column of <paramref name="height"/> samples of which the first <paramref name="count"/>
    /// (at most half and one) are there: column[height − k] ← column[k].
    /// </summary>
    public static void Mirror(float* column, int count, int height)
    {
        if (VectorWidth.Is256)
            Mirror<Lanes256>(column, count, height);
        else
            Mirror<Lanes128>(column, count, height);
    }

    internal static void Mirror<T>(float* column, int count, int height)
        where T : unmanaged, IFloatLanes<T>
    {
        // The Nyquist frequency of an even height is its own mirror image.
        count = Math.Min(count, (height + 1) / 2);
        var pairs = T.Count / 2;
        var k = 1;
        for (; k <= count - pairs; k += pairs)
            T.Reversed(T.Load(column + 2 * k)).Store(column + 2 * (height - k - pairs + 1));
        for (; k < count; k++)
            ((double*)column)[height - k] = ((double*)column)[k];
    }

    internal static void Multiply<T>(float* data, float* factors, bool adjoint, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var sign = adjoint ? -1f : 1f;
        var signs = T.Pairs(-sign, sign);
        var at = 0;
        for (; at <= 2 * count - T.Count; at += T.Count)
        {
            var (u, h) = (T.Load(data + at), T.Load(factors + at));
            (u * T.Firsts(h) + T.Swapped(u) * (T.Seconds(h) * signs)).Store(data + at);
        }
        for (; at < 2 * count; at += 2)
        {
            var (x, y, c, s) = (data[at], data[at + 1], factors[at], sign * factors[at + 1]);
            (data[at], data[at + 1]) = (x * c - y * s, y * c + x * s);
        }
    }

    internal static void Split<T>(float* data, float* factors, float* real, float* imaginary, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var at = 0;
        for (; at <= 2 * count - T.Count; at += T.Count)
        {
            var (u, h) = (T.Load(data + at), T.Load(factors + at));
            (u * T.Firsts(h)).Store(real + at);
            (u * T.Seconds(h)).Store(imaginary + at);
        }
        for (; at < 2 * count; at++)
        {
            real[at] = data[at] * factors[at & ~1];
            imaginary[at] = data[at] * factors[at | 1];
        }
    }
}

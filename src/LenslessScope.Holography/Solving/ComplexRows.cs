using System.Numerics;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// Arithmetic of the iterations on rows of interleaved complex numbers.
/// </summary>
internal static unsafe class ComplexRows
{
    // Guards divisions by a modulus. An amplitude of 1e-6 is far below any noise.
    private const float Tiny = 1e-6f;

    /// <summary>
    /// y ← (|y| − level·amplitude)·y/|y| on the first <paramref name="count"/> samples, the gradient's residual.
    /// Answers Σ(|y| − level·amplitude)² and Σ(|y| − level·amplitude).
    /// </summary>
    public static (double Misfit, double Excess) Residual(float* y, float* amplitude, float level, int count)
    {
        var ((misfit, sum), done) = VectorWidth.Is512 ? Residual<Lanes512>(y, amplitude, level, count)
            : VectorWidth.Is256 ? Residual<Lanes256>(y, amplitude, level, count)
            : Residual<Lanes128>(y, amplitude, level, count);
        var i = 2 * done;
        for (; i < 2 * count; i += 2)
        {
            var value = At(y, i);
            var modulus = MathF.Max(value.Length(), Tiny);
            var measured = amplitude[i / 2];
            var excess = modulus - level * measured;
            At(y, i) = value * (excess / modulus);
            misfit += excess * excess;
            sum += excess;
        }
        return (misfit, sum);
    }

    /// <summary>The modulus of each number cut to at most <paramref name="limit"/>.</summary>
    public static void ProjectRow(float* row, int count, float limit)
    {
        for (var i = 0; i < 2 * count; i += 2)
            At(row, i) = Clip(At(row, i), limit);
    }

    public static ref Vector2 At(float* row, int index) => ref *(Vector2*)(row + index);

    public static Vector2 Clip(Vector2 value, float limit)
    {
        var modulus = MathF.Sqrt(value.X * value.X + value.Y * value.Y);
        return modulus > limit ? value * (limit / modulus) : value;
    }

    // Answers how far it came, too.
    private static ((double Misfit, double Excess), int) Residual<T>(float* y, float* amplitude, float level, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var (misfits, excesses, factor, tiny) = (T.All(0), T.All(0), T.All(-level), T.All(Tiny * Tiny));
        var at = 0;
        for (; at <= count - T.Count; at += T.Count)
        {
            var (first, second) = (T.Load(y + 2 * at), T.Load(y + 2 * at + T.Count));
            var (re, im) = (T.EvenOnes(first, second), T.OddOnes(first, second));
            var square = T.Max(T.MultiplyAdd(re, re, im * im), tiny);
            var inverse = T.InverseRoot(square);
            var excess = T.MultiplyAdd(factor, T.Load(amplitude + at), square * inverse);
            var part = excess * inverse;
            T.ZipLower(re * part, im * part).Store(y + 2 * at);
            T.ZipUpper(re * part, im * part).Store(y + 2 * at + T.Count);
            misfits = T.MultiplyAdd(excess, excess, misfits);
            excesses += excess;
        }
        return ((T.Sum(misfits), T.Sum(excesses)), at);
    }
}

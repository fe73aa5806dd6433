using System.Numerics;
using System.Runtime.CompilerServices;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// Arithmetic of the iterations on rows of interleaved complex numbers, in vectors of whatever width the machine has.
/// </summary>
internal static unsafe class ComplexRows
{
    // Guards divisions by a modulus. An amplitude of 1e-6 is far below any noise.
    private const float Tiny = 1e-6f;

    /// <summary>
    /// y ← (|y| − level·amplitude)·y/|y| on the first <paramref name="count"/> samples, the gradient's residual. Answers
    /// Σ(|y| − level·amplitude)² and Σ(|y| − level·amplitude). Behind the amplitudes a vector more must be readable.
    /// </summary>
    public static (double Misfit, double Excess) Residual(float* y, float* amplitude, float level, int count)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        var (misfits, excesses) = (Vector<float>.Zero, Vector<float>.Zero);
        var tiny = new Vector<float>(Tiny);
        for (; i <= 2 * count - lanes; i += lanes)
        {
            var value = Vector.Load(y + i);
            var modulus = Vector.Max(Modulus(value), tiny);
            var measured = Doubled(amplitude + i / 2);
            var excess = modulus - level * measured;
            (value * (excess / modulus)).Store(y + i);
            misfits += excess * excess;
            excesses += excess;
        }
        // Both parts of a number carry its modulus.
        var (misfit, sum) = (0.5 * Vector.Sum(misfits), 0.5 * Vector.Sum(excesses));
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

    /// <summary>The modulus of each number cut to at most 1.</summary>
    public static void ProjectRow(float* row, int count)
    {
        for (var i = 0; i < 2 * count; i += 2)
            At(row, i) = Clip(At(row, i), 1);
    }

    public static ref Vector2 At(float* row, int index) => ref *(Vector2*)(row + index);

    public static Vector2 Clip(Vector2 value, float limit)
    {
        var modulus = MathF.Sqrt(value.X * value.X + value.Y * value.Y);
        return modulus > limit ? value * (limit / modulus) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Modulus(Vector<float> value) => Vector.SquareRoot(Squares(value));

    // |u|² in both places of each number: the square plus that of its neighbour, found by turning pairs around.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Squares(Vector<float> value)
    {
        var square = value * value;
        var bits = Vector.AsVectorUInt64(square);
        return square + Vector.AsVectorSingle((bits << 32) | (bits >>> 32));
    }

    // Each of the next few numbers twice. Reads as many again behind them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Doubled(float* values)
    {
        var bits = Vector.WidenLower(Vector.Load((uint*)values));
        return Vector.AsVectorSingle(bits | (bits << 32));
    }
}

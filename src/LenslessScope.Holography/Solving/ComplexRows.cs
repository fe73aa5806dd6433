using System.Numerics;
using System.Runtime.CompilerServices;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// The arithmetic of the iterations on rows of interleaved complex numbers, in vectors of whatever width the machine has.
/// Every number is computed from its own neighbours only, so that neither threads nor vector width change a result.
/// </summary>
internal static unsafe class ComplexRows
{
    // Guards divisions by a modulus. An amplitude of 1e-6 is far below any noise.
    private const float Tiny = 1e-6f;

    /// <summary>
    /// The gradient step and the trial point of the prox: v ← v − scale·g, then g ← P(v − step·Dᵀw), P the projection on
    /// the unit disc.
    /// </summary>
    public static void GradientStep(float* v, float* g, float scale, float* wx, float* wy, float* wyAbove, float step, int width)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= 2 * width - lanes; i += lanes)
        {
            var point = Vector.Load(v + i) - scale * Vector.Load(g + i);
            point.Store(v + i);
            Project(point - step * Divergence(wx + i, wy + i, wyAbove + i)).Store(g + i);
        }
        for (; i < 2 * width; i += 2)
        {
            var point = At(v, i) - scale * At(g, i);
            At(v, i) = point;
            At(g, i) = Clip(point - step * DivergenceAt(wx, wy, wyAbove, i), 1);
        }
    }

    /// <summary>The trial point again, for another dual step: u ← P(v − step·Dᵀw).</summary>
    public static void TrialPoint(float* v, float* u, float* wx, float* wy, float* wyAbove, float step, int width)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= 2 * width - lanes; i += lanes)
            Project(Vector.Load(v + i) - step * Divergence(wx + i, wy + i, wyAbove + i)).Store(u + i);
        for (; i < 2 * width; i += 2)
            At(u, i) = Clip(At(v, i) - step * DivergenceAt(wx, wy, wyAbove, i), 1);
    }

    /// <summary>
    /// The dual step: w ← clip(w + Du·rate), every component's modulus to at most <paramref name="limit"/>.
    /// </summary>
    public static void DualStep(float* u, float* uBelow, float rate, float limit, float* wx, float* wy, int width)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= 2 * width - 2 - lanes; i += lanes)
        {
            var here = Vector.Load(u + i);
            Clip(Vector.Load(wx + i) + rate * (Vector.Load(u + i + 2) - here), limit).Store(wx + i);
            Clip(Vector.Load(wy + i) + rate * (Vector.Load(uBelow + i) - here), limit).Store(wy + i);
        }
        for (; i < 2 * width; i += 2)
        {
            var here = At(u, i);
            var right = At(u, i + 2 < 2 * width ? i + 2 : 0);
            At(wx, i) = Clip(At(wx, i) + rate * (right - here), limit);
            At(wy, i) = Clip(At(wy, i) + rate * (At(uBelow, i) - here), limit);
        }
        At(wx, -2) = At(wx, 2 * width - 2);
    }

    /// <summary>
    /// The new field and its extrapolation: x⁺ = P(v − step·Dᵀw), v ← x⁺ + momentum·(x⁺ − x), x ← x⁺, and v also to
    /// <paramref name="target"/>. Answers Σ|x⁺ − x|² and Σ|x⁺|².
    /// </summary>
    public static (double Change, double Norm) FieldStep(
        float* v, float* x, float* wx, float* wy, float* wyAbove, float step, float momentum, float* target, int width)
    {
        var lanes = Vector<float>.Count;
        var (changes, norms) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= 2 * width - lanes; i += lanes)
        {
            var next = Project(Vector.Load(v + i) - step * Divergence(wx + i, wy + i, wyAbove + i));
            var change = next - Vector.Load(x + i);
            next.Store(x + i);
            var ahead = next + momentum * change;
            ahead.Store(v + i);
            ahead.Store(target + i);
            changes += change * change;
            norms += next * next;
        }
        double sumChange = Vector.Sum(changes), sumNorm = Vector.Sum(norms);
        for (; i < 2 * width; i += 2)
        {
            var next = Clip(At(v, i) - step * DivergenceAt(wx, wy, wyAbove, i), 1);
            var change = next - At(x, i);
            At(x, i) = next;
            At(target, i) = At(v, i) = next + momentum * change;
            sumChange += change.LengthSquared();
            sumNorm += next.LengthSquared();
        }
        return (sumChange, sumNorm);
    }

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

    private static Vector2 DivergenceAt(float* wx, float* wy, float* wyAbove, int i) =>
        At(wx, i - 2) - At(wx, i) + (At(wyAbove, i) - At(wy, i));

    // Dᵀw, the adjoint of the forward differences on the periodic grid.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Divergence(float* wx, float* wy, float* wyAbove) =>
        Vector.Load(wx - 2) - Vector.Load(wx) + (Vector.Load(wyAbove) - Vector.Load(wy));

    // Most of a field lies inside the disc: then the root and the division are saved.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Project(Vector<float> value)
    {
        var squares = Squares(value);
        return Vector.LessThanOrEqualAll(squares, Vector<float>.One)
            ? value
            : value * Vector.Min(Vector<float>.One, Vector<float>.One / Vector.SquareRoot(squares));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Clip(Vector<float> value, float limit)
    {
        var squares = Squares(value);
        return Vector.LessThanOrEqualAll(squares, new Vector<float>(limit * limit))
            ? value
            : value * Vector.Min(Vector<float>.One, new Vector<float>(limit) / Vector.SquareRoot(squares));
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

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// Sine and cosine of a number of turns between −½ and ½, to the last bit or two of single precision.
/// </summary>
internal static class Turns
{
    /// <summary>
    /// A quarter turn is taken off exactly; what is left, at most an eighth, goes into the polynomials of
    /// S. L. Moshier's Cephes library (sinf, cosf). Twice as fast as a sine that has to accept every number.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Sine, Vector<float> Cosine) SinCos(Vector<float> turns)
    {
        var quarters = Vector.Round(turns * 4);
        var x = (turns - quarters * 0.25f) * (2 * MathF.PI);
        var x2 = x * x;
        var s = Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(
            Vector.MultiplyAddEstimate(x2, new(-1.9515295891e-4f), new(8.3321608736e-3f)), x2, new(-1.6666654611e-1f)),
            x2 * x, x);
        var c = Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(
            Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(
            x2, new(2.443315711809948e-5f), new(-1.388731625493765e-3f)), x2, new(4.166664568298827e-2f)),
            x2, new(-0.5f)), x2, Vector<float>.One);
        var odd = Vector.Equals(Vector.Abs(quarters), Vector<float>.One);
        var (sine, cosine) = (Vector.ConditionalSelect(odd, c, s), Vector.ConditionalSelect(odd, s, c));
        // By quarters −2 … 2: the sine turns its sign at ±2 and −1, the cosine at ±2 and 1.
        var half = Vector.GreaterThan(Vector.Abs(quarters), new(1.5f));
        var flipSine = half | Vector.Equals(quarters, -Vector<float>.One);
        var flipCosine = half | Vector.Equals(quarters, Vector<float>.One);
        return (Vector.ConditionalSelect(flipSine, -sine, sine), Vector.ConditionalSelect(flipCosine, -cosine, cosine));
    }

    /// <inheritdoc cref="SinCos(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Sine, Vector512<float> Cosine) SinCos(Vector512<float> turns)
    {
        var quarters = Vector512.Round(turns * 4);
        var x = (turns - quarters * 0.25f) * (2 * MathF.PI);
        var x2 = x * x;
        var s = MultiplyAdd(MultiplyAdd(MultiplyAdd(x2, All(-1.9515295891e-4f), All(8.3321608736e-3f)), x2,
            All(-1.6666654611e-1f)), x2 * x, x);
        var c = MultiplyAdd(MultiplyAdd(MultiplyAdd(MultiplyAdd(
            x2, All(2.443315711809948e-5f), All(-1.388731625493765e-3f)), x2, All(4.166664568298827e-2f)),
            x2, All(-0.5f)), x2, All(1));
        var odd = Vector512.Equals(Vector512.Abs(quarters), All(1));
        var (sine, cosine) = (Vector512.ConditionalSelect(odd, c, s), Vector512.ConditionalSelect(odd, s, c));
        // By quarters −2 … 2: the sine turns its sign at ±2 and −1, the cosine at ±2 and 1.
        var half = Vector512.GreaterThan(Vector512.Abs(quarters), All(1.5f));
        var flipSine = half | Vector512.Equals(quarters, -All(1));
        var flipCosine = half | Vector512.Equals(quarters, All(1));
        return (Vector512.ConditionalSelect(flipSine, -sine, sine),
            Vector512.ConditionalSelect(flipCosine, -cosine, cosine));

        static Vector512<float> All(float value) => Vector512.Create(value);

        static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
            Vector512.MultiplyAddEstimate(a, b, c);
    }
}

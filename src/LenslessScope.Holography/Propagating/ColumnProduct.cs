using System.Numerics;

namespace LenslessScope.Holography.Propagating;

/// <summary>The multiplication of a column of a spectrum by its factors.</summary>
internal static unsafe class ColumnProduct
{
    /// <summary>data ← data · factors, or data · conj(factors) for the adjoint; null factors are zeros.</summary>
    public static void Multiply(float* data, float* factors, bool adjoint, int count)
    {
        if (factors == null)
        {
            new Span<float>(data, 2 * count).Clear();
            return;
        }
        var sign = adjoint ? -1f : 1f;
        var u = (Vector2*)data;
        var h = (Vector2*)factors;
        for (var k = 0; k < count; k++)
        {
            var (c, s, v) = (h[k].X, sign * h[k].Y, u[k]);
            u[k] = new Vector2(v.X * c - v.Y * s, v.X * s + v.Y * c);
        }
    }
}

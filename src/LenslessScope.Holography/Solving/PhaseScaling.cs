using System.Numerics;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// A sample of constant thickness and index delays light of wavelength λₖ by a phase ∝ 1/λₖ: from t = a·exp(iφ) at the
/// reference wavelength to tₖ = a·exp(iφr), r = λ/λₖ, φ between −π and π. Exact as long as the true phase is, too.
/// </summary>
internal static unsafe class PhaseScaling
{
    /// <summary>t → tₖ for a row.</summary>
    public static void Apply(float* row, float ratio, int width)
    {
        for (var i = 0; i < 2 * width; i += 2)
        {
            ref var value = ref ComplexRows.At(row, i);
            var (sine, cosine) = MathF.SinCos(ratio * MathF.Atan2(value.Y, value.X));
            value = new Vector2(cosine, sine) * value.Length();
        }
    }

    /// <summary>
    /// The gradient in t from that in tₖ: in the frame turned with the phase, the part along the modulus stays and the
    /// part along the phase is multiplied by r (the chain rule of tₖ(a, φ)).
    /// </summary>
    public static void Gradient(float* gradient, float* real, float* imaginary, float ratio, int width)
    {
        for (var i = 0; i < 2 * width; i += 2)
        {
            var phase = MathF.Atan2(imaginary[i / 2], real[i / 2]);
            var (sineK, cosineK) = MathF.SinCos(ratio * phase);
            var (sine, cosine) = MathF.SinCos(phase);
            ref var g = ref ComplexRows.At(gradient, i);
            var along = g.X * cosineK + g.Y * sineK;
            var across = ratio * (g.Y * cosineK - g.X * sineK);
            g = new Vector2(along * cosine - across * sine, along * sine + across * cosine);
        }
    }
}

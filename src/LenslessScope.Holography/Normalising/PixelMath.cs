using System.Numerics;

namespace LenslessScope.Holography.Normalising;

/// <summary>What is done to every pixel of a frame, in vectors.</summary>
internal static class PixelMath
{
    /// <summary>pixels ← pixels / max(by, least).</summary>
    public static void Divide(Span<float> pixels, ReadOnlySpan<float> by, float least)
    {
        var (lanes, floor, i) = (Vector<float>.Count, new Vector<float>(least), 0);
        for (; i <= pixels.Length - lanes; i += lanes)
            (new Vector<float>(pixels[i..]) / Vector.Max(new Vector<float>(by[i..]), floor)).CopyTo(pixels[i..]);
        for (; i < pixels.Length; i++)
            pixels[i] /= Math.Max(by[i], least);
    }

    /// <summary>pixels ← √(pixels · factor).</summary>
    public static void Root(Span<float> pixels, float factor)
    {
        var (lanes, i) = (Vector<float>.Count, 0);
        for (; i <= pixels.Length - lanes; i += lanes)
            Vector.SquareRoot(new Vector<float>(pixels[i..]) * factor).CopyTo(pixels[i..]);
        for (; i < pixels.Length; i++)
            pixels[i] = MathF.Sqrt(pixels[i] * factor);
    }
}

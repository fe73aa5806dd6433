using System.Runtime.CompilerServices;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Solving;

/// <summary>What does not change over a pass.</summary>
/// <param name="Width">Numbers in a row.</param>
/// <param name="I">From a real part to its imaginary part.</param>
/// <param name="Step">Step of the gradient.</param>
/// <param name="GradientScale">What the gradient is multiplied by.</param>
/// <param name="Weight">Largest modulus of the dual, that of both its components together.</param>
internal readonly record struct ProximalSettings(int Width, long I, float Step, float GradientScale, float Weight);

/// <summary>
/// The arithmetic of <see cref="ProximalPass"/> on rows of <see cref="PartsPlane"/>s. Every number is computed from its own
/// neighbours only, so that neither threads nor bands change a result. Loops run over whole vectors; what they write behind a
/// row is finite and never read for a number of the row.
/// </summary>
/// <typeparam name="T">The vectors.</typeparam>
internal static unsafe class ProximalRows<T> where T : unmanaged, IFloatLanes<T>
{
    // Loaded from place 8 − n on: n ones, then zeros.
    private static ReadOnlySpan<float> Ones => [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>
    /// The gradient step and the trial point of the prox: v ← v − scale·g, g as pairs, then u ← P(v − step·Dᵀw), P the
    /// projection on the unit disc.
    /// </summary>
    public static void GradientStep(
        float* pairs, float* v, float* u, float* wx, float* wy, float* wyAbove, in ProximalSettings settings)
    {
        var (i, scale, step) = (settings.I, T.All(-settings.GradientScale), T.All(-settings.Step));
        for (var at = 0; at < settings.Width; at += T.Count)
        {
            var (re, im) = (T.All(0), T.All(0));
            if (at <= settings.Width - T.Count)
            {
                var (first, second) = (T.Load(pairs + 2 * at), T.Load(pairs + 2 * at + T.Count));
                (re, im) = (T.EvenOnes(first, second), T.OddOnes(first, second));
            }
            else
            {
                for (var last = at; last < settings.Width; last++)
                    (u[last], u[i + last]) = (pairs[2 * last], pairs[2 * last + 1]);
                (re, im) = (T.Load(u + at), T.Load(u + i + at));
            }
            re = T.MultiplyAdd(scale, re, T.Load(v + at));
            im = T.MultiplyAdd(scale, im, T.Load(v + i + at));
            re.Store(v + at);
            im.Store(v + i + at);
            Project(T.MultiplyAdd(step, Divergence(wx + at, wy + at, wyAbove + at), re),
                T.MultiplyAdd(step, Divergence(wx + i + at, wy + i + at, wyAbove + i + at), im), u + at, i);
        }
        Close(u, settings);
    }

    /// <summary>
    /// A step of the dual, w ← clip(w + Du·rate) with a modulus of both components together of at most the weight (the
    /// isotropic total variation), and the trial point for the next one, u ← P(v − step·Dᵀw).
    /// </summary>
    public static void DualStepAndTrialPoint(
        float* v, float* u, float* uBelow, float* wx, float* wy, float* wyAbove, in ProximalSettings settings)
    {
        var (i, step) = (settings.I, T.All(-settings.Step));
        var clip = new DualClip(settings);
        var (beforeRe, beforeIm) = (default(T), default(T));
        for (var at = 0; at < settings.Width; at += T.Count)
        {
            var (xRe, xIm, yRe, yIm) = clip.Step(u + at, uBelow + at, wx + at, wy + at, i);
            xRe.Store(wx + at);
            xIm.Store(wx + i + at);
            yRe.Store(wy + at);
            yIm.Store(wy + i + at);
            var re = T.Follow(beforeRe, xRe) - xRe + (T.Load(wyAbove + at) - yRe);
            var im = T.Follow(beforeIm, xIm) - xIm + (T.Load(wyAbove + i + at) - yIm);
            Project(T.MultiplyAdd(step, re, T.Load(v + at)), T.MultiplyAdd(step, im, T.Load(v + i + at)), u + at, i);
            (beforeRe, beforeIm) = (xRe, xIm);
        }
        Open(wx, settings);
        // The first number's neighbour is the last one.
        Project(T.MultiplyAdd(step, Divergence(wx, wy, wyAbove), T.Load(v)),
            T.MultiplyAdd(step, Divergence(wx + i, wy + i, wyAbove + i), T.Load(v + i)), u, i);
        Close(u, settings);
    }

    /// <summary>The step of the dual alone.</summary>
    public static void DualStep(float* u, float* uBelow, float* wx, float* wy, in ProximalSettings settings)
    {
        var i = settings.I;
        var clip = new DualClip(settings);
        for (var at = 0; at < settings.Width; at += T.Count)
        {
            var (xRe, xIm, yRe, yIm) = clip.Step(u + at, uBelow + at, wx + at, wy + at, i);
            xRe.Store(wx + at);
            xIm.Store(wx + i + at);
            yRe.Store(wy + at);
            yIm.Store(wy + i + at);
        }
        Open(wx, settings);
    }

    /// <summary>
    /// The new field and its extrapolation: x⁺ = P(v − step·Dᵀw), v ← x⁺ + momentum·(x⁺ − x), x ← x⁺, and v as pairs to
    /// <paramref name="pairs"/>. Answers Σ|x⁺ − x|² and Σ|x⁺|².
    /// </summary>
    public static (double Change, double Norm) FieldStep(
        float* v, float* x, float* wx, float* wy, float* wyAbove, float momentum, float* pairs, in ProximalSettings settings)
    {
        var (i, step, ahead, one) = (settings.I, T.All(-settings.Step), T.All(momentum), T.All(1));
        var (changes, norms) = (T.All(0), T.All(0));
        var at = 0;
        for (; at < settings.Width; at += T.Count)
        {
            var (re, im) = Clip(T.MultiplyAdd(step, Divergence(wx + at, wy + at, wyAbove + at), T.Load(v + at)),
                T.MultiplyAdd(step, Divergence(wx + i + at, wy + i + at, wyAbove + i + at), T.Load(v + i + at)), one, one);
            var (moveRe, moveIm) = (re - T.Load(x + at), im - T.Load(x + i + at));
            re.Store(x + at);
            im.Store(x + i + at);
            var (aheadRe, aheadIm) = (T.MultiplyAdd(ahead, moveRe, re), T.MultiplyAdd(ahead, moveIm, im));
            aheadRe.Store(v + at);
            aheadIm.Store(v + i + at);
            if (at <= settings.Width - T.Count)
            {
                T.ZipLower(aheadRe, aheadIm).Store(pairs + 2 * at);
                T.ZipUpper(aheadRe, aheadIm).Store(pairs + 2 * at + T.Count);
            }
            else
            {
                var counted = Mask(settings.Width - at);
                (moveRe, moveIm, re, im) = (moveRe * counted, moveIm * counted, re * counted, im * counted);
                for (var last = at; last < settings.Width; last++)
                    (pairs[2 * last], pairs[2 * last + 1]) = (v[last], v[i + last]);
            }
            changes = T.MultiplyAdd(moveRe, moveRe, T.MultiplyAdd(moveIm, moveIm, changes));
            norms = T.MultiplyAdd(re, re, T.MultiplyAdd(im, im, norms));
        }
        return (T.Sum(changes), T.Sum(norms));
    }

    private readonly struct DualClip(in ProximalSettings settings)
    {
        // A projected gradient converges with a rate below 2/L, L = 8·step (‖D‖² ≤ 8); near 2, two steps do what four do at 1.
        private readonly T _rate = T.All(1.9f / (8 * settings.Step));
        private readonly T _limit = T.All(settings.Weight);

        // With a weight of 0 what is clipped still has an inverse root.
        private readonly T _limit2 = T.All(MathF.Max(settings.Weight * settings.Weight, 1e-30f));
        private readonly T _one = T.All(1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (T XRe, T XIm, T YRe, T YIm) Step(float* u, float* uBelow, float* wx, float* wy, long i)
        {
            var (hereRe, hereIm) = (T.Load(u), T.Load(u + i));
            var xRe = T.MultiplyAdd(_rate, T.Load(u + 1) - hereRe, T.Load(wx));
            var xIm = T.MultiplyAdd(_rate, T.Load(u + i + 1) - hereIm, T.Load(wx + i));
            var yRe = T.MultiplyAdd(_rate, T.Load(uBelow) - hereRe, T.Load(wy));
            var yIm = T.MultiplyAdd(_rate, T.Load(uBelow + i) - hereIm, T.Load(wy + i));
            var square = T.MultiplyAdd(xRe, xRe, T.MultiplyAdd(xIm, xIm, T.MultiplyAdd(yRe, yRe, yIm * yIm)));
            var factor = T.IfAbove(square, _limit2, _limit * T.InverseRoot(square), _one);
            return (xRe * factor, xIm * factor, yRe * factor, yIm * factor);
        }
    }

    private static T Mask(int count)
    {
        fixed (float* ones = Ones)
            return T.Load(ones + 8 - count);
    }

    // Puts the last number in front, the first one's neighbour.
    private static void Open(float* row, in ProximalSettings settings) =>
        (row[-1], row[settings.I - 1]) = (row[settings.Width - 1], row[settings.I + settings.Width - 1]);

    // Puts the first number behind, the last one's neighbour.
    private static void Close(float* row, in ProximalSettings settings) =>
        (row[settings.Width], row[settings.I + settings.Width]) = (row[0], row[settings.I]);

    // Dᵀw, the adjoint of the forward differences on the periodic grid.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Divergence(float* wx, float* wy, float* wyAbove) =>
        T.Load(wx - 1) - T.Load(wx) + (T.Load(wyAbove) - T.Load(wy));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Project(T re, T im, float* target, long i)
    {
        (re, im) = Clip(re, im, T.All(1), T.All(1));
        re.Store(target);
        im.Store(target + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Re, T Im) Clip(T re, T im, T limit, T limit2)
    {
        var square = T.MultiplyAdd(re, re, im * im);
        var factor = T.IfAbove(square, limit2, limit * T.InverseRoot(square), T.All(1));
        return (re * factor, im * factor);
    }
}

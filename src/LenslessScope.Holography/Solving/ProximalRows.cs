using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Solving;

/// <summary>What does not change over a pass.</summary>
/// <param name="Width">Numbers in a row.</param>
/// <param name="I">From a real part to its imaginary part.</param>
/// <param name="Below">From a number to the one below it.</param>
/// <param name="Step">Step of the gradient.</param>
/// <param name="GradientScale">What the gradient is multiplied by.</param>
/// <param name="Weight">Largest modulus of the dual, that of both its components together.</param>
/// <param name="Most">Largest modulus of the field.</param>
internal readonly record struct ProximalSettings(
    int Width, long I, long Below, float Step, float GradientScale, float Weight, float Most);

/// <summary>
/// The arithmetic of <see cref="ProximalPass"/> on rows of <see cref="PartsPlane"/>s.
/// Every number is computed from its own neighbours only, so that neither threads nor bands change a result.
/// Loops run over whole vectors; what they write beyond a row is finite and never read for a number of the row.
/// </summary>
/// <typeparam name="T">The vectors.</typeparam>
internal static unsafe class ProximalRows<T> where T : unmanaged, IFloatLanes<T>
{
    // Loaded from place 16 − n on: n ones, then zeros.
    private static ReadOnlySpan<float> Ones =>
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>
    /// The gradient step and the trial point of the prox: v ← v − scale·g, g as pairs, then u ← P(v − step·Dᵀw), P the
    /// projection on the disc of the largest modulus.
    /// </summary>
    public static void GradientStep(
        float* pairs, float* v, float* u, float* wx, float* wy, float* wyAbove, in ProximalSettings settings)
    {
        var (i, scale, step) = (settings.I, T.All(-settings.GradientScale), T.All(-settings.Step));
        var most = T.All(settings.Most);
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
            FetchBelow(v + at, settings);
            FetchBelow(wx + at, settings);
            FetchBelow(wy + at, settings);
            re = T.MultiplyAdd(scale, re, T.Load(v + at));
            im = T.MultiplyAdd(scale, im, T.Load(v + i + at));
            re.Store(v + at);
            im.Store(v + i + at);
            Project(T.MultiplyAdd(step, Divergence(wx + at, wy + at, wyAbove + at), re),
                T.MultiplyAdd(step, Divergence(wx + i + at, wy + i + at, wyAbove + i + at), im), most, u + at, i);
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
        var i = settings.I;
        var dual = new DualStep(settings);
        var (leftRe, leftIm) = BeforeTheFirst(dual, u, uBelow, wx, wy, settings);
        for (var at = 0; at < settings.Width; at += T.Count)
        {
            (leftRe, leftIm, var re, var im) = dual.Run(
                v + at, u + at, uBelow + at, wx + at, wy + at, wyAbove + at, leftRe, leftIm, i);
            re.Store(u + at);
            im.Store(u + i + at);
        }
        Open(wx, settings);
        Close(u, settings);
    }

    /// <summary>
    /// The last step of the dual, the new field and its extrapolation: x⁺ = P(v − step·Dᵀw),
    /// v ← x⁺ + momentum·(x⁺ − x), x ← x⁺, and v as pairs to <paramref name="pairs"/>. Answers Σ|x⁺ − x|² and Σ|x⁺|².
    /// </summary>
    public static (double Change, double Norm) DualStepAndField(float* v, float* u, float* uBelow, float* x, float* wx,
        float* wy, float* wyAbove, float momentum, float* pairs, in ProximalSettings settings)
    {
        var (i, ahead) = (settings.I, T.All(momentum));
        var dual = new DualStep(settings);
        var (leftRe, leftIm) = BeforeTheFirst(dual, u, uBelow, wx, wy, settings);
        var (changes, norms) = (T.All(0), T.All(0));
        var counted = Mask(settings.Width % T.Count); // of the last vector, if it is not whole
        for (var at = 0; at < settings.Width; at += T.Count)
        {
            (leftRe, leftIm, var re, var im) = dual.Run(
                v + at, u + at, uBelow + at, wx + at, wy + at, wyAbove + at, leftRe, leftIm, i);
            FetchBelow(x + at, settings);
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
                (moveRe, moveIm, re, im) = (moveRe * counted, moveIm * counted, re * counted, im * counted);
                for (var last = at; last < settings.Width; last++)
                    (pairs[2 * last], pairs[2 * last + 1]) = (v[last], v[i + last]);
            }
            changes = T.MultiplyAdd(moveRe, moveRe, T.MultiplyAdd(moveIm, moveIm, changes));
            norms = T.MultiplyAdd(re, re, T.MultiplyAdd(im, im, norms));
        }
        Open(wx, settings);
        return (T.Sum(changes), T.Sum(norms));
    }

    /// <summary>What a step of the dual needs to know.</summary>
    private readonly struct DualStep
    {
        // A projected gradient converges with a rate below 2/L, L = 8·step (‖D‖² ≤ 8);
        // near 2, two steps do what four do at 1.
        private const float Rate = 1.9f;

        private readonly T _rate, _limit, _limit2, _step, _most;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public DualStep(in ProximalSettings settings)
        {
            _step = T.All(-settings.Step);
            _rate = T.All(Rate / (8 * settings.Step));
            _limit = T.All(settings.Weight);
            _most = T.All(settings.Most);
            // With a weight of 0 what is clipped still has an inverse root.
            _limit2 = T.All(MathF.Max(settings.Weight * settings.Weight, 1e-30f));
        }

        /// <summary>
        /// Takes the step, and answers wx after it, the left neighbour of the next vector, and P(v − step·Dᵀw).
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (T XRe, T XIm, T Re, T Im) Run(
            float* v, float* u, float* uBelow, float* wx, float* wy, float* wyAbove, T leftRe, T leftIm, long i)
        {
            var (xRe, xIm, yRe, yIm) = Of(u, uBelow, wx, wy, i);
            xRe.Store(wx);
            xIm.Store(wx + i);
            yRe.Store(wy);
            yIm.Store(wy + i);
            var (re, im) = Clip(
                T.MultiplyAdd(_step, T.Follow(leftRe, xRe) - xRe + (T.Load(wyAbove) - yRe), T.Load(v)),
                T.MultiplyAdd(_step, T.Follow(leftIm, xIm) - xIm + (T.Load(wyAbove + i) - yIm), T.Load(v + i)), _most);
            return (xRe, xIm, re, im);
        }

        /// <summary>The vectors of the dual after the step, which is not stored.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (T XRe, T XIm, T YRe, T YIm) Of(float* u, float* uBelow, float* wx, float* wy, long i)
        {
            var (hereRe, hereIm) = (T.Load(u), T.Load(u + i));
            var xRe = T.MultiplyAdd(_rate, T.Load(u + 1) - hereRe, T.Load(wx));
            var xIm = T.MultiplyAdd(_rate, T.Load(u + i + 1) - hereIm, T.Load(wx + i));
            var yRe = T.MultiplyAdd(_rate, T.Load(uBelow) - hereRe, T.Load(wy));
            var yIm = T.MultiplyAdd(_rate, T.Load(uBelow + i) - hereIm, T.Load(wy + i));
            var square = T.MultiplyAdd(xRe, xRe, T.MultiplyAdd(xIm, xIm, T.MultiplyAdd(yRe, yRe, yIm * yIm)));
            var factor = T.IfAbove(square, _limit2, _limit * T.InverseRoot(square), T.All(1));
            return (xRe * factor, xIm * factor, yRe * factor, yIm * factor);
        }
    }

    // Asks for what the next row will read: a row is too short for the processor to see where it goes on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchBelow(float* number, in ProximalSettings settings)
    {
        if (!Sse.IsSupported)
            return; // .NET knows no such instruction of other processors
        Sse.Prefetch0(number + settings.Below);
        Sse.Prefetch0(number + settings.Below + settings.I);
    }

    // The first number's neighbour to the left is the last one: the vector of the dual that ends with it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Re, T Im) BeforeTheFirst(
        DualStep dual, float* u, float* uBelow, float* wx, float* wy, in ProximalSettings settings)
    {
        var at = settings.Width - T.Count;
        var (re, im, _, _) = dual.Of(u + at, uBelow + at, wx + at, wy + at, settings.I);
        return (re, im);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Mask(int count)
    {
        fixed (float* ones = Ones)
            return T.Load(ones + 16 - count);
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
    private static void Project(T re, T im, T most, float* target, long i)
    {
        (re, im) = Clip(re, im, most);
        re.Store(target);
        im.Store(target + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Re, T Im) Clip(T re, T im, T most)
    {
        var square = T.MultiplyAdd(re, re, im * im);
        var factor = T.IfAbove(square, most * most, most * T.InverseRoot(square), T.All(1));
        return (re * factor, im * factor);
    }
}

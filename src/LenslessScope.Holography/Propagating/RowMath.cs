using System.Runtime.CompilerServices;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>What is done to a row before its transform and after it, in one go while it is in the cache.</summary>
internal static unsafe class RowMath
{
    /// <summary>target ← √(counts · gain) − 1, gain being one over the counts of the background: 8 bits.</summary>
    public static void Amplitude(byte* counts, float gain, float* target, int count)
    {
        var at = VectorWidth.Is512 ? Amplitude<Lanes512>(counts, gain, target, count)
            : VectorWidth.Is256 ? Amplitude<Lanes256>(counts, gain, target, count)
            : Amplitude<Lanes128>(counts, gain, target, count);
        for (; at < count; at++)
            target[at] = MathF.Sqrt(counts[at] * gain) - 1;
    }

    /// <summary>The same for 16 bits.</summary>
    public static void Amplitude(ushort* counts, float gain, float* target, int count)
    {
        var at = VectorWidth.Is512 ? Amplitude<Lanes512>(counts, gain, target, count)
            : VectorWidth.Is256 ? Amplitude<Lanes256>(counts, gain, target, count)
            : Amplitude<Lanes128>(counts, gain, target, count);
        for (; at < count; at++)
            target[at] = MathF.Sqrt(counts[at] * gain) - 1;
    }

    /// <summary>The same for floats; those below zero count as zero.</summary>
    public static void Amplitude(float* counts, float gain, float* target, int count)
    {
        var at = VectorWidth.Is512 ? Amplitude<Lanes512>(counts, gain, target, count)
            : VectorWidth.Is256 ? Amplitude<Lanes256>(counts, gain, target, count)
            : Amplitude<Lanes128>(counts, gain, target, count);
        for (; at < count; at++)
            target[at] = MathF.Sqrt(Math.Max(0, counts[at] * gain)) - 1;
    }

    /// <summary>target ← source − level.</summary>
    public static void Subtract(float* source, float level, float* target, int count)
    {
        var at = VectorWidth.Is256
            ? Subtract<Lanes256>(source, level, target, count)
            : Subtract<Lanes128>(source, level, target, count);
        for (; at < count; at++)
            target[at] = source[at] - level;
    }

    /// <summary>target ← |real + level + i·imaginary|.</summary>
    public static void Modulus(float* real, float* imaginary, float level, float* target, int count)
    {
        var at = VectorWidth.Is512 ? Modulus<Lanes512>(real, imaginary, level, target, count)
            : VectorWidth.Is256 ? Modulus<Lanes256>(real, imaginary, level, target, count)
            : Modulus<Lanes128>(real, imaginary, level, target, count);
        for (; at < count; at++)
        {
            var x = real[at] + level;
            target[at] = MathF.Sqrt(x * x + imaginary[at] * imaginary[at]);
        }
    }

    /// <summary>target ← pairs (real + level, imaginary).</summary>
    public static void Interleave(float* real, float* imaginary, float level, float* target, int count)
    {
        var at = VectorWidth.Is256
            ? Interleave<Lanes256>(real, imaginary, level, target, count)
            : Interleave<Lanes128>(real, imaginary, level, target, count);
        for (; at < count; at++)
            (target[2 * at], target[2 * at + 1]) = (real[at] + level, imaginary[at]);
    }

    /// <summary>The reverse: real and imaginary ← pairs.</summary>
    public static void Separate(float* source, float* real, float* imaginary, int count)
    {
        var at = VectorWidth.Is256
            ? Separate<Lanes256>(source, real, imaginary, count)
            : Separate<Lanes128>(source, real, imaginary, count);
        for (; at < count; at++)
            (real[at], imaginary[at]) = (source[2 * at], source[2 * at + 1]);
    }

    // The vector loops return how far they came.
    internal static int Amplitude<T>(byte* counts, float gain, float* target, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var (factor, one, at) = (T.All(gain), T.All(1), 0);
        for (; at <= count - T.Count; at += T.Count)
            (T.SquareRoot(T.Load(counts + at) * factor) - one).Store(target + at);
        return at;
    }

    internal static int Amplitude<T>(ushort* counts, float gain, float* target, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var (factor, one, at) = (T.All(gain), T.All(1), 0);
        for (; at <= count - T.Count; at += T.Count)
            (T.SquareRoot(T.Load(counts + at) * factor) - one).Store(target + at);
        return at;
    }

    internal static int Amplitude<T>(float* counts, float gain, float* target, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var (factor, one, zero, at) = (T.All(gain), T.All(1), T.All(0), 0);
        for (; at <= count - T.Count; at += T.Count)
            (T.SquareRoot(T.Max(zero, T.Load(counts + at) * factor)) - one).Store(target + at);
        return at;
    }

    internal static int Subtract<T>(float* source, float level, float* target, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var (off, at) = (T.All(level), 0);
        for (; at <= count - T.Count; at += T.Count)
            (T.Load(source + at) - off).Store(target + at);
        return at;
    }

    internal static int Modulus<T>(float* real, float* imaginary, float level, float* target, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        // Zero has no inverse root.
        var (on, least) = (T.All(level), T.All(1e-30f));
        if (count < T.Count)
            return 0;
        for (var at = 0; at <= count - T.Count; at += T.Count)
            At(at).Store(target + at);
        // The last vector may overlap the one before.
        At(count - T.Count).Store(target + count - T.Count);
        return count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        T At(int index)
        {
            var (x, y) = (T.Load(real + index) + on, T.Load(imaginary + index));
            var square = T.Max(T.MultiplyAdd(x, x, y * y), least);
            return square * T.InverseRoot(square);
        }
    }

    internal static int Interleave<T>(float* real, float* imaginary, float level, float* target, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var (on, at) = (T.All(level), 0);
        for (; at <= count - T.Count; at += T.Count)
        {
            var (x, y) = (T.Load(real + at) + on, T.Load(imaginary + at));
            T.ZipLower(x, y).Store(target + 2 * at);
            T.ZipUpper(x, y).Store(target + 2 * at + T.Count);
        }
        return at;
    }

    internal static int Separate<T>(float* source, float* real, float* imaginary, int count)
        where T : unmanaged, IFloatLanes<T>
    {
        var at = 0;
        for (; at <= count - T.Count; at += T.Count)
        {
            var (first, second) = (T.Load(source + 2 * at), T.Load(source + 2 * at + T.Count));
            T.EvenOnes(first, second).Store(real + at);
            T.OddOnes(first, second).Store(imaginary + at);
        }
        return at;
    }
}

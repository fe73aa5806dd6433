using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// A vector of floats, of 128 bits (<see cref="Lanes128"/>, NEON and SSE), 256 (<see cref="Lanes256"/>, AVX2) or 512
/// (<see cref="Lanes512"/>, AVX-512; only for loops that gain by it). Loops are written once over this type;
/// <see cref="VectorWidth"/> says which a processor runs. Complex numbers lie interleaved, so that a vector holds pairs
/// (real, imaginary).
/// </summary>
internal unsafe interface IFloatLanes<T> where T : unmanaged, IFloatLanes<T>
{
    /// <summary>Floats in a vector: 4, 8 or 16.</summary>
    static abstract int Count { get; }

    static abstract T Load(float* source);

    /// <summary>Counts of 8 bits, converted.</summary>
    static abstract T Load(byte* source);

    /// <summary>Counts of 16 bits, converted.</summary>
    static abstract T Load(ushort* source);

    static abstract T All(float value);

    /// <summary>Every pair holds the two values.</summary>
    static abstract T Pairs(float first, float second);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T Max(T a, T b);

    static abstract T SquareRoot(T a);

    /// <summary>1/√a to a few 10⁻⁷, far cheaper than a root and a division; NaN for 0.</summary>
    static abstract T InverseRoot(T a);

    /// <summary>a·b + c, rounded once where the processor can.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>
    /// For each number, <paramref name="then"/> where value is above the threshold, else <paramref name="otherwise"/>.
    /// </summary>
    static abstract T IfAbove(T value, T threshold, T then, T otherwise);

    /// <summary>The sum of all numbers.</summary>
    static abstract float Sum(T a);

    /// <summary>The numbers one place on, the last one of <paramref name="before"/> in front.</summary>
    static abstract T Follow(T before, T a);

    /// <summary>(x₀, x₁, …) of pairs (x₀, y₀), (x₁, y₁), … in two vectors.</summary>
    static abstract T EvenOnes(T first, T second);

    /// <summary>(y₀, y₁, …) of them.</summary>
    static abstract T OddOnes(T first, T second);

    /// <summary>(x, y) → (x, x) for each pair.</summary>
    static abstract T Firsts(T a);

    /// <summary>(x, y) → (y, y) for each pair.</summary>
    static abstract T Seconds(T a);

    /// <summary>(x, y) → (y, x) for each pair.</summary>
    static abstract T Swapped(T a);

    /// <summary>The pairs in reverse order.</summary>
    static abstract T Reversed(T a);

    /// <summary>(first[0], second[0], first[1], second[1], …): the lower half of both, as pairs.</summary>
    static abstract T ZipLower(T first, T second);

    /// <summary>The same of the upper half.</summary>
    static abstract T ZipUpper(T first, T second);

    void Store(float* target);
}

/// <summary>Which vectors the loops use; constants to the compiler.</summary>
internal static class VectorWidth
{
    /// <summary>Whether the processor has 512 bits, and does not slow down for them.</summary>
    public static bool Is512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>Whether it has 256 bits with shuffles across their halves.</summary>
    public static bool Is256 => Avx2.IsSupported;
}

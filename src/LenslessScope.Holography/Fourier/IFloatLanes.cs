namespace LenslessScope.Holography.Fourier;

/// <summary>
/// A vector of floats, of 256 bits (<see cref="Lanes256"/>, AVX2) or of 128 (<see cref="Lanes128"/>, NEON and SSE). Loops
/// are written once over this type; <see cref="VectorWidth"/> says which of the two a processor runs. Complex numbers lie
/// interleaved, so that a vector holds pairs (real, imaginary).
/// </summary>
internal unsafe interface IFloatLanes<T> where T : unmanaged, IFloatLanes<T>
{
    /// <summary>Floats in a vector: 4 or 8.</summary>
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

/// <summary>Which vectors the loops use.</summary>
internal static class VectorWidth
{
    /// <summary>Whether the processor has 256 bits with shuffles across their halves. A constant to the compiler.</summary>
    public static bool Is256 => System.Runtime.Intrinsics.X86.Avx2.IsSupported;
}

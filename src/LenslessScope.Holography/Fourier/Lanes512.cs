using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LenslessScope.Holography.Fourier;

/// <summary>Sixteen floats, by AVX-512.</summary>
internal readonly unsafe struct Lanes512(Vector512<float> value) : IFloatLanes<Lanes512>
{
    private readonly Vector512<float> _value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(byte* source) =>
        new(Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.Load(source))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ushort* source) =>
        new(Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector256.Load(source))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 All(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Pairs(float first, float second) =>
        new(Vector512.Create(Vector256.Create(first, second, first, second, first, second, first, second)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SquareRoot(Lanes512 a) => new(Vector512.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 InverseRoot(Lanes512 a)
    {
        // Fourteen bits, which one step of Newton's doubles.
        var estimate = Avx512F.ReciprocalSqrt14(a._value);
        var half = a._value * Vector512.Create(-0.5f) * estimate;
        return new(estimate * Vector512.MultiplyAddEstimate(half, estimate, Vector512.Create(1.5f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Vector512.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 IfAbove(Lanes512 value, Lanes512 threshold, Lanes512 then, Lanes512 otherwise) => new(
        Vector512.ConditionalSelect(Vector512.GreaterThan(value._value, threshold._value), then._value,
            otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes512 a) => Vector512.Sum(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Follow(Lanes512 before, Lanes512 a) =>
        new(Avx512F.AlignRight32(a._value.AsUInt32(), before._value.AsUInt32(), 15).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 EvenOnes(Lanes512 first, Lanes512 second) => new(Avx512F.PermuteVar16x32x2(first._value,
        Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 OddOnes(Lanes512 first, Lanes512 second) => new(Avx512F.PermuteVar16x32x2(first._value,
        Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Firsts(Lanes512 a) => new(Avx512F.DuplicateEvenIndexed(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Seconds(Lanes512 a) => new(Avx512F.DuplicateOddIndexed(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Swapped(Lanes512 a) => new(Avx512F.Permute4x32(a._value, 0b10_11_00_01));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Reversed(Lanes512 a) =>
        new(Vector512.Shuffle(a._value.AsDouble(), Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ZipLower(Lanes512 first, Lanes512 second) => new(Avx512F.PermuteVar16x32x2(first._value,
        Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), second._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ZipUpper(Lanes512 first, Lanes512 second) => new(Avx512F.PermuteVar16x32x2(first._value,
        Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), second._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LenslessScope.Holography.Fourier;

/// <summary>Eight floats, by AVX2.</summary>
internal readonly unsafe struct Lanes256(Vector256<float> value) : IFloatLanes<Lanes256>
{
    private readonly Vector256<float> _value = value;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(byte* source) =>
        new(Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ushort* source) =>
        new(Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 All(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Pairs(float first, float second) =>
        new(Vector256.Create(first, second, first, second, first, second, first, second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SquareRoot(Lanes256 a) => new(Vector256.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 InverseRoot(Lanes256 a)
    {
        // Twelve bits, which one step of Newton's doubles.
        var estimate = Avx.ReciprocalSqrt(a._value);
        var half = a._value * Vector256.Create(-0.5f) * estimate;
        return new(estimate * Vector256.MultiplyAddEstimate(half, estimate, Vector256.Create(1.5f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) =>
        new(Vector256.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 IfAbove(Lanes256 value, Lanes256 threshold, Lanes256 then, Lanes256 otherwise) => new(
        Vector256.ConditionalSelect(Vector256.GreaterThan(value._value, threshold._value), then._value,
            otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes256 a) => Vector256.Sum(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Follow(Lanes256 before, Lanes256 a)
    {
        var middle = Avx.Permute2x128(before._value, a._value, 0x21);
        return new(Avx2.AlignRight(a._value.AsByte(), middle.AsByte(), 12).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 EvenOnes(Lanes256 first, Lanes256 second) =>
        InOrder(Avx.Shuffle(first._value, second._value, 0b10_00_10_00));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 OddOnes(Lanes256 first, Lanes256 second) =>
        InOrder(Avx.Shuffle(first._value, second._value, 0b11_01_11_01));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Firsts(Lanes256 a) => new(Avx.DuplicateEvenIndexed(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Seconds(Lanes256 a) => new(Avx.DuplicateOddIndexed(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Swapped(Lanes256 a) => new(Avx.Permute(a._value, 0b10_11_00_01));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Reversed(Lanes256 a) =>
        new(Avx2.Permute4x64(a._value.AsDouble(), 0b00_01_10_11).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ZipLower(Lanes256 first, Lanes256 second) => new(Avx.Permute2x128(
        Avx.UnpackLow(first._value, second._value), Avx.UnpackHigh(first._value, second._value), 0x20));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ZipUpper(Lanes256 first, Lanes256 second) => new(Avx.Permute2x128(
        Avx.UnpackLow(first._value, second._value), Avx.UnpackHigh(first._value, second._value), 0x31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes256 InOrder(Vector256<float> halves) =>
        new(Avx2.Permute4x64(halves.AsDouble(), 0b11_01_10_00).AsSingle());
}

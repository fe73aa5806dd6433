using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LenslessScope.Holography.Fourier;

/// <summary>Four floats, by whatever a processor of 128 bits has (NEON on ARM, SSE on x86).</summary>
internal readonly unsafe struct Lanes128(Vector128<float> value) : IFloatLanes<Lanes128>
{
    private readonly Vector128<float> _value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(byte* source)
    {
        var bytes = Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(source)).AsByte();
        return new(Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ushort* source)
    {
        var counts = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(source)).AsUInt16();
        return new(Vector128.ConvertToSingle(Vector128.WidenLower(counts).AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 All(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Pairs(float first, float second) => new(Vector128.Create(first, second, first, second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 a, Lanes128 b) => new(Vector128.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SquareRoot(Lanes128 a) => new(Vector128.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 InverseRoot(Lanes128 a)
    {
        var x = a._value;
        if (Sse.IsSupported)
        {
            // Twelve bits, which one step of Newton's doubles.
            var estimate = Sse.ReciprocalSqrt(x);
            var half = x * Vector128.Create(-0.5f) * estimate;
            return new(estimate * Vector128.MultiplyAddEstimate(half, estimate, Vector128.Create(1.5f)));
        }
        if (AdvSimd.IsSupported)
        {
            // Eight bits.
            var estimate = AdvSimd.ReciprocalSquareRootEstimate(x);
            estimate *= AdvSimd.ReciprocalSquareRootStep(x * estimate, estimate);
            return new(estimate * AdvSimd.ReciprocalSquareRootStep(x * estimate, estimate));
        }
        return new(Vector128<float>.One / Vector128.Sqrt(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) =>
        new(Vector128.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 IfAbove(Lanes128 value, Lanes128 threshold, Lanes128 then, Lanes128 otherwise) => new(
        Vector128.ConditionalSelect(Vector128.GreaterThan(value._value, threshold._value), then._value,
            otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes128 a) => Vector128.Sum(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Follow(Lanes128 before, Lanes128 a) =>
        new(Vector128.Shuffle(a._value, Vector128.Create(0, 0, 1, 2)).WithElement(0, before._value.GetElement(3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 EvenOnes(Lanes128 first, Lanes128 second) => new(Vector128.Create(
        Vector128.Shuffle(first._value, Vector128.Create(0, 2, 0, 2)).GetLower(),
        Vector128.Shuffle(second._value, Vector128.Create(0, 2, 0, 2)).GetLower()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 OddOnes(Lanes128 first, Lanes128 second) => new(Vector128.Create(
        Vector128.Shuffle(first._value, Vector128.Create(1, 3, 1, 3)).GetLower(),
        Vector128.Shuffle(second._value, Vector128.Create(1, 3, 1, 3)).GetLower()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Firsts(Lanes128 a) => new(Vector128.Shuffle(a._value, Vector128.Create(0, 0, 2, 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Seconds(Lanes128 a) => new(Vector128.Shuffle(a._value, Vector128.Create(1, 1, 3, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Swapped(Lanes128 a) => new(Vector128.Shuffle(a._value, Vector128.Create(1, 0, 3, 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Reversed(Lanes128 a) => new(Vector128.Shuffle(a._value, Vector128.Create(2, 3, 0, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ZipLower(Lanes128 first, Lanes128 second) =>
        Zip(first._value.GetLower(), second._value.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ZipUpper(Lanes128 first, Lanes128 second) =>
        Zip(first._value.GetUpper(), second._value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes128 Zip(Vector64<float> first, Vector64<float> second) =>
        new(Vector128.Shuffle(Vector128.Create(first, second), Vector128.Create(0, 2, 1, 3)));
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

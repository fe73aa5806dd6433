using System.Runtime.InteropServices;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// Native memory for floats, aligned to a cache line (more than any vector unit asks for).
/// </summary>
internal sealed unsafe class AlignedBuffer : SafeHandle
{
    public const int AlignmentBytes = 64;

    /// <summary>Floats in one alignment unit: strides that are multiples of it keep every row aligned.</summary>
    public const int AlignmentFloats = AlignmentBytes / sizeof(float);

    private readonly long _bytes;

    /// <param name="floats">Numbers; rounded up to whole cache lines.</param>
    /// <param name="zero">False leaves the memory as it comes, for large planes that are written as a whole.</param>
    public AlignedBuffer(long floats, bool zero = true)
        : base(0, ownsHandle: true)
    {
        _bytes = RoundUp(floats) * sizeof(float);
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)_bytes, AlignmentBytes));
        if (_bytes >= LargePages.WorthBytes)
            LargePages.Ask(handle, _bytes);
        if (zero)
            NativeMemory.Clear(Pointer, (nuint)_bytes);
        // The collector sees only this small object; without the hint it would let many large buffers pile up.
        GC.AddMemoryPressure(_bytes);
    }

    public override bool IsInvalid => handle == 0;

    public float* Pointer => (float*)handle;

    public static long RoundUp(long floats) => (floats + AlignmentFloats - 1) / AlignmentFloats * AlignmentFloats;

    /// <summary>
    /// A row's stride in floats: aligned, and an odd number of cache lines, so that the rows of a column do not all
    /// fall into the same sets of the cache.
    /// </summary>
    public static long Stride(long floats)
    {
        var stride = RoundUp(floats);
        return stride / AlignmentFloats % 2 == 0 ? stride + AlignmentFloats : stride;
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(_bytes);
        return true;
    }
}

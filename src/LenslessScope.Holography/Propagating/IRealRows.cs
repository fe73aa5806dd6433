using LenslessScope.Imaging;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// The rows of a real image as they go into the transform: relative amplitude, background level taken off.
/// </summary>
internal unsafe interface IRealRows
{
    /// <summary>Writes the image's columns of one row; called by several threads at a time.</summary>
    void Write(int row, float* target);
}

/// <summary>An amplitude as it is.</summary>
internal sealed unsafe class AmplitudeRows(Image<float> amplitude, float level) : IRealRows
{
    public void Write(int row, float* target)
    {
        fixed (float* source = amplitude.Row(row))
            RowMath.Subtract(source, level, target, amplitude.Width);
    }
}

/// <summary>Counts whose background is known: the root of their ratio is the amplitude.</summary>
internal sealed unsafe class CountRows<T>(Image<T> counts, float background) : IRealRows where T : unmanaged
{
    private readonly float _gain = 1 / background;

    public void Write(int row, float* target)
    {
        fixed (T* source = counts.Row(row))
            if (typeof(T) == typeof(byte))
                RowMath.Amplitude((byte*)source, _gain, target, counts.Width);
            else if (typeof(T) == typeof(ushort))
                RowMath.Amplitude((ushort*)source, _gain, target, counts.Width);
            else if (typeof(T) == typeof(float))
                RowMath.Amplitude((float*)source, _gain, target, counts.Width);
            else
                throw new NotSupportedException($"Pixels of {typeof(T).Name} are not counts.");
    }
}

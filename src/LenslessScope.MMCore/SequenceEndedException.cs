namespace LenslessScope.MMCore;

/// <summary>A sequence ended before all of its frames had come.</summary>
public sealed class SequenceEndedException : Exception
{
    internal SequenceEndedException(string camera, long frames, long expected, bool bufferOverflowed)
        : base($"The sequence of the camera '{camera}' ended after {frames} of {expected} frames: " + (bufferOverflowed
            ? "the circular buffer was full. " +
              "Take frames faster, enlarge the buffer (SetCircularBufferMemoryFootprint), or slow the camera down."
            : "the camera ended it, or another thread stopped it. The core's log has what the camera reported."))
    {
        Frames = frames;
        Expected = expected;
        BufferOverflowed = bufferOverflowed;
    }

    private SequenceEndedException(SequenceEndedException early, string camera, Exception failure)
        : base($"The sequence of the camera '{camera}' ended after {early.Frames} of {early.Expected} frames: " +
            $"{failure.Message}", failure)
    {
        Frames = early.Frames;
        Expected = early.Expected;
    }

    /// <summary>The same end, with the camera's own account of it as the cause.</summary>
    internal SequenceEndedException CausedBy(string camera, Exception failure) => new(this, camera, failure);

    /// <summary>How many frames came, and were delivered.</summary>
    public long Frames { get; }

    /// <summary>How many were asked for.</summary>
    public long Expected { get; }

    /// <summary>
    /// Whether the core's buffer was full; otherwise the camera, or another thread, ended the sequence.
    /// </summary>
    public bool BufferOverflowed { get; }
}

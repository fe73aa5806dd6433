namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Starts a sequence: the camera sends frames into the circular buffer, which is cleared before.</summary>
    /// <param name="numImages">How many frames.</param>
    /// <param name="intervalMs">Ignored by the core; the camera sets the pace.</param>
    /// <param name="stopOnOverflow">
    /// True keeps what is stored when the buffer is full, and ends the sequence;
    /// false empties a full buffer and fills it again.
    /// </param>
    public void StartSequenceAcquisition(long numImages, double intervalMs, bool stopOnOverflow) =>
        _native.startSequenceAcquisition(numImages, intervalMs, stopOnOverflow);

    /// <summary>As <see cref="StartSequenceAcquisition(long, double, bool)"/>, of one camera.</summary>
    public void StartSequenceAcquisition(string cameraLabel, long numImages, double intervalMs, bool stopOnOverflow) =>
        _native.startSequenceAcquisition(cameraLabel, numImages, intervalMs, stopOnOverflow);

    /// <summary>Makes a camera ready, so that the start of a sequence takes less time.</summary>
    public void PrepareSequenceAcquisition(string cameraLabel) => _native.prepareSequenceAcquisition(cameraLabel);

    /// <summary>Starts a sequence without end; a full buffer is emptied and filled again.</summary>
    /// <param name="intervalMs">Ignored by the core; the camera sets the pace.</param>
    public void StartContinuousSequenceAcquisition(double intervalMs = 0) =>
        _native.startContinuousSequenceAcquisition(intervalMs);

    /// <summary>Stops the sequence. Frames in the buffer stay.</summary>
    public void StopSequenceAcquisition() => _native.stopSequenceAcquisition();

    /// <summary>Stops the sequence of one camera. Frames in the buffer stay.</summary>
    public void StopSequenceAcquisition(string cameraLabel) => _native.stopSequenceAcquisition(cameraLabel);

    /// <summary>Whether the camera runs a sequence.</summary>
    public bool IsSequenceRunning() => _native.isSequenceRunning();

    /// <summary>Whether one camera runs a sequence.</summary>
    public bool IsSequenceRunning(string cameraLabel) => _native.isSequenceRunning(cameraLabel);

    /// <summary>How many frames wait in the buffer.</summary>
    public long GetRemainingImageCount() => _native.getRemainingImageCount();

    /// <summary>How many frames the buffer can hold.</summary>
    public long GetBufferTotalCapacity() => _native.getBufferTotalCapacity();

    /// <summary>For how many frames the buffer has room.</summary>
    public long GetBufferFreeCapacity() => _native.getBufferFreeCapacity();

    /// <summary>Whether frames were lost because the buffer was full; holds until the buffer is cleared.</summary>
    public bool IsBufferOverflowed() => _native.isBufferOverflowed();

    /// <summary>
    /// Sets the size of the buffer, in megabytes, and clears it; at first 250 (25 on 32-bit machines).
    /// </summary>
    public void SetCircularBufferMemoryFootprint(int sizeMB)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeMB);
        _native.setCircularBufferMemoryFootprint((uint)sizeMB);
    }

    /// <summary>The size of the buffer, in megabytes.</summary>
    public int GetCircularBufferMemoryFootprint() => (int)_native.getCircularBufferMemoryFootprint();

    /// <summary>Allocates and clears the buffer for the camera's present settings.</summary>
    public void InitializeCircularBuffer() => _native.initializeCircularBuffer();

    /// <summary>Removes all frames from the buffer.</summary>
    public void ClearCircularBuffer() => _native.clearCircularBuffer();
}

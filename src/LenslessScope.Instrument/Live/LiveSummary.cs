using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Why looking at a camera ended.</summary>
internal enum LiveEnd
{
    /// <summary>As many frames came as were asked for.</summary>
    Frames,

    /// <summary>The requested time was over.</summary>
    Seconds,

    /// <summary>It was cancelled, as by Ctrl-C.</summary>
    Interrupted,

    /// <summary>No frame came for too long.</summary>
    Stalled,

    /// <summary>The camera stopped sending by itself.</summary>
    CameraEnded,

    /// <summary>A frame could not be written.</summary>
    SavingFailed,
}

/// <summary>Frames that were lost, by the place where.</summary>
/// <param name="Camera">By driver and adapter, as the frames' tags say; null where they say nothing.</param>
/// <param name="Buffer">In the core's buffer, because they were taken too slowly.</param>
/// <param name="Saving">Not saved, because the disk was too slow.</param>
internal sealed record LiveDrops(long? Camera, long Buffer, long Saving)
{
    public long All => (Camera ?? 0) + Buffer + Saving;
}

/// <summary>What was saved.</summary>
internal sealed record LiveSaved(string Folder, long Frames);

/// <summary>What came from the camera, so far or in the end.</summary>
/// <param name="Camera">Its label.</param>
/// <param name="Width">Columns of a frame.</param>
/// <param name="Height">Rows of a frame.</param>
/// <param name="PixelType">GRAY8, GRAY16 or RGB32; null before the first frame.</param>
/// <param name="BitDepth">Bits of a value that the camera uses.</param>
/// <param name="ExposureMs">Exposure time.</param>
/// <param name="Frames">How many came.</param>
/// <param name="Seconds">Since the start.</param>
/// <param name="FramesPerSecond">Mean between the first frame and the last; null before the second one.</param>
/// <param name="Dropped">How many were lost.</param>
/// <param name="LastFrame">Of the frame that was measured last; null before the first one.</param>
/// <param name="Saved">Null where nothing is saved.</param>
/// <param name="End">Null while it goes on.</param>
internal sealed record LiveSummary(string Camera, int Width, int Height, PixelType? PixelType, int BitDepth,
    double ExposureMs, long Frames, double Seconds, double? FramesPerSecond, LiveDrops Dropped,
    FrameStatistics? LastFrame, LiveSaved? Saved, LiveEnd? End);

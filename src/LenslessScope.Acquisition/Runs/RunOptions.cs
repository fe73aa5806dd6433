using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>How a run is written.</summary>
public sealed record RunOptions
{
    /// <summary>How pixels are packed. Default: not at all.</summary>
    public TiffCompression Compression { get; init; } = TiffCompression.None;

    /// <summary>
    /// Bytes at which a stack goes on in a further file; 1 MiB to 16 TiB, at least one frame goes into each. Default 64 GiB.
    /// </summary>
    public long PartBytes { get; init; } = 64L << 30;

    /// <summary>Frames at which a stack goes on in a further file; 1 to 1,000,000. Default 32,768.</summary>
    public int PartFrames { get; init; } = 32_768;

    /// <summary>
    /// What a power cut may cost at most besides the frame being written: frames younger than this may still be on their
    /// way to the disk. 0, the default, for none: each frame is on the disk before the next one is taken.
    /// </summary>
    public TimeSpan FlushEvery { get; init; }
}

using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>How a run is written.</summary>
public sealed record RunOptions
{
    /// <summary>How pixels are packed. Default: not at all.</summary>
    public TiffCompression Compression { get; init; } = TiffCompression.None;

    /// <summary>
    /// Bytes at which a stack goes on in a further file; 1 MiB to 16 TiB, at least one frame goes into each. Default 64
    /// GiB.
    /// </summary>
    public long PartBytes { get; init; } = 64L << 30;

    /// <summary>Frames at which a stack goes on in a further file; 1 to 100,000. Default 32,768.</summary>
    public int PartFrames { get; init; } = 32_768;

    /// <summary>
    /// What a power cut may cost at most besides the frame being written: a frame waits until it is on the disk when
    /// this time has gone by since the last one did. So frames that come further apart are each on the disk before the
    /// next is taken; faster ones would be slowed down to a third by that. 0 to 10 s, 0 for every frame. Default 1 s.
    /// </summary>
    public TimeSpan FlushEvery { get; init; } = TimeSpan.FromSeconds(1);
}

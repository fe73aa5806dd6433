namespace LenslessScope.Acquisition;

/// <summary>
/// What frames cost beside their exposure, for estimates. The defaults are typical of a Raspberry Pi with stepper
/// stages; the devices of an instrument decide.
/// </summary>
public sealed record PlanOverheads
{
    /// <summary>Reading out and handing over one exposure. Default 30 ms.</summary>
    public TimeSpan PerExposure { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>A move of the focus stage. Default 100 ms.</summary>
    public TimeSpan PerFocusMove { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A move of the XY stage. Default 500 ms.</summary>
    public TimeSpan PerXYMove { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Another preset, property or exposure time. Default 50 ms.</summary>
    public TimeSpan PerSetting { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Bytes on disk beside the pixels of a frame: its metadata and its place in the file. Default
    /// 1500.</summary>
    public long BytesPerFrame { get; init; } = 1500;
}

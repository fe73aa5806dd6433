using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>What is known of one frame besides its pixels.</summary>
public sealed record FrameRecord
{
    /// <summary>Wall clock, as near to the exposure as it is known.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>
    /// Time since the run began, pauses included, by a clock that is never set; null where it is not known.
    /// </summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The driver's time stamp, ns of <see cref="Clock"/>; null where the camera has none.</summary>
    public long? TimestampNs { get; init; }

    /// <summary>The clock of <see cref="TimestampNs"/>, for example <c>monotonic</c>.</summary>
    public string? Clock { get; init; }

    /// <summary>Exposure time that the camera had, ms; null where it does not say.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Where the XY stage was, µm; null without one.</summary>
    public double? XUm { get; init; }

    /// <inheritdoc cref="XUm"/>
    public double? YUm { get; init; }

    /// <summary>Where the focus stage was, µm; null without one.</summary>
    public double? ZUm { get; init; }

    /// <summary>Wavelength of the light in vacuum, nm; null where nothing says one.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>How the sensor was read out; null where that is as for the frame before.</summary>
    public FrameSensor? Sensor { get; init; }

    /// <summary>The tags of the core and the camera. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Frames that were lost since the frame before. Default 0.</summary>
    public long Dropped { get; init; }

    /// <summary>Tries that it took; at least 1. Default 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How much later than due it began; null where nothing was due.</summary>
    public TimeSpan? Late { get; init; }

    /// <summary>The focus found in it; null where none was looked for.</summary>
    public FrameFocus? Focus { get; init; }

    /// <summary>The part of it that a file of images keeps with the page.</summary>
    internal SeriesPlane PlaneOf(long number, StackPlace place) => new()
    {
        Number = number, T = place.T, C = place.C, Z = place.Z, Time = Time, Elapsed = Elapsed,
        TimestampNs = TimestampNs, Clock = Clock, ExposureMs = ExposureMs,
        XUm = XUm, YUm = YUm, ZUm = ZUm, WavelengthNm = WavelengthNm,
    };

    /// <summary>What a page tells of its frame.</summary>
    internal static FrameRecord Of(SeriesPlane plane) => new()
    {
        Time = plane.Time, Elapsed = plane.Elapsed, TimestampNs = plane.TimestampNs, Clock = plane.Clock,
        ExposureMs = plane.ExposureMs,
        XUm = plane.XUm, YUm = plane.YUm, ZUm = plane.ZUm, WavelengthNm = plane.WavelengthNm,
    };
}

/// <summary>Focus found by the hologram.</summary>
/// <param name="DistanceUm">From sample to sensor, µm; null where none was found.</param>
/// <param name="Remark">What to know about it: how sure it is, why none was found. Null for nothing.</param>
public sealed record FrameFocus(double? DistanceUm, string? Remark = null);

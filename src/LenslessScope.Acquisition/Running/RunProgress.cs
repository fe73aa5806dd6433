namespace LenslessScope.Acquisition;

/// <summary>What a run is doing.</summary>
public enum RunActivity
{
    /// <summary>Getting ready.</summary>
    Starting,

    /// <summary>Taking frames.</summary>
    Taking,

    /// <summary>Waiting for the next time point.</summary>
    Waiting,

    /// <summary>Paused; see <see cref="RunProgress.Reason"/>.</summary>
    Paused,

    /// <summary>Writing what is left, restoring the instrument.</summary>
    Ending,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>How far a run is, at one moment.</summary>
public sealed record RunProgress
{
    /// <summary>What it is doing.</summary>
    public RunActivity Activity { get; init; }

    /// <summary>Why it is paused, or what failed last; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Frames of the plan.</summary>
    public long Expected { get; init; }

    /// <summary>Frames on disk, those of earlier parts of a resumed run included.</summary>
    public long Written { get; init; }

    /// <summary>Frames recorded as missing.</summary>
    public long Missing { get; init; }

    /// <summary>
    /// Exposures that were lost on the way from the sensor and had to be taken again, or are missing.
    /// </summary>
    public long Lost { get; init; }

    /// <summary>Time of the run, without pauses.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>What is left of it, from the plan's schedule and the pace so far; null before there is any.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Frames written per second, over the last ten seconds or so; null before the second frame.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>When the next frame is due, of the run's time; null while frames are taken.</summary>
    public TimeSpan? NextDue { get; init; }

    /// <summary>How the schedule is kept.</summary>
    public ScheduleDrift Drift { get; init; } = new(0, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Free bytes on the disk of the run; null where the system does not say.</summary>
    public long? DiskFreeBytes { get; init; }

    /// <summary>The distance that was last found in focus, µm; null before one was.</summary>
    public double? FocusUm { get; init; }
}

/// <summary>How late frames began, against the plan.</summary>
/// <param name="TimePoints">How many frames had a time to keep.</param>
/// <param name="Mean">On average.</param>
/// <param name="Most">At most.</param>
public sealed record ScheduleDrift(long TimePoints, TimeSpan Mean, TimeSpan Most)
{
    /// <summary>The same with one more time point.</summary>
    public ScheduleDrift With(TimeSpan late) => new(TimePoints + 1, Mean + (late - Mean) / (TimePoints + 1),
        late > Most ? late : Most);
}

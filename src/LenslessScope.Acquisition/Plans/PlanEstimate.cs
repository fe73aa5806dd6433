namespace LenslessScope.Acquisition;

/// <summary>What a plan will need, by going through its frames.</summary>
public sealed record PlanEstimate
{
    /// <summary>Frames of the sample.</summary>
    public long Images { get; private init; }

    /// <summary>Frames without sample.</summary>
    public long Backgrounds { get; private init; }

    /// <summary>Frames without light.</summary>
    public long Darks { get; private init; }

    /// <summary>All frames.</summary>
    public long Frames => Images + Backgrounds + Darks;

    /// <summary>Bytes on disk; null when the size of a frame is not known.</summary>
    public long? Bytes { get; private init; }

    /// <summary>From the first frame to the end.</summary>
    public TimeSpan Duration { get; private init; }

    /// <summary>Of it the exposures alone.</summary>
    public TimeSpan Exposing { get; private init; }

    /// <summary>How late the last time point of a phase with an interval begins; 0 when the schedule can be
    /// kept.</summary>
    public TimeSpan Late { get; private init; }

    /// <summary>Estimates a plan.</summary>
    /// <param name="plan">Without problems.</param>
    /// <param name="instrument">Where it is to run; null when that is not known: then exposure times that the plan does
    /// not say count as 0, and bytes are not known.</param>
    /// <param name="overheads">Default: as they are.</param>
    /// <exception cref="PlanException">The plan has problems.</exception>
    public static PlanEstimate Of(Plan plan, InstrumentFacts? instrument = null, PlanOverheads? overheads = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        overheads ??= new PlanOverheads();
        var counts = new long[3];
        TimeSpan now = TimeSpan.Zero, exposing = TimeSpan.Zero, late = TimeSpan.Zero;
        PlannedFrame? before = null;
        TimeSpan? due = null;
        foreach (var frame in plan.Frames())
        {
            counts[(int)frame.Kind]++;
            if (frame.Due is { } at)
            {
                // Frames of one time point share their due time; so do those of a phase without an interval.
                if (at != due)
                    late = now > at ? now - at : TimeSpan.Zero;
                due = at;
                now = now < at ? at : now;
            }
            var exposure =
                TimeSpan.FromMilliseconds((frame.ExposureMs ?? instrument?.ExposureMs ?? 0) * frame.Averages);
            exposing += exposure;
            now += exposure + overheads.PerExposure * frame.Averages + Changes(before, frame, overheads);
            before = frame;
        }
        return new PlanEstimate
        {
            Images = counts[(int)FrameKind.Image],
            Backgrounds = counts[(int)FrameKind.Background],
            Darks = counts[(int)FrameKind.Dark],
            Bytes = instrument is null ? null : counts.Sum() * (instrument.FrameBytes + overheads.BytesPerFrame),
            Duration = now,
            Exposing = exposing,
            Late = late,
        };
    }

    private static TimeSpan Changes(PlannedFrame? before, PlannedFrame frame, PlanOverheads overheads)
    {
        var time = TimeSpan.Zero;
        if (before?.ZUm != frame.ZUm)
            time += overheads.PerFocusMove;
        if (before?.XUm != frame.XUm || before?.YUm != frame.YUm)
            time += overheads.PerXYMove;
        // The lists are shared by all frames of a channel.
        if (before == null || !ReferenceEquals(before.Presets, frame.Presets)
            || !ReferenceEquals(before.Settings, frame.Settings)
            || before.ExposureMs != frame.ExposureMs || before.LightOff != frame.LightOff)
            time += overheads.PerSetting;
        return time;
    }
}

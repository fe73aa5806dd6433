using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>How a plan is run, apart from what the plan itself says.</summary>
public sealed record PlanRunSettings
{
    /// <summary>
    /// The clock that the plan's times are kept by. Default: the system's. Devices and the disk live in real time.
    /// </summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Called before the devices are set for frames that are taken together, with the first of them. What it throws
    /// ends the run. Default: none.
    /// </summary>
    public Func<PlannedFrame, CancellationToken, ValueTask>? Before { get; init; }

    /// <summary>
    /// Called with every frame that was taken, before it is written. The frame is the callee's until it returns; while
    /// it runs, no further frame is taken. What it throws ends the run. Default: none.
    /// </summary>
    public Func<PlannedFrame, Frame, CancellationToken, ValueTask>? After { get; init; }

    /// <summary>
    /// Called when a device failed on a frame and on its first repetition: brings the instrument back, as by loading
    /// its configuration again. What it throws counts as another failure of the frame. Default: none.
    /// </summary>
    public Action<CMMCore>? Reconnect { get; init; }

    /// <summary>How often the disk is tried again while it is full, gone or read-only. Default: every 2 s.</summary>
    public TimeSpan DiskRetry { get; init; } = TimeSpan.FromSeconds(2);
}

using System.Globalization;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>Hands taken frames to the disk with all that is known of them.</summary>
/// <param name="core">Says what the devices were set to.</param>
/// <param name="writer">Where they are written.</param>
/// <param name="queue">The way there.</param>
/// <param name="count">Counts what is written.</param>
/// <param name="clock">The run's time.</param>
/// <param name="time">The wall clock.</param>
internal sealed class FrameRecorder(
    CMMCore core, RunWriter writer, WriterQueue queue, ProgressCount count, RunClock clock, TimeProvider time)
{
    private readonly string _camera = core.GetCameraDevice();
    private readonly bool _hasFocus = core.GetFocusDevice().Length > 0, _hasXY = core.GetXYStageDevice().Length > 0;

    /// <summary>Hands a frame over; waits while there is no room.</summary>
    /// <param name="taken">The frame, which is disposed when it is written.</param>
    /// <param name="late">How late it began; null where it had no time to keep.</param>
    public ValueTask HandAsync(TakenFrame taken, TimeSpan? late)
    {
        var record = RecordOf(taken, late);
        return queue.HandAsync(() =>
        {
            writer.Write(taken.Planned, taken.Pixels, record);
            count.Wrote(clock.Elapsed);
            count.Missed(writer.Missing.Count);
        }, taken.Pixels);
    }

    private FrameRecord RecordOf(TakenFrame taken, TimeSpan? late)
    {
        var (planned, state, frame) = (taken.Planned, taken.State, taken.Pixels);
        var (xUm, yUm) = _hasXY ? (state.XUm, state.YUm) is ({ } x, { } y) ? (x, y) : core.GetXYPosition()
            : ((double?)null, (double?)null);
        return new FrameRecord
        {
            Time = time.GetUtcNow(),
            TimestampNs = StampNs(Fact(frame, "KernelTimestamp-us")),
            Clock = Fact(frame, "KernelClock")?.ToLower(CultureInfo.InvariantCulture),
            ExposureMs = FrameTags.ExposureMs(frame) ?? core.GetExposure(),
            XUm = xUm,
            YUm = yUm,
            ZUm = !_hasFocus ? null : state.ZUm ?? core.GetPosition(),
            WavelengthNm = planned.WavelengthNm ?? Optical.WavelengthNm(core),
            Tags = frame.Metadata,
            Dropped = FrameTags.Gap(frame) ?? 0,
            Attempts = taken.Attempts,
            Late = late,
        };
    }

    // Of snaps the core hands no tags on; a camera can have them as properties of the last frame.
    private string? Fact(Frame frame, string name) => frame.Metadata.TryGetValue(name, out var tag) ? tag
        : !frame.Metadata.ContainsKey("ImageNumber") && core.HasProperty(_camera, name)
            && core.GetProperty(_camera, name) is { Length: > 0 } property ? property : null;

    private static long? StampNs(string? microseconds) =>
        double.TryParse(microseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var us) ? (long)(us * 1000)
            : null;
}

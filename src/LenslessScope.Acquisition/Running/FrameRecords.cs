using System.Globalization;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>Asks the instrument for what is known of a frame, right after it was taken.</summary>
/// <param name="core">Says what the devices were set to.</param>
/// <param name="time">The clocks.</param>
/// <param name="clockSet">Is told by how much the wall clock was set since the frame before.</param>
internal sealed class FrameRecords(CMMCore core, ElapsedTime time, Action<TimeSpan> clockSet)
{
    private FrameSensor? _sensor;
    private bool _changed;
    private readonly string _camera = core.GetCameraDevice();
    private readonly bool _hasFocus = core.GetFocusDevice().Length > 0, _hasXY = core.GetXYStageDevice().Length > 0;

    /// <summary>Frames follow that have the devices set as they are now.</summary>
    /// <exception cref="CMMError">The camera does not answer.</exception>
    public void Begin()
    {
        var now = FrameSensor.Of(core);
        (_sensor, _changed) = (now, now != _sensor);
    }

    /// <summary>The record of a frame; nothing in it is of the frame's memory.</summary>
    /// <param name="planned">Which frame of the plan.</param>
    /// <param name="state">What the devices were set to for it.</param>
    /// <param name="frame">As it came.</param>
    /// <param name="attempts">How many tries it took; at least 1.</param>
    /// <exception cref="CMMError">A device does not answer.</exception>
    public FrameRecord Of(PlannedFrame planned, FrameState state, Frame frame, int attempts)
    {
        var (xUm, yUm) = _hasXY ? (state.XUm, state.YUm) is ({ } x, { } y) ? (x, y) : core.GetXYPosition()
            : ((double?)null, (double?)null);
        var (wall, elapsed, step) = time.Read();
        if (step is { } set)
            clockSet(set);
        var sensor = _changed ? _sensor : null;
        _changed = false;
        return new FrameRecord
        {
            Sensor = sensor,
            Time = wall,
            Elapsed = elapsed,
            TimestampNs = StampNs(Fact(frame, "KernelTimestamp-us")),
            Clock = Fact(frame, "KernelClock")?.ToLower(CultureInfo.InvariantCulture),
            ExposureMs = FrameTags.ExposureMs(frame) ?? core.GetExposure(),
            XUm = xUm,
            YUm = yUm,
            ZUm = !_hasFocus ? null : state.ZUm ?? core.GetPosition(),
            WavelengthNm = Optical.WavelengthNm(core) ?? planned.WavelengthNm,
            Tags = frame.Metadata,
            Dropped = FrameTags.Gap(frame) ?? 0,
            Attempts = attempts,
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

using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Everything that must hold when a frame is taken, presets taken apart into their properties. Two frames with the same
/// state can be taken one after the other without touching a device.
/// </summary>
internal sealed record FrameState(
    IReadOnlyDictionary<(string Device, string Property), string> Properties,
    double? ExposureMs, double? ZUm, double? XUm, double? YUm, bool LightOff)
{
    /// <param name="frame">The frame.</param>
    /// <param name="core">Knows the presets.</param>
    /// <param name="zStartUm">
    /// Where the focus stage was at the start of the run; what relative positions are added to.
    /// </param>
    /// <param name="zCorrectionUm">Added to every position of the focus stage, so that it follows the sample.</param>
    public static FrameState Of(PlannedFrame frame, CMMCore core, double zStartUm, double zCorrectionUm)
    {
        var properties = new Dictionary<(string, string), string>();
        foreach (var (group, preset) in frame.Presets)
            foreach (var setting in core.GetConfigData(group, preset).Settings)
                properties[(setting.DeviceLabel, setting.PropertyName)] = setting.PropertyValue;
        foreach (var (device, property, value) in frame.Settings)
            properties[(device, property)] = value;
        var relative = frame.ZRelative || (frame.ZUm is null && zCorrectionUm != 0);
        var zUm = relative ? zStartUm + (frame.ZUm ?? 0) : frame.ZUm;
        return new FrameState(properties, frame.ExposureMs, zUm + zCorrectionUm, frame.XUm, frame.YUm, frame.LightOff);
    }

    /// <summary>The properties that differ in the other state, or that only one of them asks for.</summary>
    public IEnumerable<(string Device, string Property)> DifferentProperties(FrameState other) =>
        Properties.Keys.Union(other.Properties.Keys)
            .Where(key => Properties.GetValueOrDefault(key) != other.Properties.GetValueOrDefault(key));
}

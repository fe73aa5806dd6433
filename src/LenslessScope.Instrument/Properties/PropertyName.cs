using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Names of properties as people write them: <c>LABEL.PROPERTY</c>, where labels and names may hold dots.
/// </summary>
internal static class PropertyName
{
    /// <summary>
    /// Device and property. The longest label of the core that fits decides; null when none does or nothing follows it.
    /// </summary>
    public static (string Device, string Property)? Split(CMMCore core, string text)
    {
        var label = core.GetLoadedDevices().Append("Core")
            .Where(label => text.StartsWith(label + ".", StringComparison.Ordinal) && text.Length > label.Length + 1)
            .MaxBy(label => label.Length);
        return label == null ? null : (label, text[(label.Length + 1)..]);
    }
}

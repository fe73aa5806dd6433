namespace LenslessScope.Acquisition;

/// <summary>A property and its value.</summary>
/// <param name="Device">Label of the device; <see cref="OfCamera"/> for the camera that takes the frames.</param>
/// <param name="Property">The property.</param>
/// <param name="Value">As the device writes it; without comma.</param>
public sealed record PlanSetting(string Device, string Property, string Value)
{
    /// <summary>In place of a label: the camera that takes the frames, whatever its label is.</summary>
    public const string OfCamera = "";
}

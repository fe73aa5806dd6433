namespace LenslessScope.Acquisition;

/// <summary>A channel: a preset, and what belongs to it.</summary>
/// <param name="Name">Unlike all others; of the preset by default.</param>
public sealed record PlanChannel(string Name)
{
    /// <summary>The group and the preset in it that make the channel; null to change nothing.</summary>
    public PresetChoice? Preset { get; init; }

    /// <summary>Exposure time, ms; null for that of the plan.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>The camera's property Gain; null to leave it.</summary>
    public double? Gain { get; init; }

    /// <summary>Added to the position of the focus stage, µm. Default 0.</summary>
    public double ZOffsetUm { get; init; }

    /// <summary>
    /// Wavelength to record with the frames, nm, where the light source does not say its own. Default: null.
    /// </summary>
    public double? WavelengthNm { get; init; }
}

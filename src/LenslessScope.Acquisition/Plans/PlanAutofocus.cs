namespace LenslessScope.Acquisition;

/// <summary>Focus by reconstruction: the distance at which the hologram is sharp is found and recorded.</summary>
/// <param name="MinZUm">Least distance from sample to sensor, µm; above 0.</param>
/// <param name="MaxZUm">Largest distance, µm.</param>
public sealed record PlanAutofocus(double MinZUm, double MaxZUm)
{
    /// <summary>At every Nth time point, from the first on, in the first frame of each position. Default 1.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Wavelength, nm; null for that of the channel or the light source.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>
    /// Whether the focus stage is moved by what the distance differs from that of the first focus, so that the sample
    /// stays at the same distance. Default false: distances are only recorded.
    /// </summary>
    public bool Follow { get; init; }
}

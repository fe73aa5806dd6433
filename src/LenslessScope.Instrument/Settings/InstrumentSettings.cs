namespace LenslessScope.Instrument;

/// <summary>What to set an instrument to, in this order.</summary>
public sealed record InstrumentSettings
{
    /// <summary>Presets, as <c>GROUP=PRESET</c>. Default: none.</summary>
    public IReadOnlyList<string> Presets { get; init; } = [];

    /// <summary>Properties, as <c>LABEL.PROPERTY=VALUE</c>. Default: none.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>The exposure time of the camera, ms, above 0; null leaves it as it is.</summary>
    public double? ExposureMs { get; init; }
}

/// <summary>A property that was set.</summary>
/// <param name="Device">The device's label.</param>
/// <param name="Property">The property's name.</param>
/// <param name="Before">Its value before the request.</param>
/// <param name="Asked">The value that was asked for.</param>
/// <param name="Now">What the device made of it.</param>
public sealed record SettingDone(string Device, string Property, string? Before, string Asked, string? Now);

/// <summary>What became of a request to set an instrument.</summary>
/// <param name="Done">The properties that were set, in order, without those of presets.</param>
/// <param name="Asked">How many properties were asked for.</param>
/// <param name="Refusal">Why a device ended the setting; null when everything is set.</param>
public sealed record SettingOutcome(IReadOnlyList<SettingDone> Done, int Asked, MMCore.CMMError? Refusal)
{
    /// <summary>All properties that the request was about, those of presets included.</summary>
    internal IReadOnlyList<(string Device, string Property)> Touched { get; init; } = [];

    /// <summary>Throws what a device refused.</summary>
    /// <exception cref="MMCore.CMMError">One did.</exception>
    public void ThrowIfRefused()
    {
        if (Refusal != null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Refusal);
    }
}

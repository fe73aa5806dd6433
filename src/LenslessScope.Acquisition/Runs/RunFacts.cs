using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>What holds for a run as a whole, besides its plan: the instrument, its state, the programs.</summary>
public sealed record RunFacts
{
    /// <summary>The .cfg file, as it was given.</summary>
    public required string ConfigurationPath { get; init; }

    /// <summary>What stood in it. A run is resumed only with the same.</summary>
    public required string ConfigurationText { get; init; }

    /// <summary>The camera's label.</summary>
    public required string Camera { get; init; }

    /// <summary>All properties of all devices at the start.</summary>
    public required Configuration DeviceState { get; init; }

    /// <summary>Programs, libraries and adapters by name, with their versions. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the machine. Default: this one's.</summary>
    public string Host { get; init; } = Environment.MachineName;

    /// <summary>
    /// Pixel pitch in the plane of the sensor, µm; above 0. Null where the configuration does not say.
    /// </summary>
    public double? PixelUm { get; init; }

    /// <summary>The XY stage at the start, µm; null without one.</summary>
    public double? StartXUm { get; init; }

    /// <inheritdoc cref="StartXUm"/>
    public double? StartYUm { get; init; }

    /// <summary>
    /// The focus stage at the start, µm, from which relative positions count; null without one. A resumed run keeps
    /// that of its first start.
    /// </summary>
    public double? StartZUm { get; init; }

    /// <summary>When the run starts, wall clock; what <see cref="PlannedFrame.Due"/> counts from.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}

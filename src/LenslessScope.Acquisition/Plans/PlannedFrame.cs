namespace LenslessScope.Acquisition;

/// <summary>
/// One frame of a plan with all that must be set for it. The frames of a plan come in the same order and with the same
/// numbers whenever they are asked for, so a number says which frame is meant across interruptions. What a frame does
/// not mention (a property, the exposure time, a stage) is for it as it was before the first frame, after
/// <see cref="Plan.Settings"/>: nothing is carried over from the frame before, so that frames are the same in any order
/// and after an interruption.
/// </summary>
public sealed record PlannedFrame
{
    /// <summary>Its number in the plan, from 0 without gaps.</summary>
    public required long Index { get; init; }

    /// <summary>What it is for.</summary>
    public FrameKind Kind { get; init; }

    /// <summary>The stack that it belongs to, by <see cref="PlannedStack.Name"/>.</summary>
    public required string Stack { get; init; }

    /// <summary>Its place in the stack, each from 0.</summary>
    public required StackPlace Place { get; init; }

    /// <summary>The step on every axis of the plan that has more than one, by the axis's name, each from 0.</summary>
    public required IReadOnlyDictionary<string, long> Steps { get; init; }

    /// <summary>When it may start at the earliest, since the start of the run; null for at once.</summary>
    public TimeSpan? Due { get; init; }

    /// <summary>Presets that hold for it, in the order in which they are applied.</summary>
    public IReadOnlyList<PresetChoice> Presets { get; init; } = [];

    /// <summary>Properties that hold for it, applied after the presets, in their order.</summary>
    public IReadOnlyList<PlanSetting> Settings { get; init; } = [];

    /// <summary>Exposure time, ms; null as the camera was set before the first frame.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Where the XY stage is for it, µm; null for where it was before the first frame.</summary>
    public double? XUm { get; init; }

    /// <inheritdoc cref="XUm"/>
    public double? YUm { get; init; }

    /// <summary>Where the focus stage is for it, µm; null for where it was before the first frame.</summary>
    public double? ZUm { get; init; }

    /// <summary>Whether <see cref="ZUm"/> is added to where the stage is at the start of the run.</summary>
    public bool ZRelative { get; init; }

    /// <summary>Whether the shutter stays closed, where there is one.</summary>
    public bool LightOff { get; init; }

    /// <summary>How many exposures are averaged into it; at least 1.</summary>
    public int Averages { get; init; } = 1;

    /// <summary>The channel's name; null where the plan has none.</summary>
    public string? Channel { get; init; }

    /// <summary>The position's name; null where the plan has none.</summary>
    public string? Position { get; init; }

    /// <summary>Wavelength that the plan says, nm; null for what the light source says.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>Whether the hologram's focus is searched for in this frame.</summary>
    public bool FindFocus { get; init; }
}

namespace LenslessScope.Acquisition;

/// <summary>What a frame is for.</summary>
public enum FrameKind
{
    /// <summary>Of the sample.</summary>
    Image,

    /// <summary>Without a sample.</summary>
    Background,

    /// <summary>Without light.</summary>
    Dark,
}

/// <summary>
/// One frame of a plan with all that must be set for it. The frames of a plan come in the same order and with the same
/// numbers whenever they are asked for, so a number says which frame is meant across interruptions.
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

    /// <summary>Exposure time, ms; null as the camera is set.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Where the XY stage is for it, µm; null to stay.</summary>
    public double? XUm { get; init; }

    /// <inheritdoc cref="XUm"/>
    public double? YUm { get; init; }

    /// <summary>Where the focus stage is for it, µm; null to stay.</summary>
    public double? ZUm { get; init; }

    /// <summary>Whether <see cref="ZUm"/> is added to where the stage is at the start of the run.</summary>
    public bool ZRelative { get; init; }

    /// <summary>Whether the shutter stays closed.</summary>
    public bool LightOff { get; init; }

    /// <summary>How many exposures are averaged into it; at least 1.</summary>
    public int Averages { get; init; } = 1;

    /// <summary>The channel's name; null where the plan has none.</summary>
    public string? Channel { get; init; }

    /// <summary>The position's name; null where the plan has none.</summary>
    public string? Position { get; init; }

    /// <summary>Wavelength that the plan says, nm; null for what the light source says.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>Whether the hologram's focus is looked for in this frame.</summary>
    public bool FindFocus { get; init; }
}

/// <summary>A place in a stack: time, channel, z, each from 0. Exposures and axes of one's own count as channels.</summary>
public readonly record struct StackPlace(int T, int C, int Z);

/// <summary>The frames of a plan that lie in one place in the sample, or one kind of reference frames: one file, or several where it grows too large.</summary>
/// <param name="Name">Unlike all others; the file's name without its ending.</param>
/// <param name="Kind">What its frames are for.</param>
/// <param name="SizeT">Time points; at least 1.</param>
/// <param name="ChannelNames">One for each channel of the stack, in their order; at least one.</param>
/// <param name="SizeZ">Positions of the focus stage; at least 1.</param>
/// <param name="ZStepUm">The distance between neighbours, µm; null where it differs or there is one.</param>
/// <param name="DimensionOrder">The order in which frames come, as OME names it, fastest first: XYZCT and so on.</param>
/// <param name="Frames">How many frames the plan has in it.</param>
public sealed record PlannedStack(string Name, FrameKind Kind, int SizeT, IReadOnlyList<string> ChannelNames, int SizeZ,
    double? ZStepUm, string DimensionOrder, long Frames);

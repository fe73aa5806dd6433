namespace LenslessScope.Acquisition;

/// <summary>
/// What a run shall do: an immutable value, compared by reference, checked by whoever makes it. Axes that are not given
/// have one step and change nothing.
/// </summary>
public sealed record Plan
{
    /// <summary>What the run is about; names files. Default: run.</summary>
    public string Name { get; init; } = "run";

    /// <summary>Whatever the user wants to keep with the data. Default: none.</summary>
    public string? Description { get; init; }

    /// <summary>The label of the camera; null (default) for the one that the configuration makes the core's.</summary>
    public string? Camera { get; init; }

    /// <summary>
    /// The axes from the slowest to the fastest: <c>time</c>, <c>position</c>, <c>channel</c>, <c>z</c>, <c>exposure</c> and
    /// the names of <see cref="Axes"/>. Axes left out follow behind in the default order: time, position, the axes of
    /// one's own, channel, exposure, z.
    /// </summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Time points, phase after phase. Default: one time point, at once.</summary>
    public IReadOnlyList<TimePhase> Time { get; init; } = [];

    /// <summary>Places on the XY stage. Default: where it is.</summary>
    public IReadOnlyList<PlanPosition> Positions { get; init; } = [];

    /// <summary>Presets of light and the like, one after the other. Default: as the instrument is set.</summary>
    public IReadOnlyList<PlanChannel> Channels { get; init; } = [];

    /// <summary>Positions of the focus stage. Default: where it is.</summary>
    public ZPlan? Z { get; init; }

    /// <summary>Exposure times in ms of each place, shortest to longest or any other order (bracketing). Default: one.</summary>
    public IReadOnlyList<double> ExposuresMs { get; init; } = [];

    /// <summary>Axes of one's own, each over one property.</summary>
    public IReadOnlyList<PropertyAxis> Axes { get; init; } = [];

    /// <summary>Settings made once before the first frame, in their order. Default: none.</summary>
    public IReadOnlyList<PlanSetting> Settings { get; init; } = [];

    /// <summary>Exposure time of frames for which nothing else says one, ms; null (default) as the camera is set.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Frames without a sample, taken before the first time point. Default: none.</summary>
    public ReferenceFrames? Background { get; init; }

    /// <summary>Frames without light, taken before everything else. Default: none.</summary>
    public ReferenceFrames? Dark { get; init; }

    /// <summary>Focus by the hologram before frames are taken. Default: none.</summary>
    public PlanAutofocus? Autofocus { get; init; }

    /// <summary>How many exposures are averaged into one frame; at least 1. Default 1.</summary>
    public int Averages { get; init; } = 1;

    /// <summary>What is left out. Default: nothing.</summary>
    public IReadOnlyList<SkipRule> Skip { get; init; } = [];

    /// <summary>What happens when a frame fails.</summary>
    public FailurePolicy OnFailure { get; init; } = new();
}

/// <summary>Time points at equal intervals.</summary>
/// <param name="Interval">From the start of one time point to the start of the next; 0 for as fast as it goes.</param>
/// <param name="Count">How many; at least 1.</param>
public sealed record TimePhase(TimeSpan Interval, long Count);

/// <summary>A place on the XY stage.</summary>
/// <param name="Name">Names the file; unlike all others.</param>
/// <param name="XUm">µm; null to stay.</param>
/// <param name="YUm">µm; null to stay.</param>
/// <param name="ZUm">Where <see cref="ZPlan"/> that is relative starts from here, µm; null for where the stage is at the start.</param>
public sealed record PlanPosition(string Name, double? XUm = null, double? YUm = null, double? ZUm = null);

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

    /// <summary>Wavelength to record with the frames, nm; null (default) for what the light source says.</summary>
    public double? WavelengthNm { get; init; }
}

/// <summary>A preset of a group.</summary>
public readonly record struct PresetChoice(string Group, string Preset);

/// <summary>Positions of the focus stage.</summary>
/// <param name="PositionsUm">In the order in which they are visited, µm; at least one.</param>
/// <param name="Relative">Whether they are added to where the stage is at the start of the run, or to what the position says.</param>
public sealed record ZPlan(IReadOnlyList<double> PositionsUm, bool Relative);

/// <summary>An axis over the values of one property.</summary>
/// <param name="Name">The axis, as <see cref="Plan.Order"/> and <see cref="SkipRule"/> name it.</param>
/// <param name="Device">Label of the device.</param>
/// <param name="Property">The property.</param>
/// <param name="Values">In their order; at least one.</param>
public sealed record PropertyAxis(string Name, string Device, string Property, IReadOnlyList<string> Values);

/// <summary>A property and its value.</summary>
public sealed record PlanSetting(string Device, string Property, string Value);

/// <summary>Frames taken for the sake of others.</summary>
/// <param name="Frames">How many; at least 1.</param>
public sealed record ReferenceFrames(int Frames)
{
    /// <summary>The preset that takes the sample out of the light, or the light off; null to change nothing but the shutter
    /// (dark frames: closed).</summary>
    public PresetChoice? Preset { get; init; }
}

/// <summary>Focus by reconstruction: the distance at which the hologram is sharp is found and recorded.</summary>
/// <param name="MinZUm">Least distance from sample to sensor, µm; above 0.</param>
/// <param name="MaxZUm">Largest distance, µm.</param>
public sealed record PlanAutofocus(double MinZUm, double MaxZUm)
{
    /// <summary>At every Nth time point, from the first on. Default 1.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Wavelength, nm; null for that of the channel or the light source.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>
    /// Whether the focus stage is moved by what the distance differs from that of the first focus, so that the sample stays
    /// at the same distance. Default false: distances are only recorded.
    /// </summary>
    public bool Follow { get; init; }
}

/// <summary>Leaves frames out of the order: all those that match every condition given.</summary>
public sealed record SkipRule
{
    /// <summary>The axis that is thinned or cut, as <see cref="Plan.Order"/> names it.</summary>
    public required string Axis { get; init; }

    /// <summary>Keeps every Nth step of the axis, from the first; at least 2. Null: leaves all steps out that match.</summary>
    public int? KeepEvery { get; init; }

    /// <summary>Steps of the axis from 0 that are left out; empty for all.</summary>
    public IReadOnlyList<long> Steps { get; init; } = [];

    /// <summary>Only for this channel; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>Only for this position; null for all.</summary>
    public string? Position { get; init; }
}

/// <summary>What happens when the device fails on a frame.</summary>
public sealed record FailurePolicy
{
    /// <summary>How often a frame is tried again; 0 to 100. Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Pause before each further try. Default 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What happens when all tries have failed. Default: the frame is recorded as missing, and the run goes on.</summary>
    public FailureAction Then { get; init; } = FailureAction.Skip;

    /// <summary>
    /// How long a frame may take beyond its exposure before it counts as failed; above 0. Null (default): 10 s and the
    /// exposure once more.
    /// </summary>
    public TimeSpan? StallTimeout { get; init; }
}

/// <summary>What a run does about a frame that failed for good.</summary>
public enum FailureAction
{
    /// <summary>Records it as missing and goes on.</summary>
    Skip,

    /// <summary>Ends the run; it can be resumed.</summary>
    Stop,
}

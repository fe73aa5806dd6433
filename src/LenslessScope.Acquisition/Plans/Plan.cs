namespace LenslessScope.Acquisition;

/// <summary>
/// What a run is to do: an immutable value. Axes that are not given have one step and change nothing.
/// <see cref="Problems"/> tells what is wrong with it; <see cref="PlanFile"/> reads and writes it.
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
    /// The axes from the slowest to the fastest: <c>time</c>, <c>position</c>, <c>channel</c>, <c>z</c>,
    /// <c>exposure</c> and the names of <see cref="Axes"/>. Axes left out follow in the default order: time,
    /// position, the axes of one's own, channel, exposure, z.
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

    /// <summary>Exposure times in ms of each place, shortest to longest or any other order (bracketing). Default:
    /// one.</summary>
    public IReadOnlyList<double> ExposuresMs { get; init; } = [];

    /// <summary>Axes of one's own, each over one property.</summary>
    public IReadOnlyList<PropertyAxis> Axes { get; init; } = [];

    /// <summary>Settings made once before the first frame, in their order. Default: none.</summary>
    public IReadOnlyList<PlanSetting> Settings { get; init; } = [];

    /// <summary>Exposure time of frames for which nothing else says one, ms; null (default) as the camera is
    /// set.</summary>
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

    /// <summary>
    /// All frames in the order in which they are taken: dark frames, background frames, then those of the sample. The
    /// same at each call, and made one by one, so that long plans need no memory.
    /// </summary>
    /// <exception cref="PlanException">The plan has <see cref="Problems"/>.</exception>
    public IEnumerable<PlannedFrame> Frames()
    {
        PlanException.ThrowIfAny(Problems());
        return PlanFrames.Of(this);
    }

    /// <summary>The stacks that the frames belong to, in the order in which they begin. Those without any frame are
    /// left out.</summary>
    /// <exception cref="PlanException">The plan has <see cref="Problems"/>.</exception>
    public IReadOnlyList<PlannedStack> Stacks()
    {
        PlanException.ThrowIfAny(Problems());
        return PlanStacks.Of(this);
    }

    /// <summary>Everything in the plan that is impossible or contradicts itself, all at once; empty for a good
    /// plan.</summary>
    public IReadOnlyList<PlanProblem> Problems() => PlanRules.Check(this);

    /// <summary>Everything in the plan that an instrument cannot do, all at once; empty when it can run
    /// there.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <exception cref="PlanException">The plan has <see cref="Problems"/> of its own.</exception>
    public IReadOnlyList<PlanProblem> ProblemsOn(InstrumentFacts instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        PlanException.ThrowIfAny(Problems());
        return InstrumentRules.Check(this, instrument);
    }

    /// <summary>What to know before the plan is run on an instrument, although it prevents nothing.</summary>
    /// <param name="instrument">The instrument.</param>
    public IReadOnlyList<PlanProblem> NotesOn(InstrumentFacts instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return WavelengthRules.Notes(this, instrument);
    }
}

namespace LenslessScope.Acquisition;

/// <summary>What can happen in a run besides frames.</summary>
public enum RunEventKind
{
    /// <summary>A pause began.</summary>
    Paused,

    /// <summary>A pause ended.</summary>
    Continued,

    /// <summary>A device failed; the message has its own words.</summary>
    DeviceError,

    /// <summary>Data could not be written: disk full, medium removed, file system read-only.</summary>
    StorageError,

    /// <summary>Data can be written again.</summary>
    StorageMended,

    /// <summary>Frames were lost between the camera and the file.</summary>
    Dropped,

    /// <summary>The instrument was set in another way than the plan says.</summary>
    Reconfigured,

    /// <summary>The wall clock was set. Times since the start of the run are not touched by it.</summary>
    ClockSet,

    /// <summary>Anything else worth knowing.</summary>
    Remark,
}

/// <summary>Something that happened in a run.</summary>
/// <param name="Time">Wall clock.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">What happened, in a sentence.</param>
/// <param name="Frame">The number of the frame that it concerns; null for none.</param>
public sealed record RunEvent(DateTimeOffset Time, RunEventKind Kind, string Message, long? Frame = null);

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>The plan was gone through to its end; frames can be missing all the same.</summary>
    Completed,

    /// <summary>Someone ended it.</summary>
    Stopped,

    /// <summary>It could not go on.</summary>
    Failed,
}

/// <summary>The end of a run, or of one session of it.</summary>
/// <param name="Time">Wall clock.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why; null where the outcome says all.</param>
public sealed record RunEnd(DateTimeOffset Time, RunOutcome Outcome, string? Reason = null);

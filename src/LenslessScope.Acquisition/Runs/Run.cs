using System.Text.Json.Serialization;

namespace LenslessScope.Acquisition;

/// <summary>In what state a run is.</summary>
public enum RunState
{
    /// <summary>A process is writing it.</summary>
    Running,

    /// <summary>
    /// The process that wrote it is gone without having ended it: crash or power cut. It can be resumed.
    /// </summary>
    Interrupted,

    /// <summary>Ended by someone before its end. It can be resumed.</summary>
    Stopped,

    /// <summary>It could not go on. It can be resumed.</summary>
    Failed,

    /// <summary>Carried out to the end, but frames are missing. It can be resumed to try those again.</summary>
    Incomplete,

    /// <summary>It has every frame of the plan.</summary>
    Complete,
}

/// <summary>A run, as its folder tells.</summary>
public sealed record Run
{
    /// <summary>The folder, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The plan that is carried out.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The stacks of the plan.</summary>
    public required IReadOnlyList<PlannedStack> Stacks { get; init; }

    /// <summary>In what state it is.</summary>
    public required RunState State { get; init; }

    /// <summary>From each start to its end, first to last; at least one.</summary>
    public required IReadOnlyList<RunSession> Sessions { get; init; }

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<RunEvent> Events { get; init; }

    /// <summary>Frames of the plan.</summary>
    public required long Expected { get; init; }

    /// <summary>The frames that it has, by their numbers.</summary>
    public required IReadOnlyList<RecordedFrame> Frames { get; init; }

    /// <summary>Frames that were given up, by number, with the reason.</summary>
    public required IReadOnlyDictionary<long, string> Missing { get; init; }

    /// <summary>Size and kind of the pixels; null while there is no frame.</summary>
    public required FrameShape? Shape { get; init; }
}

/// <summary>A run from one start to its end.</summary>
/// <param name="Facts">What held at its start.</param>
/// <param name="End">How it ended; null where it goes on or was cut off.</param>
public sealed record RunSession(RunFacts Facts, RunEnd? End);

/// <summary>One frame of a run.</summary>
public sealed record RecordedFrame
{
    /// <summary>Its number in the plan.</summary>
    public required long Index { get; init; }

    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Place in the stack.</summary>
    public required StackPlace Place { get; init; }

    /// <summary>Name of the file in the folder.</summary>
    public required string File { get; init; }

    /// <summary>Page in the file, from 0.</summary>
    public required int Page { get; init; }

    /// <summary>CRC-32C (Castagnoli) of the pixels as they lie in the file.</summary>
    [JsonPropertyName("crc32c")]
    public required uint Checksum { get; init; }

    /// <summary>What else is known of it.</summary>
    public required FrameRecord Record { get; init; }
}

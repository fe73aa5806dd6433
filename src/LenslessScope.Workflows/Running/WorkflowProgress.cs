namespace LenslessScope.Workflows;

/// <summary>What a workflow is doing.</summary>
public enum WorkflowStage
{
    /// <summary>Searching for the focus of a hologram.</summary>
    Focusing,

    /// <summary>Finding the field of a hologram, iteration by iteration.</summary>
    Retrieving,

    /// <summary>Looking for the objects of a hologram.</summary>
    Detecting,

    /// <summary>Computing the planes of a stack.</summary>
    Stacking,

    /// <summary>Comparing a frame with the first one.</summary>
    Registering,

    /// <summary>Making one field of several frames.</summary>
    Solving,

    /// <summary>Recording frames.</summary>
    Recording,
}

/// <summary>
/// What a workflow tells while it runs. It is reported on the thread that does the work, which goes on when the
/// receiver returns.
/// </summary>
/// <param name="Input">The hologram that it is about; null where it is about all of them, or about none.</param>
public abstract record WorkflowProgress(string? Input);

/// <summary>How far the work on an input is.</summary>
/// <param name="Input">The hologram; null where it is about all of them, or about none.</param>
/// <param name="Stage">What is being done.</param>
/// <param name="Fraction">The part of the stage that is done; 0 to 1.</param>
public sealed record StageProgress(string? Input, WorkflowStage Stage, double Fraction) : WorkflowProgress(Input)
{
    /// <summary>The iteration, plane or frame that is being worked on, from 1; 0 in stages that do not count.</summary>
    public int Step { get; init; }

    /// <summary>Their maximum number; 0 in stages that do not count.</summary>
    public int Steps { get; init; }

    /// <summary>Pixels that count as one while a field is found at less than its size, along an axis; else 1.</summary>
    public int Binning { get; init; } = 1;

    /// <summary>The relative change of the field by the last iteration; null in other stages.</summary>
    public double? Change { get; init; }
}

/// <summary>The work on an input is done.</summary>
/// <param name="Input">The hologram; null where it is about all of them, or about none.</param>
public sealed record InputFinished(string? Input) : WorkflowProgress(Input);

/// <summary>The work on an input failed; that on others goes on.</summary>
/// <param name="Failure">Why; the outcome has it, too.</param>
public sealed record InputFailed(InputFailure Failure) : WorkflowProgress(Failure.Input);

/// <summary>Something that should be known and did not stop the work.</summary>
/// <param name="Input">The hologram; null where it is about all of them, or about none.</param>
/// <param name="Message">The message; parameters that it mentions stand in backquotes.</param>
public sealed record WorkflowNotice(string? Input, string Message) : WorkflowProgress(Input);

/// <summary>
/// Progress of one kind as that of another. <see cref="Progress{T}"/> of the framework reports on other threads, after
/// the work is over.
/// </summary>
internal sealed class Telling<T>(Action<T> action) : IProgress<T>
{
    public void Report(T value) => action(value);
}

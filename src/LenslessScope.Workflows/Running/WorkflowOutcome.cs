namespace LenslessScope.Workflows;

/// <summary>What became of a request.</summary>
public abstract record WorkflowOutcome
{
    private protected WorkflowOutcome()
    {
    }

    /// <summary>How many results there are: one for each hologram, or one for all of them.</summary>
    public abstract int ResultCount { get; }

    /// <summary>The files that were written, by their full names; empty when there is no result.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What failed, in the order of the inputs. If there is none, all was done.</summary>
    public required IReadOnlyList<InputFailure> Failures { get; init; }

    /// <summary>What should be known of the results, each with its hologram where there are several.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>An outcome with its results.</summary>
internal sealed record WorkflowOutcome<T> : WorkflowOutcome
{
    public required IReadOnlyList<T> Results { get; init; }

    public override int ResultCount => Results.Count;
}

/// <summary>The work on one of several inputs failed, or all of it.</summary>
/// <param name="Input">Which of several holograms; null when there was only one thing to do, and it failed.</param>
/// <param name="Cause">Why.</param>
public sealed record InputFailure(string? Input, Exception Cause);

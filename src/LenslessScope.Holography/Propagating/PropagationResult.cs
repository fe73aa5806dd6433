namespace LenslessScope.Holography;

/// <summary>A propagated field and how it was made.</summary>
public sealed record PropagationResult
{
    /// <summary>What was asked for.</summary>
    public required PropagationSettings Settings { get; init; }

    /// <summary>
    /// The field in the new plane; same size and pitch, but under the exact kernel of a point source.
    /// </summary>
    public required ComplexField Field { get; init; }

    /// <summary>Rows of the padded grid.</summary>
    public required int PaddedHeight { get; init; }

    /// <summary>Columns of the padded grid.</summary>
    public required int PaddedWidth { get; init; }

    /// <summary>What limits the result, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}

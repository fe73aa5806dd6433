namespace LenslessScope.Acquisition;

/// <summary>Leaves frames out of the order: all those that match every condition given.</summary>
public sealed record SkipRule
{
    /// <summary>The axis that is thinned or cut, as <see cref="Plan.Order"/> names it.</summary>
    public required string Axis { get; init; }

    /// <summary>Keeps every Nth step of the axis, from the first; at least 2. Null: leaves all steps out that
    /// match.</summary>
    public int? KeepEvery { get; init; }

    /// <summary>Steps of the axis from 0 that are left out; empty for all.</summary>
    public IReadOnlyList<long> Steps { get; init; } = [];

    /// <summary>Only for this channel; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>Only for this position; null for all.</summary>
    public string? Position { get; init; }
}

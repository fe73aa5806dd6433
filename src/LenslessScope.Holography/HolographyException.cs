namespace LenslessScope.Holography;

/// <summary>
/// A request that cannot be carried out: sizes that do not fit together, values outside their range. All reasons are
/// collected before anything is computed.
/// </summary>
public sealed class HolographyException : Exception
{
    /// <summary>An exception for the given reasons; at least one.</summary>
    public HolographyException(IReadOnlyList<string> reasons)
        : base(string.Join(Environment.NewLine, reasons ?? []))
    {
        ArgumentNullException.ThrowIfNull(reasons);
        ArgumentOutOfRangeException.ThrowIfZero(reasons.Count);
        Reasons = [.. reasons];
    }

    /// <summary>An exception for one reason.</summary>
    public HolographyException(string reason)
        : this([reason])
    {
    }

    /// <summary>Each a sentence or two: what is wrong, the value, what is allowed, the next step.</summary>
    public IReadOnlyList<string> Reasons { get; }

    internal static void ThrowIfAny(IReadOnlyList<string> reasons)
    {
        // Several steps may check the same value.
        if (reasons.Count > 0)
            throw new HolographyException([.. reasons.Distinct()]);
    }
}

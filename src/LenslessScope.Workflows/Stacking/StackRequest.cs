using LenslessScope.Holography;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>Asks for the amplitudes of holograms in many planes, each hologram for itself.</summary>
public sealed record StackRequest : HologramsRequest
{
    /// <summary>The range of distances in which planes lie, µm. Required, though it may be null.</summary>
    public DistanceRange? ZRangeUm { get; init; }

    /// <summary>
    /// Distance between planes, µm; above 0, such that there are 2 to 100 000 planes. Null (default): the depth of
    /// field in the middle of the range.
    /// </summary>
    public double? StepUm { get; init; }

    /// <summary>
    /// 32 (default): amplitude as floating point; 16: amplitude × 10 000 in whole numbers; 8: amplitude × 100.
    /// </summary>
    public int Bits { get; init; } = 32;

    private protected override IEnumerable<Problem> OwnProblems()
    {
        if (SourceUm is { } source)
            yield return new Problem("sourceUm", $"{source}: with a point source every plane has a different pixel " +
                "size, which a stack cannot represent. Use `reconstructAtZUm` for single planes.");
        foreach (var problem in RangeProblems(ZRangeUm != null).Concat(ZRangeUm?.Problems("zRangeUm") ?? []))
            yield return problem;
        foreach (var problem in Quantity.Check("stepUm", StepUm, 1e8, "µm"))
            yield return problem;
        if (ZRangeUm is var (from, to) && to > from && StepUm is { } step and > 0
            && PlaneStep.Refusal(from, to, step, leastPlanes: 2) is { } refusal)
            yield return new Problem("stepUm", refusal);
        if (Bits is not (8 or 16 or 32))
            yield return new Problem("bits", $"{Bits} is not valid: choose 32, 16 or 8.");
    }
}

namespace LenslessScope.Holography;

/// <summary>What Fourier transforms of a computation cost at least, whatever the machine.</summary>
/// <param name="PaddedHeight">Rows of the grid that is transformed.</param>
/// <param name="PaddedWidth">Its columns.</param>
/// <param name="Transforms">How many transforms of that grid.</param>
public sealed record ComputingCost(int PaddedHeight, int PaddedWidth, int Transforms)
{
    // A row and a column pass read and write 8 bytes per sample, and half of another pass multiplies or converts.
    private const double PassesOfTransform = 4.5;

    /// <summary>Floating-point operations in 10⁹: 5 N log₂ N for each transform of N complex samples.</summary>
    public double Gflop => 5 * Samples * Math.Log2(Math.Max(2, Samples)) * Transforms * 1e-9;

    /// <summary>Memory traffic in 10⁹ bytes, in single precision; an estimate.</summary>
    public double MemoryTrafficGb => PassesOfTransform * 8 * Samples * Transforms * 1e-9;

    private double Samples => (double)PaddedHeight * PaddedWidth;

    /// <summary>
    /// Of a reconstruction's last step: two transforms of a propagation (one under the exact kernel),
    /// those of a phase retrieval (<see cref="PhaseRetrievalResult.Transforms"/>). Null without a field. The search
    /// for the focus is not in it.
    /// </summary>
    public static ComputingCost? Of(ReconstructionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        const int ofPropagation = 2;
        return result switch
        {
            { Propagation: { } p } => new ComputingCost(p.PaddedHeight, p.PaddedWidth,
                result.Settings.Kernel == PointSourceKernel.Exact ? 1 : ofPropagation),
            { Retrieval: { } r } =>
                new ComputingCost(r.PaddedHeight, r.PaddedWidth, (int)Math.Ceiling(r.Transforms)),
            _ => null,
        };
    }
}

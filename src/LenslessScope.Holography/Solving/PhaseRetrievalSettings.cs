using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>How <see cref="PhaseRetrieval"/> looks for the field.</summary>
public sealed record PhaseRetrievalSettings
{
    /// <summary>
    /// <see cref="ReconstructionMethod.TotalVariation"/> (default) or <see cref="ReconstructionMethod.Support"/>; the
    /// latter takes one frame.
    /// </summary>
    public ReconstructionMethod Method { get; init; } = ReconstructionMethod.TotalVariation;

    /// <summary>
    /// Maximum number of iterations at full size, 1 to 100 000; null (default) for 42, or for 200 with a support or
    /// with <see cref="Oversampling"/>. Each costs four Fourier transforms per frame. The 42 suffice because up to 50
    /// with pixels binned 4 by 4 and 50 with pixels binned 2 by 2 go before, which cost about as much as 16; frames
    /// below 64 pixels do without.
    /// </summary>
    public int? Iterations { get; init; }

    /// <summary>The maximum number of iterations, given or the method's default.</summary>
    public int MostIterations => Iterations ??
        (Method == ReconstructionMethod.TotalVariation && Oversampling == 1 ? 42 : 200);

    /// <summary>
    /// Stop when an iteration changes the field by less than this part of it, ‖Δx‖/‖x‖; 0 (never) to 1, default 2·10⁻⁴.
    /// </summary>
    public double Tolerance { get; init; } = 2e-4;

    /// <summary>
    /// Weight τ of the total variation against the misfit, 0 to 0.1. Null (default): found from the frames,
    /// 1/2.8 (on a finer grid 1/4.5) of what they leave unexplained (root mean square of the amplitude,
    /// over the root of their number), 5·10⁻⁴ to 2·10⁻²; <see cref="PhaseRetrievalResult.Weight"/> tells it.
    /// More smooths, less leaves noise and twin image. Ignored by <see cref="ReconstructionMethod.Support"/>.
    /// </summary>
    public double? Weight { get; init; }

    /// <summary>
    /// Steps of the total variation's dual per iteration, 1 to 100; default 2. A single one is a little faster,
    /// but wants a smaller weight, 5·10⁻⁴. Ignored by <see cref="ReconstructionMethod.Support"/>.
    /// </summary>
    public int DualSteps { get; init; } = 2;

    /// <summary>
    /// For <see cref="ReconstructionMethod.Support"/>: where objects are (above 0) and where the sample is clear (0),
    /// of the frame's size. Null (default): where the back-propagated field differs from the background.
    /// </summary>
    public Image<float>? Support { get; init; }

    /// <summary>
    /// Samples of the field per pixel along an axis, 1 (default) to 4: with several frames whose shadows are shifted by
    /// parts of a pixel, the field is found on a finer grid.
    /// </summary>
    public int Oversampling { get; init; } = 1;

    /// <summary>
    /// Size of the grid as a multiple of the frame, 1 to 16, rounded up to a product of 2, 3, 5 and 7. Null (default):
    /// room on all sides for what diffracts into the frame from outside, at least 64 pixels, at most double the size.
    /// </summary>
    public double? PaddingFactor { get; init; }

    /// <summary>Threads to use, at least 1; null (default) for one per processor. Never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>Everything wrong with the settings, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var reasons = new List<string>();
        if (Method is not (ReconstructionMethod.TotalVariation or ReconstructionMethod.Support))
            reasons.Add(
                $"The method is {Method}; phase retrieval supports {nameof(ReconstructionMethod.TotalVariation)} and " +
                $"{nameof(ReconstructionMethod.Support)}.");
        if (Iterations is < 1 or > 100_000)
            reasons.Add($"The number of iterations is {Iterations}; it must lie between 1 and 100000. Leave it out " +
                $"for {(this with { Iterations = null }).MostIterations}.");
        if (!(Tolerance is >= 0 and <= 1))
            reasons.Add(
                $"The tolerance is {Tolerance}; it must lie between 0 (never stop early) and 1. The default is 2e-4.");
        if (Weight is { } weight && !(weight is >= 0 and <= 0.1))
            reasons.Add($"The weight of the total variation is {weight}; it must lie between 0 and 0.1. " +
                "Leave it out to have it found from the frames.");
        if (DualSteps is < 1 or > 100)
            reasons.Add($"The number of dual steps is {DualSteps}; it must lie between 1 and 100. The default is 2.");
        if (Oversampling is < 1 or > 4)
            reasons.Add($"The oversampling is {Oversampling}; it must lie between 1 and 4.");
        if (Method == ReconstructionMethod.Support && Oversampling != 1)
            reasons.Add($"The oversampling is {Oversampling}; with a support it must be 1.");
        if (Support is { } support && Array.Exists(support.Pixels, float.IsNaN))
            reasons.Add("The support contains NaN; give 0 where the sample is clear, 1 elsewhere.");
        if (PaddingFactor is { } factor && !(factor is >= 1 and <= 16))
            reasons.Add($"The padding factor is {factor}; it must lie between 1 (no padding) and 16. " +
                "Leave it out to pad as the distance demands.");
        ThreadCount.Check(Threads, reasons);
        return reasons;
    }
}

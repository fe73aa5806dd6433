using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>What <c>result.json</c> says: the answer first, then everything it was made with.</summary>
internal sealed record ReconstructionReport(
    string Hologram,
    double? ZUm,
    double? SourceToSampleUm,
    double? Magnification,
    double? Confidence,
    Optics Optics,
    IReadOnlyList<string> Backgrounds,
    IReadOnlyList<string> Darks,
    ReconstructionReport.NormalisationPart? Normalisation,
    FocusReport? Focus,
    ReconstructionMethod Method,
    PointSourceKernel Kernel,
    ReconstructionReport.PropagationPart? Propagation,
    ReconstructionReport.RetrievalPart? Retrieval,
    ResolutionLimit? Resolution,
    ComputingCost? Cost,
    QuantityReport? Quantities,
    IReadOnlyList<string> Warnings,
    double ElapsedSeconds,
    Making Made)
{
    /// <summary>How counts became amplitude, and the doubtful pixels met.</summary>
    internal sealed record NormalisationPart(BackgroundMode Mode, BackgroundCombination Combination,
        AssumedLight? AssumedLight, double SmoothingPx, int BackgroundFrames, int DarkFrames, long SaturatedPixels,
        double? SaturationLevel, long DeadBackgroundPixels, long ClippedPixels);

    /// <summary>The grid on which the field was propagated.</summary>
    internal sealed record PropagationPart(double DistanceUm, double PixelUm, int PaddedHeight, int PaddedWidth,
        bool BandLimit);

    /// <summary>The iterations that removed the twin image, and how they converged.</summary>
    internal sealed record RetrievalPart(int Iterations, int MostIterations, double Tolerance, bool Converged,
        double Weight, int DualSteps, IReadOnlyList<double> Levels, int PaddedHeight, int PaddedWidth,
        IReadOnlyList<RetrievalStep> Curve);

    public static ReconstructionReport Of(ReconstructionResult result, string hologram,
        IReadOnlyList<string> backgrounds, IReadOnlyList<string> darks, ResolutionLimit? resolution,
        QuantityReport? quantities, Making made)
    {
        var normalisation = result.Normalisation;
        return new ReconstructionReport(
            hologram,
            result.ZUm,
            result.Optics.SourceUm is { } source ? source - result.ZUm : null,
            result.Geometry?.Magnification,
            result.Focus?.Confidence,
            result.Optics,
            backgrounds,
            darks,
            new NormalisationPart(normalisation.Settings.Mode, normalisation.Settings.Combination,
                backgrounds.Count == 0 ? normalisation.Settings.AssumedLight : null,
                normalisation.Settings.SmoothingPx, backgrounds.Count, darks.Count, normalisation.SaturatedPixels,
                normalisation.SaturationLevel, normalisation.DeadBackgroundPixels, normalisation.ClippedPixels),
            result.Focus is { } focus ? FocusReport.Of(focus) : null,
            result.Settings.Method,
            result.Settings.Kernel,
            result.Propagation is { } propagation
                ? new PropagationPart(propagation.Settings.DistanceUm, propagation.Field.PixelUm,
                    propagation.PaddedHeight, propagation.PaddedWidth, propagation.Settings.BandLimit)
                : null,
            result.Retrieval is { } retrieval
                ? new RetrievalPart(retrieval.Curve.Count, retrieval.Settings.MostIterations,
                    retrieval.Settings.Tolerance, retrieval.Converged, retrieval.Weight,
                    retrieval.Settings.DualSteps, retrieval.Levels, retrieval.PaddedHeight, retrieval.PaddedWidth,
                    retrieval.Curve)
                : null,
            resolution,
            ComputingCost.Of(result),
            quantities,
            [.. result.Warnings, .. quantities?.Warnings ?? []],
            result.Elapsed.TotalSeconds,
            made);
    }
}

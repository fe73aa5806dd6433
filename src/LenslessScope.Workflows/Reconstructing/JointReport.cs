using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>What <c>result.json</c> says of a field made of several frames.</summary>
internal sealed record JointReport(
    IReadOnlyList<JointReport.FramePart> Frames,
    double PixelUm,
    int MarginPx,
    IReadOnlyList<string> Backgrounds,
    IReadOnlyList<string> Darks,
    JointReconstructionSettings Settings,
    ReconstructionReport.RetrievalPart? Retrieval,
    IReadOnlyList<string> Warnings,
    double ElapsedSeconds,
    Making Made)
{
    /// <summary>One frame: where it was in focus and how it is displaced against the first.</summary>
    internal sealed record FramePart(string Hologram, double ZUm, Optics Optics, double ShiftColumnsPx,
        double ShiftRowsPx, double RotationDegrees, double Scale, double Correlation, FocusReport? Focus);

    public static JointReport Of(JointReconstructionResult result, HologramSet holograms, Making made) => new(
        [.. result.Frames.Select((frame, k) => new FramePart(holograms.Paths[k], frame.ZUm, frame.Optics,
            frame.Registration.Similarity.ShiftColumns, frame.Registration.Similarity.ShiftRows,
            frame.Registration.Similarity.RotationDegrees, frame.Registration.Similarity.Scale,
            frame.Registration.Correlation,
            frame.Focus is { } focus ? FocusReport.Of(focus) : null))],
        result.Field.PixelUm, result.MarginPx, holograms.Backgrounds, holograms.Darks, result.Settings,
        result.Retrieval is { } retrieval
            ? new ReconstructionReport.RetrievalPart(retrieval.Curve.Count, retrieval.Settings.MostIterations,
                retrieval.Settings.Tolerance, retrieval.Converged, retrieval.Weight, retrieval.Settings.DualSteps,
                retrieval.Levels, retrieval.PaddedHeight, retrieval.PaddedWidth, retrieval.Curve)
            : null,
        result.Warnings, result.Elapsed.TotalSeconds, made);
}

using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>Holograms in focus, each on its own.</summary>
internal static class ReconstructWorkflow
{
    /// <inheritdoc cref="Workflow.Run"/>
    public static WorkflowOutcome<ReconstructionReport> Run(ReconstructRequest request, WorkflowOutput output,
        IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
    {
        var holograms = HologramSet.Open(request, progress, (paths, frames) => OutputFolder.InputsInTheWay(
            frames, output.Folder, OutputFolder.SubfoldersFor(paths), ReconstructionFiles.Names));
        var measure = RequestSettings.Quantities(request);
        return WorkflowLoop.Run(holograms.Paths, output, progress, (i, files) =>
        {
            var path = holograms.Paths[i];
            var hologram = holograms.Hologram(path);
            CheckMemory(holograms, path, hologram, request, measured: measure != null);
            var result = Reconstruction.Run(hologram, RequestSettings.Reconstruction(request),
                StageOf.Focusing(path, progress), StageOf.Retrieving(path, progress), cancellation);
            // What makes the frame doubtful may be why there is no focus.
            if (result.Field == null)
                throw new HolographyException([.. result.Normalisation.Warnings, result.Focus!.Reason!]);
            var limit = ResolutionLimit.Of(result.Optics, result.ZUm!.Value, hologram.Intensity.Height,
                hologram.Intensity.Width, request.Coherence, oneColour: request.ColourPlane != ColourPlane.Mean);
            var unlit = PhaseGaps.Unlit(hologram);
            var quantities = measure == null
                ? null
                : QuantitativePhase.Run(result.Field,
                    measure with { Unlit = unlit, Frame = result.Normalisation.Amplitude }, cancellation);
            var gaps = quantities?.Gaps ?? PhaseGaps.Of(result.Field, unlit);
            var report = ReconstructionReport.Of(result, path, holograms.Backgrounds, holograms.Darks, limit,
                quantities == null
                    ? null
                    : QuantityReport.Of(quantities, request.RefractionIncrement ?? RefractionIncrement.OfCells,
                        MassTrust.Of(hologram, request.UsedMethod)),
                output.Made());
            files.Write(pathOf => ReconstructionFiles.Write(hologram, result, report, quantities, gaps, pathOf));
            return report;
        }, report => report.Warnings, report => report.Hologram);
    }

    private static void CheckMemory(
        HologramSet holograms, string path, Hologram hologram, ReconstructRequest request, bool measured)
    {
        holograms.CheckMemory(path, hologram, MemoryNeed.OfReconstruction(hologram.Intensity.Height,
            hologram.Intensity.Width, hologram.Optics, request.ZUm ?? request.ZRangeUm!.Value.To, request.UsedMethod,
            measured),
            request.UsedMethod == ReconstructionMethod.BackPropagation ? "" : "use `method=backPropagation`");
    }
}

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
            var result = Reconstruction.Run(hologram, RequestSettings.Reconstruction(request),
                StageOf.Focusing(path, progress), StageOf.Retrieving(path, progress), cancellation);
            if (result.Field == null)
                throw new HolographyException(result.Focus!.Reason!);
            var limit = ResolutionLimit.Of(result.Optics, result.ZUm!.Value, hologram.Intensity.Height,
                hologram.Intensity.Width, request.Coherence, oneColour: request.ColourPlane != ColourPlane.Mean);
            var quantities = measure == null ? null : QuantitativePhase.Run(result.Field, measure, cancellation);
            var report = ReconstructionReport.Of(result, path, holograms.Backgrounds, holograms.Darks, limit,
                quantities == null
                    ? null
                    : QuantityReport.Of(quantities, request.RefractionIncrement ?? RefractionIncrement.OfCells),
                output.Made());
            files.Write(pathOf => ReconstructionFiles.Write(hologram, result, report, quantities, pathOf));
            return report;
        }, report => report.Warnings, report => report.Hologram);
    }
}

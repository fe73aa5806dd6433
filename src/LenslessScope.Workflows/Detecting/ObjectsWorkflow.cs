using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>The objects of holograms.</summary>
internal static class ObjectsWorkflow
{
    /// <inheritdoc cref="Workflow.Run"/>
    public static WorkflowOutcome<ObjectReport> Run(ObjectsRequest request, WorkflowOutput output,
        IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
    {
        var holograms = HologramSet.Open(request, progress, (paths, frames) => OutputFolder.InputsInTheWay(
            frames, output.Folder, OutputFolder.SubfoldersFor(paths), ObjectFiles.Names));
        return WorkflowLoop.Run(holograms.Paths, output, progress, (i, files) =>
        {
            var path = holograms.Paths[i];
            var hologram = holograms.Hologram(path);
            CheckMemory(holograms, path, hologram, request);
            var result = ObjectDetection.Run(hologram, request.Detection!, request.Normalisation,
                StageOf.Detecting(path, progress), cancellation);
            var phase = request.DryMass ? Phase(request, hologram, result, path, progress, cancellation) : null;
            var report = ObjectReport.Of(
                result, hologram.Optics, path, holograms, request, phase, output.Made());
            files.Write(pathOf => ObjectFiles.Write(result, report, pathOf));
            return report;
        }, report => report.Warnings, report => report.Hologram);
    }

    private static void CheckMemory(HologramSet holograms, string path, Hologram hologram, ObjectsRequest request)
    {
        var (image, optics, farthest) = (hologram.Intensity, hologram.Optics, request.Detection!.MaxZUm);
        var planes = MemoryNeed.OfPlanes(image.Height, image.Width, optics, farthest);
        holograms.CheckMemory(path, hologram, request.DryMass
            ? Math.Max(planes, MemoryNeed.OfReconstruction(image.Height, image.Width, optics, farthest,
                ReconstructionMethod.TotalVariation, measured: true))
            : planes, request.DryMass ? "leave `dryMass` out" : "");
    }

    private static ObjectPhaseResult Phase(ObjectsRequest request, Hologram hologram, ObjectDetectionResult detected,
        string path, IProgress<WorkflowProgress>? progress, CancellationToken cancellation) =>
        ObjectPhase.Run(hologram, detected, request.Normalisation, RequestSettings.Retrieval(request.Iterations),
            RequestSettings.Quantities(request.IndexDifference, request.RefractionIncrement),
            StageOf.Retrieving(path, progress), cancellation);
}

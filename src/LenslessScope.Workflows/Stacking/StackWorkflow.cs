using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>Amplitudes of holograms in many planes.</summary>
internal static class StackWorkflow
{
    /// <inheritdoc cref="Workflow.Run"/>
    public static WorkflowOutcome<StackReport> Run(StackRequest request, WorkflowOutput output,
        IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
    {
        var holograms = HologramSet.Open(request, progress, (paths, frames) => OutputFolder.InputsInTheWay(
            frames, output.Folder, OutputFolder.SubfoldersFor(paths), StackFiles.Names));
        return WorkflowLoop.Run(holograms.Paths, output, progress, (i, files) =>
        {
            var path = holograms.Paths[i];
            var hologram = holograms.Hologram(path);
            holograms.CheckMemory(path, hologram, MemoryNeed.OfPlanes(hologram.Intensity.Height,
                hologram.Intensity.Width, hologram.Optics, request.ZRangeUm!.Value.To));
            var stack = new AmplitudeStack(hologram, request);
            StackReport? report = null;
            files.Write(pathOf => report = StackFiles.Write(
                stack, path, holograms, request, output, progress, pathOf, cancellation));
            return report!;
        }, report => report.Warnings, report => report.Hologram);
    }
}

using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>The search for the focus alone: its answer and its curve.</summary>
internal static class FocusWorkflow
{
    /// <inheritdoc cref="Workflow.Run"/>
    public static WorkflowOutcome<HologramFocus> Run(
        FocusRequest request, IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
    {
        var holograms = HologramSet.Open(request, progress);
        var (results, failures) = WorkflowLoop.ForEach(holograms.Paths, progress, i =>
        {
            var path = holograms.Paths[i];
            var hologram = holograms.Hologram(path);
            holograms.CheckMemory(path, hologram, MemoryNeed.OfFocus(hologram.Intensity.Height,
                hologram.Intensity.Width, hologram.Optics, request.Focus!));
            var focus = Focus.Run(hologram, request.Focus!, request.Normalisation,
                StageOf.Focusing(path, progress), cancellation);
            if (request.Plot != null)
                FocusPlot.Of(focus, path).Save(request.Plot);
            return new HologramFocus(path, FocusReport.Of(focus));
        });
        return new WorkflowOutcome<HologramFocus>
        {
            Results = results,
            Files = request.Plot != null && results.Count > 0 ? [Path.GetFullPath(request.Plot)] : [],
            Failures = failures,
            Warnings = [.. results.SelectMany(result =>
                result.Focus.Warnings.Select(warning => $"{result.Hologram}: {warning}"))],
        };
    }
}

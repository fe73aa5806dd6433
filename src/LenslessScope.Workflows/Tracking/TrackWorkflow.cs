using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>The objects of a series, followed over time.</summary>
internal static class TrackWorkflow
{
    /// <inheritdoc cref="Workflow.Run"/>
    public static WorkflowOutcome<TrackReport> Run(TrackRequest request, WorkflowOutput output,
        IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
    {
        var holograms = HologramSet.Open(request, progress,
            (_, frames) => OutputFolder.InputsInTheWay(frames, output.Folder, [""], TrackFiles.Names));
        var detection = request.Detection!;
        return WorkflowLoop.Run([null], output, progress, (_, files) =>
        {
            var series = new TrackedSeries(holograms, request, progress, cancellation);
            var tracking = request.Tracking! with
            {
                FrameInterval = request.Tracking!.FrameInterval ?? holograms.FrameInterval(progress),
            };
            var result = ObjectTracking.Run(series.Frames(), tracking, cancellation);
            var report = TrackReport.Of(result, series, holograms, request, output.Made());
            var pixelUm = series.Optics!.Effective((detection.MinZUm + detection.MaxZUm) / 2).PixelUm;
            files.Write(pathOf => TrackFiles.Write(result, report, series.Projection!, pixelUm, pathOf));
            return report;
        }, report => report.Warnings);
    }
}

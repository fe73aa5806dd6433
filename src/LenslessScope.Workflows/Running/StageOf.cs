using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>What the library tells while it works on a hologram, as progress of a workflow.</summary>
internal static class StageOf
{
    public static IProgress<FocusProgress>? Focusing(string path, IProgress<WorkflowProgress>? progress) =>
        progress == null ? null : new Telling<FocusProgress>(focus =>
            progress.Report(new StageProgress(path, WorkflowStage.Focusing, focus.Fraction)));

    public static IProgress<ObjectDetectionProgress>? Detecting(string path, IProgress<WorkflowProgress>? progress) =>
        progress == null ? null : new Telling<ObjectDetectionProgress>(detection =>
            progress.Report(new StageProgress(path, WorkflowStage.Detecting, detection.Fraction)));

    public static IProgress<RetrievalProgress>? Retrieving(string path, IProgress<WorkflowProgress>? progress) =>
        progress == null ? null : new Telling<RetrievalProgress>(retrieval =>
            progress.Report(new StageProgress(path, WorkflowStage.Retrieving, retrieval.Fraction)
            {
                Step = retrieval.Step.Iteration,
                Steps = retrieval.MostIterations,
                Binning = retrieval.Binning,
                Change = retrieval.Step.Change,
            }));

    public static IProgress<JointProgress>? Joining(
        IReadOnlyList<string> paths, IProgress<WorkflowProgress>? progress) =>
        progress == null ? null : new Telling<JointProgress>(joint => progress.Report(joint.Stage switch
        {
            JointStage.Focusing =>
                new StageProgress(paths[joint.Frame], WorkflowStage.Focusing, joint.Fraction),
            JointStage.Registering =>
                new StageProgress(paths[joint.Frame], WorkflowStage.Registering, joint.Fraction),
            _ => new StageProgress(null, WorkflowStage.Solving, joint.Fraction),
        }));
}

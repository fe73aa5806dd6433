using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>What the library tells while it works on a hologram, as progress of a workflow.</summary>
internal static class StageOf
{
    public static IProgress<FocusProgress>? Focusing(string path, IProgress<WorkflowProgress>? progress) =>
        progress == null ? null : new Telling<FocusProgress>(focus =>
            progress.Report(new StageProgress(path, WorkflowStage.Focusing, focus.Fraction)));
}

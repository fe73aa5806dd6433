using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>Holograms with known ground truth.</summary>
internal static class SimulationWorkflow
{
    /// <inheritdoc cref="Workflow.Run"/>
    public static WorkflowOutcome<TruthReport> Run(SimulationRequest request, WorkflowOutput output,
        IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
    {
        RequestException.ThrowIfAny(request.Problems());
        return WorkflowLoop.Run([null], output, progress, (_, files) =>
        {
            TruthReport? report = null;
            files.Write(pathOf => report = SimulationFiles.Write(request, output, progress, pathOf, cancellation));
            return report!;
        }, _ => []);
    }
}

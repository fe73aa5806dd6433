using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>Carries out requests.</summary>
public static class Workflow
{
    /// <summary>
    /// Does what is asked for. Of several holograms, one that fails does not keep the others from being worked on; the
    /// outcome tells of it.
    /// </summary>
    /// <param name="request">What to do.</param>
    /// <param name="output">Where results go. Null only for requests that write none, as that for a focus.</param>
    /// <param name="progress">Is told how far the work is, on the thread that does it. Default: not reported.</param>
    /// <param name="cancellation">Ends the work; no result is left behind.</param>
    /// <exception cref="RequestException">
    /// The request cannot be carried out; all reasons at once, before any work.
    /// </exception>
    /// <exception cref="UnreadableFileException">
    /// Frames that all holograms share cannot be read; all of them are named.
    /// </exception>
    /// <exception cref="OutputException">The folder of the results cannot be made or written to.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static WorkflowOutcome Run(WorkflowRequest request, WorkflowOutput? output = null,
        IProgress<WorkflowProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request switch
        {
            FocusRequest focus => FocusWorkflow.Run(focus, progress, cancellation),
            ObjectsRequest objects => ObjectsWorkflow.Run(objects, Given(output), progress, cancellation),
            ReconstructRequest { Joint: not null } joint =>
                JointWorkflow.Run(joint, Given(output), progress, cancellation),
            ReconstructRequest single => ReconstructWorkflow.Run(single, Given(output), progress, cancellation),
            SimulationRequest simulation => SimulationWorkflow.Run(simulation, Given(output), progress, cancellation),
            StackRequest stack => StackWorkflow.Run(stack, Given(output), progress, cancellation),
            TrackRequest track => TrackWorkflow.Run(track, Given(output), progress, cancellation),
            _ => throw new ArgumentException($"There is no workflow for a {request.GetType().Name}.", nameof(request)),
        };
    }

    private static WorkflowOutput Given(WorkflowOutput? output) =>
        output ?? throw new RequestException([new Problem("outputFolder", "is missing: say where the results go.")]);
}

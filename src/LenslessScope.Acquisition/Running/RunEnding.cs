using System.Runtime.ExceptionServices;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>How a part of a run ended.</summary>
/// <param name="Outcome">For the record.</param>
/// <param name="Reason">Why it did not go to its end; null when it did, and when it was asked to end.</param>
/// <param name="Fault">
/// What a hook, the program, or a device before the first frame threw; to be thrown on when all is put away.
/// </param>
internal sealed record RunEnding(RunOutcome Outcome, string? Reason = null, ExceptionDispatchInfo? Fault = null)
{
    /// <summary>Goes through a part and never throws.</summary>
    /// <param name="part">The part.</param>
    /// <param name="control">Says whether the run was asked to end.</param>
    public static async Task<RunEnding> OfAsync(Func<Task> part, RunControl control)
    {
        try
        {
            await part().ConfigureAwait(false);
            return new RunEnding(control.Stopping ? RunOutcome.Stopped : RunOutcome.Completed);
        }
        catch (OperationCanceledException)
        {
            return new RunEnding(RunOutcome.Stopped);
        }
        catch (RunFailedException failure)
        {
            return new RunEnding(RunOutcome.Failed, failure.Message);
        }
        catch (Exception error)
        {
            return new RunEnding(RunOutcome.Failed, error is CMMError device ? device.FullMessage : error.Message,
                ExceptionDispatchInfo.Capture(error));
        }
    }
}

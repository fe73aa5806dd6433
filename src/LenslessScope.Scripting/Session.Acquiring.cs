using LenslessScope.Acquisition;

namespace LenslessScope.Scripting;

public sealed partial class Session
{
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Runs a plan on the instrument into a folder, and shows how far it is. Ctrl-C ends it after the frame that is
    /// being taken. A folder that has the run already, interrupted or stopped, goes on where it was; then the plan in
    /// the folder counts.
    /// </summary>
    /// <param name="plan">What to take.</param>
    /// <param name="folder">The run's; made if missing.</param>
    /// <param name="settings">What to do before and after frames. The clock is the session's.</param>
    /// <returns>How it ended; <see cref="StatusOf"/> tells it and makes an exit status of it.</returns>
    /// <exception cref="ScriptUsageException">
    /// The plan does not fit the instrument, or none is loaded; all reasons.
    /// </exception>
    /// <exception cref="RunRefusedException">The folder cannot be used; all reasons.</exception>
    /// <exception cref="RunStorageException">The folder cannot be written to.</exception>
    /// <exception cref="MMCore.CMMError">The instrument could not be brought into the plan's state.</exception>
    public async Task<PlanRunResult> AcquireAsync(Plan plan, string folder, PlanRunSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        RequireCamera();
        if (Configuration == null)
            throw new ScriptUsageException(
                ["The instrument was set up without a .cfg file, which a run needs to keep: load one with Load."]);
        var runs = new LocalRuns(Instrument, (settings ?? new PlanRunSettings()) with { Time = Time });
        var facts = await runs.GetFactsForAsync(plan, Cancellation).ConfigureAwait(false);
        if (plan.ProblemsOn(facts) is { Count: > 0 } problems)
            throw new ScriptUsageException([.. problems.Select(problem => $"{problem}")]);
        var resumes = Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        await using var run = await runs.StartAsync(new RunRequest { Plan = resumes ? null : plan, Folder = folder },
            CancellationToken.None).ConfigureAwait(false);
        using var stop = Cancellation.Register(run.Stop);
        using var messages = new RunMessages(run.MessageFile, Time);
        messages.WriteLine($"{run.Remaining} frames into {run.Folder}, by a script in process {Environment.ProcessId}");
        List(run.Folder, messages);
        string? told = null;
        await foreach (var progress in run.WatchAsync(_glance, CancellationToken.None).ConfigureAwait(false))
        {
            Progress(InWords(progress));
            if (progress.Reason is { } reason && reason != told)
                messages.WriteLine($"{progress.Activity}: {reason}");
            told = progress.Reason;
        }
        Progress("");
        var result = await run.Completion.ConfigureAwait(false);
        messages.WriteLine(InWords(result, run.Folder));
        List(run.Folder, messages);
        return result;
    }

    // For the list of runs. The run is complete without it.
    private void List(string folder, RunMessages messages)
    {
        if (RunCatalogue.TryAdd(folder) is not { } reason)
            return;
        messages.WriteLine(reason);
        _settings.Error.WriteLine(reason);
    }

    private static string InWords(PlanRunResult result, string folder) =>
        $"{result.Progress.Written} of {result.Progress.Expected} frames in {folder}: " +
        (result.Reason ?? result.Outcome.ToString().ToLowerInvariant());

    /// <summary>
    /// Tells how a run ended, and the exit status for it, which is that of <c>lensless acquire</c>: 0 the plan came to
    /// its end and has every frame, 4 some, 1 none.
    /// </summary>
    public int StatusOf(PlanRunResult result, string folder)
    {
        ArgumentNullException.ThrowIfNull(result);
        var progress = result.Progress;
        var outcome = result.Outcome.ToString().ToLowerInvariant();
        Print(InWords(result, folder));
        foreach (var left in result.NotRestored)
            Print($"note: {left}");
        Result(new { folder, outcome, result.Reason, progress.Expected, progress.Written, progress.Missing });
        return result.Yield switch { RunYield.All => 0, RunYield.Some => 4, _ => 1 };
    }

    private static string InWords(RunProgress progress) =>
        $"{progress.Written} of {progress.Expected} frames, {progress.Activity.ToString().ToLowerInvariant()}" +
        (progress.Remaining is { } left ? $", {left:d\\.hh\\:mm\\:ss} left" : "") +
        (progress.FocusUm is { } z ? FormattableString.Invariant($", focus at {z:0.0} µm") : "") +
        (progress.Reason is { } reason ? $": {reason}" : "");
}

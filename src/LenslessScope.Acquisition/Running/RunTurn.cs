namespace LenslessScope.Acquisition;

/// <summary>When a run may go on: not while it is paused, before a frame's time, or when it is to end.</summary>
/// <param name="control">What the user and the disk ask of the run.</param>
/// <param name="clock">The run's time, which stands still while it is paused.</param>
/// <param name="count">Is told what the run is doing.</param>
/// <param name="time">The clock behind the run's.</param>
/// <param name="note">Records pauses that were asked for.</param>
/// <param name="abort">Ends every wait by an <see cref="OperationCanceledException"/>.</param>
internal sealed class RunTurn(RunControl control, RunClock clock, ProgressCount count, TimeProvider time,
    Func<RunEventKind, string, ValueTask> note, CancellationToken abort)
{
    /// <summary>Whether a sequence is to end early, because the run is paused or is to end.</summary>
    public bool IsOver => control.Stopping || control.Paused is not null;

    /// <summary>Waits for a time of the run, and while it is paused; false when the run is to end.</summary>
    /// <param name="due">Null for at once.</param>
    public async Task<bool> DueAsync(TimeSpan? due)
    {
        while (await ComesAsync().ConfigureAwait(false))
        {
            var changed = control.Changed;
            if (due - clock.Elapsed is not { } wait || wait <= TimeSpan.Zero)
                return true;
            count.Is(RunActivity.Waiting, clock.Elapsed, nextDue: due);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(abort);
            await Task.WhenAny(changed, Task.Delay(wait, time, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
        }
        return false;
    }

    /// <summary>Waits while the run is paused; false when it is to end.</summary>
    public async Task<bool> ComesAsync()
    {
        var (paused, asked) = (false, false);
        while (true)
        {
            abort.ThrowIfCancellationRequested();
            var changed = control.Changed;
            if (control.Stopping)
                return false;
            if (control.Paused is not { } reason)
                break;
            if (!paused)
                clock.Stop();
            paused = true;
            count.Is(RunActivity.Paused, clock.Elapsed, reason);
            if (!asked && control.HeldByDisk is null)
            {
                asked = true;
                await note(RunEventKind.Paused, reason).ConfigureAwait(false);
            }
            await changed.WaitAsync(abort).ConfigureAwait(false);
        }
        if (paused)
        {
            clock.Go();
            count.Is(RunActivity.Taking, clock.Elapsed);
        }
        if (asked)
            await note(RunEventKind.Continued, "The run goes on.").ConfigureAwait(false);
        return true;
    }
}

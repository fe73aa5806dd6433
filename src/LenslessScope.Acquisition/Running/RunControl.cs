namespace LenslessScope.Acquisition;

/// <summary>What the user asked of a run while it runs. Used from any thread.</summary>
internal sealed class RunControl
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously); // guarded by _lock
    private readonly List<(object Who, string Reason)> _pauses = []; // guarded by _lock; empty while the run goes on
    private bool _stopping; // guarded by _lock

    /// <summary>Why the run is paused; null while it goes on.</summary>
    public string? Paused
    {
        get
        {
            lock (_lock)
                return _pauses.Count == 0 ? null : string.Join("; ", _pauses.Select(pause => pause.Reason));
        }
    }

    /// <summary>Why the disk holds the run; null while it does not.</summary>
    public string? HeldByDisk
    {
        get
        {
            lock (_lock)
                return _pauses.Where(pause => pause.Who is WriterQueue).Select(pause => pause.Reason).FirstOrDefault();
        }
    }

    public bool Stopping
    {
        get
        {
            lock (_lock)
                return _stopping;
        }
    }

    /// <summary>Pauses the run until the same one lets it go on.</summary>
    public void Pause(object who, string reason) => Change(() =>
    {
        _pauses.RemoveAll(pause => pause.Who == who);
        _pauses.Add((who, reason));
    });

    public void Resume(object who) => Change(() => _pauses.RemoveAll(pause => pause.Who == who));

    public void Stop() => Change(() => _stopping = true);

    /// <summary>Ends at the next change.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
                return _changed.Task;
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource former;
        lock (_lock)
        {
            change();
            former = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        former.SetResult();
    }
}

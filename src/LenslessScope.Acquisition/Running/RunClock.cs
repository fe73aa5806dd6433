namespace LenslessScope.Acquisition;

/// <summary>
/// The time of a run, from its start. It stands still while the run is paused, so that a plan goes on where it was
/// instead of catching up. Used from any thread.
/// </summary>
/// <param name="time">The clock behind it.</param>
/// <param name="start">What it shows at first; above zero for a run that goes on after an interruption.</param>
internal sealed class RunClock(TimeProvider time, TimeSpan start)
{
    private readonly Lock _lock = new();
    private long _since = time.GetTimestamp(); // guarded by _lock, as all below
    private TimeSpan _before = start;
    private bool _stands;

    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
                return _stands ? _before : _before + time.GetElapsedTime(_since);
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _before = _stands ? _before : _before + time.GetElapsedTime(_since);
            _stands = true;
        }
    }

    public void Go()
    {
        lock (_lock)
        {
            _since = time.GetTimestamp();
            _stands = false;
        }
    }
}

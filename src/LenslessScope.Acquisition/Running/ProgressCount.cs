namespace LenslessScope.Acquisition;

/// <summary>Counts what a run does, from several threads, and says at any moment how far it is.</summary>
internal sealed class ProgressCount(long expected, long written, TimeSpan? lastDue)
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Queue<TimeSpan> _recent = []; // when the last frames were written; guarded by _lock, as all below
    private RunProgress _now = new() { Expected = expected, Written = written };
    private TimeSpan _busy; // time spent on taking frames
    private TimeSpan? _busySince;
    private long _takenNow;

    public RunProgress At(TimeSpan elapsed, long? diskFreeBytes)
    {
        lock (_lock)
            return _now with
            {
                Elapsed = elapsed,
                Remaining = Remaining(elapsed),
                FramesPerSecond = Rate(elapsed),
                DiskFreeBytes = diskFreeBytes,
            };
    }

    public void Is(RunActivity activity, TimeSpan elapsed, string? reason = null, TimeSpan? nextDue = null)
    {
        lock (_lock)
        {
            if (_busySince is { } since)
                _busy += elapsed - since;
            _busySince = activity == RunActivity.Taking ? elapsed : null;
            _now = _now with { Activity = activity,
                Reason = reason ?? (activity == RunActivity.Paused ? _now.Reason : null), NextDue = nextDue };
        }
    }

    public void Wrote(TimeSpan elapsed)
    {
        lock (_lock)
        {
            _now = _now with { Written = _now.Written + 1 };
            _takenNow++;
            _recent.Enqueue(elapsed);
            while (_recent.Count > 2 && elapsed - _recent.Peek() > s_window)
                _recent.Dequeue();
        }
    }

    public void Missed(long missing)
    {
        lock (_lock)
            _now = _now with { Missing = missing };
    }

    public void Began(TimeSpan late)
    {
        lock (_lock)
            _now = _now with { Drift = _now.Drift.With(late) };
    }

    public void Lost(long lost)
    {
        lock (_lock)
            _now = _now with { Lost = lost };
    }

    private double? Rate(TimeSpan elapsed) => _recent.Count < 2 ? null
        : (_recent.Count - 1) / Math.Max(1e-3, (elapsed - _recent.Peek()).TotalSeconds);

    // Frames left at the pace so far, or what the schedule still takes, whichever is longer.
    private TimeSpan? Remaining(TimeSpan elapsed)
    {
        var left = Math.Max(0, _now.Expected - _now.Written - _now.Missing);
        var busy = _busy + (_busySince is { } since ? elapsed - since : TimeSpan.Zero);
        TimeSpan? byPace = left == 0 ? TimeSpan.Zero : _takenNow == 0 ? null : busy / _takenNow * left;
        TimeSpan? bySchedule = lastDue > elapsed ? lastDue - elapsed : null;
        return byPace is { } pace && bySchedule is { } schedule ? Max(pace, schedule) : byPace ?? bySchedule;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

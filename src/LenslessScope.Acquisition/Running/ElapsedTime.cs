namespace LenslessScope.Acquisition;

/// <summary>
/// The time since a run began, pauses included, by a clock that is never set, beside the wall clock, which may be: a Pi
/// without a battery learns the time minutes after it started. Used by one thread.
/// </summary>
internal sealed class ElapsedTime
{
    // Smaller differences are those of a clock that is slewed, and of reading two clocks one after the other.
    private static readonly TimeSpan s_noticeable = TimeSpan.FromSeconds(0.5);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _before;
    private DateTimeOffset _wallStart; // what the wall clock would have shown at _start

    /// <param name="time">Both clocks.</param>
    /// <param name="startedAt">When the run began first, by the wall clock.</param>
    /// <param name="last">
    /// The time of the last frame that is there; null where there is none. Of a run that is gone on with after the
    /// clock was set back, time goes on from there.
    /// </param>
    public ElapsedTime(TimeProvider time, DateTimeOffset startedAt, TimeSpan? last)
    {
        (_time, _start, _wallStart) = (time, time.GetTimestamp(), time.GetUtcNow());
        var since = _wallStart - startedAt;
        var least = last is { } frame ? frame + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
        _before = since > least ? since : least;
    }

    /// <summary>Reads both clocks.</summary>
    /// <returns>
    /// The wall clock, the time since the run began, and by how much the wall clock was set since it was read last;
    /// null where it was not.
    /// </returns>
    public (DateTimeOffset Wall, TimeSpan Elapsed, TimeSpan? Step) Read()
    {
        var (wall, passed) = (_time.GetUtcNow(), _time.GetElapsedTime(_start));
        var off = wall - (_wallStart + passed);
        if (off.Duration() < s_noticeable)
            return (wall, _before + passed, null);
        _wallStart += off;
        return (wall, _before + passed, off);
    }
}

namespace LenslessScope.Cli;

/// <summary>
/// How often progress is written where no terminal shows it: to logs and pipes a line now and then, so that who reads
/// them sees that the work goes on. This is the one rule for all verbs.
/// </summary>
internal sealed class ProgressLines(TimeProvider time)
{
    /// <summary>What lies between two lines, and before the first: short work writes none.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private long _last = time.GetTimestamp();

    /// <summary>Whether a line is due; if so, the next one is due after the interval.</summary>
    public bool IsDue()
    {
        if (time.GetElapsedTime(_last) < Interval)
            return false;
        _last = time.GetTimestamp();
        return true;
    }
}

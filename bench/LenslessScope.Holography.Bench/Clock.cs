using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// Milliseconds of one call: of this process's processors (everything, collector and compiler included),
/// and on the wall.
/// </summary>
internal readonly record struct Taken(double CpuMs, double WallMs)
{
    public static Taken By(Action work)
    {
        var (cpu, wall) = (ProcessorMs(), Stopwatch.GetTimestamp());
        work();
        return new Taken(ProcessorMs() - cpu, Stopwatch.GetElapsedTime(wall).TotalMilliseconds);
    }

    /// <summary>Milliseconds of processor that this process has used.</summary>
    public static double ProcessorMs()
    {
        const int processCpuTime = 2; // CLOCK_PROCESS_CPUTIME_ID of Linux
        return ClockGetTime(processCpuTime, out var time) == 0
            ? time.Seconds * 1e3 + time.Nanoseconds * 1e-6
            : throw new InvalidOperationException("clock_gettime knows no clock for the processor time of a process.");
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

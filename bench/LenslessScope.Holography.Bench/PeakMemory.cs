using System.Diagnostics;
using System.Globalization;

namespace LenslessScope.Holography.Bench;

/// <summary>The most memory that a process has had at a time, runtime and libraries included (Linux: VmHWM).</summary>
internal static class PeakMemory
{
    /// <summary>Propagates the frame once in a fresh process; megabytes (10⁶ bytes).</summary>
    public static double OfNewProcess()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["--memory"])
        {
            RedirectStandardOutput = true,
        })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// What that process does: the frame is read as if from a file, so that making it does not count.
    /// </summary>
    public static int Measure()
    {
        var counts = new Imaging.Image<byte>(Scene.Height, Scene.Width);
        counts.Pixels.AsSpan().Fill((byte)Scene.BackgroundCounts);
        using var series = new PropagationSeries(Scene.Height, Scene.Width, Scene.Optics, Scene.Settings(1));
        GC.KeepAlive(series.Run(counts, Scene.BackgroundCounts));
        var line = File.ReadLines("/proc/self/status")
            .First(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
        var kilobytes = double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture);
        Console.WriteLine((kilobytes * 1024 / 1e6).ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}

using System.Diagnostics;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Bench;

/// <summary>
/// Writes a run of 1920×1080 pixels of 8 bits as fast as it goes,
/// by turns with <c>dd</c> writing the same bytes with a sync at the end.
/// </summary>
internal sealed class WriterBesideDd(string folder, int frames)
{
    private static readonly FrameShape s_shape = new(1080, 1920, PixelType.GRAY8);
    private readonly string _run = Path.Combine(folder, $"bench-run-{Environment.ProcessId}");
    private readonly byte[] _pixels = Frames.Random(s_shape.Height, s_shape.Width, seed: 1);

    private double Megabytes => (double)_pixels.Length * frames / 1e6;

    public void Measure(int rounds)
    {
        Console.WriteLine($"{frames} frames of 1920×1080, 8 bits, {Megabytes:F0} MB");
        List<double> asDefault = [], everyFrame = [];
        for (var round = 0; round < rounds; round++)
        {
            var dd = Dd();
            var run = Run(new RunOptions(), out var slowest);
            var flushed = Run(new RunOptions { FlushEvery = TimeSpan.Zero }, out _);
            asDefault.Add(run / dd);
            everyFrame.Add(flushed / dd);
            Console.WriteLine(
                $"  dd {dd:F0} MB/s; run {run:F0} MB/s ({run / dd:F2}), slowest frame {slowest:F0} ms; " +
                $"every frame flushed {flushed:F0} MB/s ({flushed / dd:F2})");
        }
        var ratio = Median(asDefault);
        Console.WriteLine(
            $"a run on disk over dd, medians of {rounds}: {ratio:F2}  >= 0.8  {(ratio >= 0.8 ? "met" : "MISSED")}");
        Console.WriteLine($"  (with every frame flushed: {Median(everyFrame):F2})");
    }

    private double Run(RunOptions options, out double slowestMs)
    {
        var plan = new Plan { Name = "bench", Time = [new TimePhase(TimeSpan.Zero, frames)] };
        var facts = new RunFacts
        {
            ConfigurationPath = "bench.cfg", ConfigurationText = "", Camera = "Camera",
            DeviceState = new Configuration([]),
            StartedAt = DateTimeOffset.UtcNow,
        };
        var clock = Stopwatch.StartNew();
        slowestMs = 0;
        using (var writer = RunWriter.Create(_run, plan, plan.Stacks(), facts, options))
        {
            foreach (var frame in plan.Frames())
            {
                var began = clock.Elapsed;
                writer.Write(frame, _pixels, s_shape,
                    new FrameRecord { Time = DateTimeOffset.UtcNow, TimestampNs = frame.Index });
                slowestMs = Math.Max(slowestMs, (clock.Elapsed - began).TotalMilliseconds);
            }
            writer.Finish(new RunEnd(DateTimeOffset.UtcNow, RunOutcome.Completed));
        }
        var rate = Megabytes / clock.Elapsed.TotalSeconds;
        Directory.Delete(_run, recursive: true);
        return rate;
    }

    private double Dd()
    {
        var file = _run + ".dd";
        var source = Path.Combine("/dev/shm", Path.GetFileName(_run)); // in memory, so that reading costs nothing
        using (var all = File.Create(source))
            for (var i = 0; i < frames; i++)
                all.Write(_pixels);
        var clock = Stopwatch.StartNew();
        using (var process = Process.Start("dd",
            [$"if={source}", $"of={file}", $"bs={_pixels.Length}", "conv=fsync", "status=none"]))
            process.WaitForExit();
        var rate = Megabytes / clock.Elapsed.TotalSeconds;
        File.Delete(file);
        File.Delete(source);
        return rate;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

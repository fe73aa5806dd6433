using System.Diagnostics;
using System.Globalization;
using LenslessScope.Acquisition;
using LenslessScope.MMCore;

// Writes a run of 1920×1080 pixels of 8 bits as fast as it goes, by turns with dd writing the same bytes with a sync at the
// end. Arguments: a folder on the disk to measure (default: here), frames (default 600), rounds (default 5).
var folder = Path.Combine(args.Length > 0 ? args[0] : ".", $"bench-run-{Environment.ProcessId}");
var frames = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 600;
var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
var shape = new FrameShape(1080, 1920, "GRAY8");
var pixels = new byte[shape.Height * shape.Width];
new Random(1).NextBytes(pixels);
var plan = new Plan { Name = "bench", Time = [new TimePhase(TimeSpan.Zero, frames)] };
var megabytes = (double)pixels.Length * frames / 1e6;

List<double> ratios = [], everyFrame = [];
for (var round = 0; round < rounds; round++)
{
    var dd = Dd();
    var run = Run(TimeSpan.FromSeconds(1), out var slowest);
    var flushed = Run(TimeSpan.Zero, out _);
    ratios.Add(run / dd);
    everyFrame.Add(flushed / dd);
    Console.WriteLine($"dd {dd:0} MB/s; run {run:0} MB/s ({run / dd:0.00}), slowest frame {slowest:0} ms; every frame flushed " +
        $"{flushed:0} MB/s ({flushed / dd:0.00})");
}
Console.WriteLine($"median of {rounds}: run {Median(ratios):0.00} of dd, every frame flushed {Median(everyFrame):0.00} of dd");

double Run(TimeSpan flushEvery, out double slowestMs)
{
    var facts = new RunFacts
    {
        ConfigurationPath = "bench.cfg", ConfigurationText = "", Camera = "Camera", DeviceState = new Configuration([]),
        StartedAt = DateTimeOffset.UtcNow,
    };
    var clock = Stopwatch.StartNew();
    slowestMs = 0;
    using (var writer = RunWriter.Create(folder, plan, plan.Stacks(), facts, new RunOptions { FlushEvery = flushEvery }))
    {
        foreach (var frame in plan.Frames())
        {
            var began = clock.Elapsed;
            writer.Write(frame, pixels, shape, new FrameRecord { Time = DateTimeOffset.UtcNow, TimestampNs = frame.Index });
            slowestMs = Math.Max(slowestMs, (clock.Elapsed - began).TotalMilliseconds);
        }
        writer.Finish(new RunEnd(DateTimeOffset.UtcNow, RunOutcome.Completed));
    }
    var rate = megabytes / clock.Elapsed.TotalSeconds;
    Directory.Delete(folder, recursive: true);
    return rate;
}

double Dd()
{
    var file = folder + ".dd";
    var source = Path.Combine("/dev/shm", Path.GetFileName(folder)); // in memory, so that reading costs nothing
    using (var all = File.Create(source))
        for (var i = 0; i < frames; i++)
            all.Write(pixels);
    var clock = Stopwatch.StartNew();
    using (var process = Process.Start("dd", [$"if={source}", $"of={file}", $"bs={pixels.Length}", "conv=fsync", "status=none"]))
        process.WaitForExit();
    var rate = megabytes / clock.Elapsed.TotalSeconds;
    File.Delete(file);
    File.Delete(source);
    return rate;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

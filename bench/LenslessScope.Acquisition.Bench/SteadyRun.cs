using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LenslessScope.Imaging;

namespace LenslessScope.Acquisition.Bench;

/// <summary>
/// <c>lensless acquire</c> for minutes, 30 frames a second of 1920×1080 pixels and 8 bits, from a camera that plays a
/// recording: frames written, drops, and the memory of the process over time.
/// </summary>
internal sealed class SteadyRun(string command, string folder)
{
    private const double FramesPerSecond = 30;
    private const int Pictures = 16;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(30), s_every = TimeSpan.FromSeconds(1);

    public void Measure(TimeSpan duration)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder, $"bench-steady-{Environment.ProcessId}")).FullName;
        try
        {
            var (configuration, plan) = Prepare(work, (int)(duration.TotalSeconds * FramesPerSecond));
            var start = new ProcessStartInfo(command,
                ["acquire", plan, "--cfg", configuration, "-o", Path.Combine(work, "run"), "--json"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { }; // progress
            process.BeginErrorReadLine();
            var answer = process.StandardOutput.ReadToEndAsync();
            var memory = Watch(process);
            Print(duration, JsonDocument.Parse(answer.Result).RootElement, process.ExitCode, memory);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static (string Configuration, string Plan) Prepare(string work, int frames)
    {
        var recording = Directory.CreateDirectory(Path.Combine(work, "recording")).FullName;
        for (var i = 0; i < Pictures; i++)
            Png.Write(Path.Combine(recording, $"{i:D2}.png"),
                new Image<byte>(1080, 1920, Frames.Random(1080, 1920, seed: i)));
        var configuration = Path.Combine(work, "steady.cfg");
        File.WriteAllLines(configuration, [
            "Property,Core,Initialize,0", "Device,Camera,LenslessSim,RecordedCamera",
            $"Property,Camera,Folder,{recording}",
            "Property,Core,Initialize,1", "Property,Core,Camera,Camera", "Property,Camera,Exposure,5",
            $"Property,Camera,FrameInterval-ms,{(1000 / FramesPerSecond).ToString("F4", CultureInfo.InvariantCulture)}",
        ]);
        var plan = Path.Combine(work, "steady.yaml");
        File.WriteAllLines(plan,
            ["name: steady", "exposure: 5 ms", "time:", $"  - {{interval: 0 s, count: {frames}}}"]);
        return (configuration, plan);
    }

    /// <summary>Megabytes (10⁶ bytes) that are the process's own, second by second, until it ends.</summary>
    private static List<double> Watch(Process process)
    {
        List<double> memory = [];
        while (!process.WaitForExit(s_every))
        {
            try
            {
                var line = File.ReadLines($"/proc/{process.Id}/status")
                    .FirstOrDefault(text => text.StartsWith("VmRSS", StringComparison.Ordinal));
                if (line != null)
                    memory.Add(double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
                        CultureInfo.InvariantCulture) * 1024 / 1e6);
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }
        return memory;
    }

    private static void Print(TimeSpan duration, JsonElement answer, int status, List<double> memory)
    {
        var progress = answer.GetProperty("progress");
        var (written, expected) =
            (progress.GetProperty("written").GetInt64(), progress.GetProperty("expected").GetInt64());
        var lost = progress.GetProperty("lost").GetInt64();
        Console.WriteLine(
            $"lensless acquire, {duration.TotalMinutes:0.#} minutes of 1920×1080, 8 bits, " +
            $"{FramesPerSecond:0} frames per second: " +
            $"{answer.GetProperty("outcome").GetString()}, exit status {status}");
        var rate = progress.GetProperty("framesPerSecond").GetDouble();
        Console.WriteLine(
            $"frames written: {written} of {expected}, {lost} lost, " +
            $"{progress.GetProperty("missing").GetInt64()} missing, " +
            $"{rate:F2} per second  {(written == expected && lost == 0 ? "met" : "MISSED")}");
        var course = memory.Skip((int)(s_warmUp / s_every)).SkipLast(2).ToArray();
        var steady = course.Order().ToArray();
        if (steady.Length == 0)
        {
            Console.WriteLine("memory: the run was too short to tell; it takes more than 35 seconds.");
            return;
        }
        var middle = (steady[0] + steady[^1]) / 2;
        var swing = (steady[^1] - steady[0]) / 2 / middle;
        Console.WriteLine(
            $"memory after {s_warmUp.TotalSeconds:0} s: {steady[0]:F0} to {steady[^1]:F0} MB, ± {swing:P1}  <= 5 %  " +
            (swing <= 0.05 ? "met" : "MISSED"));
        Console.WriteLine("  in tenths of the run: " +
            string.Join(" ", course.Chunk(Math.Max(1, course.Length / 10)).Select(tenth => $"{tenth.Average():F0}")) +
            " MB");
    }
}

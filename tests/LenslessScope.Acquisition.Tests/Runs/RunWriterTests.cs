using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Tests;

public sealed class RunWriterTests : IDisposable
{
    private static readonly FrameShape s_shape = new(9, 11, PixelType.GRAY8);
    private static readonly DateTimeOffset s_start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private string Folder => _temp.File("run");

    private static Plan Plan() => new()
    {
        Name = "drift", Description = "µm & λ", Time = [new TimePhase(TimeSpan.FromSeconds(1), 3)],
        Positions = [new PlanPosition("A1", 0, 0), new PlanPosition("B2", 100, 0)],
        Z = new ZPlan([0, 5], Relative: false), ExposureMs = 10,
    };

    private static RunFacts Facts(string configuration = "Device,Camera,X,Y\n") => new()
    {
        ConfigurationPath = "scope.cfg", ConfigurationText = configuration, Camera = "Camera",
        StartedAt = s_start, PixelUm = 1.12,
        DeviceState = new Configuration([new PropertySetting("Camera", "Gain", "2")]), StartZUm = 12.5,
        Versions = new Dictionary<string, string> { ["LenslessScope"] = "0.1.0" },
    };

    private static byte[] Pixels(long index)
    {
        var pixels = new byte[s_shape.Height * s_shape.Width];
        new Random((int)index).NextBytes(pixels);
        return pixels;
    }

    private static FrameRecord Record(PlannedFrame frame) => new()
    {
        Time = s_start.AddSeconds(frame.Index), TimestampNs = 1000 * frame.Index, Clock = "monotonic", ExposureMs = 10,
        ZUm = frame.ZUm, Tags = new Dictionary<string, string> { ["ImageNumber"] = $"{frame.Index}" }, Attempts = 2,
        Late = TimeSpan.FromMilliseconds(3), Focus = new FrameFocus(1234.5),
    };

    private static void Write(RunWriter writer, PlannedFrame frame) =>
        writer.Write(frame, Pixels(frame.Index), s_shape, Record(frame));

    private RunWriter Begun(Plan? plan = null, RunOptions? options = null) =>
        RunWriter.Create(Folder, plan ?? Plan(), (plan ?? Plan()).Stacks(), Facts(), options);

    private static IReadOnlyList<RunProblem> Problems(string folder) =>
        RunFolder.Check(folder, TestContext.Current.CancellationToken);

    [Fact]
    public void A_whole_run_is_complete_and_tells_all_that_was_recorded()
    {
        using (var writer = Begun())
        {
            foreach (var frame in Plan().Frames())
                Write(writer, frame);
            writer.Note(new RunEvent(s_start, RunEventKind.Remark, "door opened", 3));
            Assert.Equal(RunState.Running, RunFolder.Read(Folder).State);
            writer.Finish(new RunEnd(s_start.AddMinutes(1), RunOutcome.Completed));
        }
        var run = RunFolder.Read(Folder);
        Assert.Equal(RunState.Complete, run.State);
        Assert.Equal((12L, 12), (run.Expected, run.Frames.Count));
        Assert.Equal(PlanFile.Text(Plan()), PlanFile.Text(run.Plan));
        Assert.Equal("door opened", Assert.Single(run.Events).Message);
        Assert.Equal(12.5, run.Sessions[0].Facts.StartZUm);
        Assert.Equal("2", run.Sessions[0].Facts.DeviceState["Camera", "Gain"]);
        Assert.Equal("Device,Camera,X,Y\n", run.Sessions[0].Facts.ConfigurationText);
        var frame7 = run.Frames[7];
        Assert.Equal(Crc32C.Of(Pixels(7)), frame7.Checksum);
        Assert.Equal((2, TimeSpan.FromMilliseconds(3), 1234.5),
            (frame7.Record.Attempts, frame7.Record.Late, frame7.Record.Focus!.DistanceUm));
        Assert.Equal("7", frame7.Record.Tags["ImageNumber"]);
        Assert.Equal(Pixels(7),
            ImageFile.Read(Path.Combine(Folder, frame7.File), frame7.Page).Samples<byte>().ToArray());
        Assert.Equal(
            ["A1.ome.tif", "B2.ome.tif", "complete.json", "frames.jsonl", "heartbeat.json", "instrument.cfg",
                "plan.yaml", "preview.png", "run.json"],
            Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Problems(Folder));
        Assert.Contains("is complete",
            Assert.Throws<RunRefusedException>(() => RunWriter.Resume(Folder, Facts())).Message);
    }

    [Fact]
    public void A_run_that_breaks_off_is_interrupted_and_goes_on_to_the_same_end()
    {
        var frames = Plan().Frames().ToList();
        using (var writer = Begun())
            foreach (var frame in frames.Take(5))
                Write(writer, frame);
        // As a crash leaves it: a torn line in the log and a torn frame.
        File.AppendAllText(Path.Combine(Folder, "frames.jsonl"), "{\"frame\":{\"ind");
        using (var torn = new FileStream(Path.Combine(Folder, "A1.ome.tif"), FileMode.Append))
            torn.Write(new byte[50]);
        var run = RunFolder.Read(Folder);
        Assert.Equal((RunState.Interrupted, 5), (run.State, run.Frames.Count));

        using (var writer = RunWriter.Resume(Folder, Facts()))
        {
            Assert.Equal([0, 1, 2, 3, 4], writer.Done);
            foreach (var frame in frames.Where(frame => !writer.Done.Contains(frame.Index)))
                Write(writer, frame);
            writer.Finish(new RunEnd(s_start, RunOutcome.Completed));
        }
        run = RunFolder.Read(Folder);
        Assert.Equal((RunState.Complete, 2), (run.State, run.Sessions.Count));
        Assert.Equal(frames.Select(frame => Crc32C.Of(Pixels(frame.Index))),
            run.Frames.Select(frame => frame.Checksum));
        Assert.Empty(Problems(Folder));
    }

    [Fact]
    public void Frames_that_the_log_lost_are_found_again_in_the_files()
    {
        using (var writer = Begun())
            foreach (var frame in Plan().Frames().Take(6))
                Write(writer, frame);
        var log = Path.Combine(Folder, "frames.jsonl");
        File.WriteAllLines(log, File.ReadAllLines(log).Take(3));
        using (var writer = RunWriter.Resume(Folder, Facts()))
            Assert.Equal([0, 1, 2, 3, 4, 5], writer.Done);
        var found = RunFolder.Read(Folder).Frames[5];
        Assert.Equal((s_start.AddSeconds(5), 5000L, 10.0),
            (found.Record.Time, found.Record.TimestampNs, found.Record.ExposureMs));
        Assert.DoesNotContain(Problems(Folder), problem => problem.Kind == RunProblemKind.Damaged);
    }

    [Fact]
    public void Frames_that_were_given_up_leave_the_run_incomplete_and_can_be_taken_later()
    {
        var frames = Plan().Frames().ToList();
        using (var writer = Begun())
        {
            foreach (var frame in frames)
                if (frame.Index is 2 or 7)
                    writer.Miss(frame, "the camera timed out");
                else
                    Write(writer, frame);
            writer.Finish(new RunEnd(s_start, RunOutcome.Completed));
        }
        var run = RunFolder.Read(Folder);
        Assert.Equal(RunState.Incomplete, run.State);
        Assert.Equal([2, 7], run.Missing.Keys);
        Assert.All(Problems(Folder), problem => Assert.Contains("the camera timed out", problem.Message));
        Assert.False(File.Exists(Path.Combine(Folder, "complete.json")));

        using (var writer = RunWriter.Resume(Folder, Facts()))
        {
            Assert.Equal([2, 7], writer.Missing);
            Write(writer, frames[7]);
            Write(writer, frames[2]);
            writer.Finish(new RunEnd(s_start, RunOutcome.Completed));
        }
        Assert.Equal(RunState.Complete, RunFolder.Read(Folder).State);
        Assert.Empty(Problems(Folder));
    }

    [Fact]
    public void A_stack_is_divided_at_whole_time_points()
    {
        using (var writer = Begun(options: new RunOptions { PartFrames = 5 }))
            foreach (var frame in Plan().Frames())
                Write(writer, frame);
        var run = RunFolder.Read(Folder);
        Assert.Equal(["A1.0001.ome.tif", "A1.0002.ome.tif", "B2.0001.ome.tif", "B2.0002.ome.tif"],
            run.Frames.Select(frame => frame.File).Distinct().Order());
        Assert.Equal(new StackPlace(2, 0, 1), run.Frames[^1].Place);
        Assert.Empty(Problems(Folder));
        using (var writer = RunWriter.Resume(Folder, Facts()))
            Assert.Equal(12, writer.Done.Count);
    }

    [Fact]
    public void Changed_pixels_and_foreign_files_are_found()
    {
        using (var writer = Begun())
            foreach (var frame in Plan().Frames())
                Write(writer, frame);
        using (var file = new FileStream(Path.Combine(Folder, "B2.ome.tif"), FileMode.Open))
        {
            file.Position = file.Length - 3;
            file.WriteByte((byte)(Pixels(11)[^3] ^ 1));
        }
        File.WriteAllText(Path.Combine(Folder, "notes.txt"), "mine");
        var problems = Problems(Folder);
        Assert.Equal([(RunProblemKind.Damaged, "B2.ome.tif"), (RunProblemKind.Foreign, "notes.txt")],
            problems.Select(problem => (problem.Kind, problem.File!)));
        Assert.Contains("frame 11 (page 5) has the checksum", problems[0].Message);
    }

    [Fact]
    public void Another_instrument_or_another_writer_is_refused_with_all_reasons()
    {
        using (var writer = Begun())
        {
            Write(writer, Plan().Frames().First());
            var refused = Assert.Throws<RunRefusedException>(() =>
                RunWriter.Resume(Folder, Facts("other") with { Camera = "Cam2" }));
            Assert.Equal(3, refused.Reasons.Count);
            Assert.Contains("being written by another process", refused.Message);
            Assert.Contains("scope.cfg differs", refused.Message);
            Assert.Contains("camera 'Camera'; now it is 'Cam2'", refused.Message);
            var refusal = Assert.Throws<RunRefusedException>(() => writer.Write(Plan().Frames().Skip(1).First(),
                new byte[99 * 9], new FrameShape(9, 99, PixelType.GRAY8), Record(Plan().Frames().First())));
            Assert.Contains("99×9 GRAY8", refusal.Message);
            Assert.Throws<ArgumentException>(() => Write(writer, Plan().Frames().First()));
        }
        Assert.Contains("already has a run", Assert.Throws<RunRefusedException>(() => Begun()).Message);
        Assert.Contains("no run.json", Assert.Throws<RunRefusedException>(() => RunFolder.Read(_temp.Path)).Message);
    }

    [Fact]
    public void A_disk_that_fills_up_stops_a_frame_and_loses_nothing()
    {
        var disk = Directory.CreateDirectory(_temp.File("disk")).FullName;
        if (Environment.UserName != "root" || !Run("mount", "-t", "tmpfs", "-o", "size=600k", "none", disk))
            Assert.Skip("Mounting a small file system needs root.");
        try
        {
            var shape = new FrameShape(100, 100, PixelType.GRAY8);
            var plan = Plan() with { Time = [new TimePhase(TimeSpan.Zero, 30)] };
            var folder = Path.Combine(disk, "run");
            File.WriteAllBytes(Path.Combine(disk, "ballast"), new byte[100_000]);
            var failures = 0;
            using (var writer = RunWriter.Create(folder, plan, plan.Stacks(), Facts()))
            {
                foreach (var frame in plan.Frames().Take(40))
                {
                    var pixels = Enumerable.Repeat((byte)frame.Index, 10_000).ToArray();
                    try
                    {
                        writer.Write(frame, pixels, shape, Record(frame));
                    }
                    catch (RunStorageException e)
                    {
                        Assert.Equal((StorageFault.Full, 28), (e.Fault, e.Errno));
                        if (failures++ > 0)
                            break;
                        Assert.Equal(frame.Index, writer.Done.Count);
                        Assert.DoesNotContain(Problems(folder), problem => problem.Kind == RunProblemKind.Damaged);
                        File.Delete(Path.Combine(disk, "ballast"));
                        writer.Write(frame, pixels, shape, Record(frame));
                    }
                }
            }
            Assert.True(failures > 0, "the disk never filled up");
            var run = RunFolder.Read(folder);
            Assert.DoesNotContain(Problems(folder), problem => problem.Kind == RunProblemKind.Damaged);
            Assert.Equal(Enumerable.Range(0, run.Frames.Count).Select(i => (long)i),
                run.Frames.Select(frame => frame.Index));
        }
        finally
        {
            Run("umount", disk);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
        })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Tests;

public sealed class RunsTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private string MakeRun(string name, int frames, bool end = true)
    {
        var plan = new Plan { Name = name, Time = [new TimePhase(TimeSpan.Zero, 3)] };
        var facts = new RunFacts
        {
            ConfigurationPath = "x.cfg", ConfigurationText = "", Camera = "Cam",
            DeviceState = new MMCore.Configuration([]), StartedAt = s_start,
        };
        using var writer = RunWriter.Create(_temp.File(name), plan, plan.Stacks(), facts);
        foreach (var frame in plan.Frames().Take(frames))
            writer.Write(frame, new byte[20], new FrameShape(4, 5, MMCore.PixelType.GRAY8),
                new FrameRecord { Time = s_start });
        if (end)
            writer.Finish(new RunEnd(s_start, frames == 3 ? RunOutcome.Completed : RunOutcome.Stopped));
        return _temp.File(name);
    }

    [Fact]
    public async Task Check_says_by_its_status_whether_a_run_is_whole_incomplete_or_damaged()
    {
        var whole = (await Lensless.RunAsync("run", "check", MakeRun("whole", 3))).Expect(ExitStatus.Success);
        Assert.Contains("complete, 3 of 3 frames, no problems.", whole.Out, StringComparison.Ordinal);

        var part = (await Lensless.RunAsync("run", "check", MakeRun("part", 2), "--json")).Expect(ExitStatus.Partial);
        Assert.Equal("stopped", part.Json.GetProperty("state").GetString());
        Assert.Contains("1 of 3 frames were not taken",
            part.Json.GetProperty("problems")[0].GetProperty("message").GetString());

        var damaged = MakeRun("damaged", 3);
        var bytes = File.ReadAllBytes(Path.Combine(damaged, "damaged.ome.tif"));
        bytes[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(damaged, "damaged.ome.tif"), bytes);
        var found = (await Lensless.RunAsync("run", "check", damaged)).Expect(ExitStatus.Failure);
        Assert.Contains("damaged: damaged.ome.tif: frame 2 (page 2) has the checksum",
            found.Out, StringComparison.Ordinal);

        var none = (await Lensless.RunAsync("run", "check", _temp.Path)).Expect(ExitStatus.Failure);
        Assert.Contains("is not the folder of a run", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_runs_is_made_again_from_their_folders()
    {
        var catalogue = _temp.File("data/runs.db");
        var (first, _) = (MakeRun("first", 3), MakeRun("second", 2, end: false));
        Assert.Contains("No runs are known",
            (await Lensless.RunAsync("runs", "--catalogue", catalogue)).Expect(ExitStatus.Success).Out,
            StringComparison.Ordinal);

        var rebuilt = (await Lensless.RunAsync("runs", "--rebuild", _temp.Path, "--catalogue", catalogue, "--json"))
            .Expect(ExitStatus.Success);
        Assert.Equal(["first complete 3", "second interrupted 2"],
            rebuilt.Json.GetProperty("runs").EnumerateArray().Select(run =>
                $"{run.GetProperty("name")} {run.GetProperty("state")} {run.GetProperty("recorded")}"));

        Directory.Delete(first, recursive: true);
        Assert.Contains("not found", (await Lensless.RunAsync("runs", "--catalogue", catalogue)).Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("first",
            (await Lensless.RunAsync("runs", "--rebuild", _temp.Path, "--catalogue", catalogue)).Out,
            StringComparison.Ordinal);
        File.WriteAllText(catalogue, "no database, but long enough to be taken for one: " + new string('x', 5000));
        Assert.Contains("It can be deleted",
            (await Lensless.RunAsync("runs", "--catalogue", catalogue)).Expect(ExitStatus.Failure).Error,
            StringComparison.Ordinal);
    }
}

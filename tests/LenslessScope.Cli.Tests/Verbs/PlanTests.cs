namespace LenslessScope.Cli.Tests;

public sealed class PlanTests : IDisposable
{
    private static readonly string Demo = Path.Combine(Checkout.Path, "configs/demo.cfg");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> ForTheDemo() =>
        [.. Checkout.Files("configs/plans", "*.yaml").Select(file => Path.GetFileName(file))
            .Where(name => name != "example.yaml")];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ForTheDemo))]
    public async Task A_shipped_plan_runs_on_the_simulated_instrument(string name)
    {
        var plan = Path.Combine(Checkout.Path, "configs/plans", name);
        Assert.Contains($"lensless plan check configs/plans/{name} --cfg configs/demo.cfg",
            File.ReadAllText(plan), StringComparison.Ordinal);

        var run = (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo, "--output", _folder.Path, "--json"))
            .Expect(ExitStatus.Success);

        Assert.True(run.Json.GetProperty("fits").GetBoolean());
        Assert.Equal(0, run.Json.GetProperty("lateSeconds").GetDouble());
    }

    [Theory]
    [InlineData("axes:\n  - {name: bin, property: Binning, values: [1, 2]}\n",
        "3:48: axes[0].values[1]: With Binning '2' the frames have 320×240 GRAY16, the first ones 640×480 GRAY16; " +
        "all frames of a run must be alike.")]
    [InlineData("channels: [{preset: Sample=Elephants}]\n",
        "2:21: channels[0].preset: The group 'Sample' has no preset")]
    public async Task What_acquire_refuses_check_refuses_with_the_same_words(string text, string expected)
    {
        var plan = _folder.Write("plan.yaml", "exposure: 5 ms\n" + text);

        var check = (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo)).Expect(ExitStatus.Usage);
        var acquire = (await Lensless.RunAsync("acquire", plan, "--cfg", Demo, "-o", _folder.File("run")))
            .Expect(ExitStatus.Usage);

        Assert.Contains($"{plan}:{expected}", check.Out, StringComparison.Ordinal);
        Assert.Contains($"{plan}:{expected}", acquire.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public async Task A_folder_that_has_a_run_is_refused_by_check_as_by_acquire()
    {
        var plan = _folder.Write("plan.yaml", "exposure: 5 ms\n");
        var run = _folder.File("run");
        (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo, "-o", run)).Expect(ExitStatus.Success);
        (await Lensless.RunAsync("acquire", plan, "--cfg", Demo, "-o", run)).Expect(ExitStatus.Success);

        var check = (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo, "-o", run)).Expect(ExitStatus.Usage);
        var acquire = (await Lensless.RunAsync("acquire", plan, "--cfg", Demo, "-o", run)).Expect(ExitStatus.Failure);

        Assert.Contains($"{run} already has a run. Continue it with --resume", check.Out, StringComparison.Ordinal);
        Assert.Contains($"{run} already has a run. Continue it with --resume", acquire.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_plan_is_told_in_numbers()
    {
        var plan = _folder.Write("plan.yaml", """
            exposure: 10 ms
            time: {interval: 1 min, count: 11}
            z: {from: 0 um, to: 20 um, step: 10 um, relative: true}
            dark: {frames: 2}
            """);

        var run = (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo, "-o", _folder.File("later/still")))
            .Expect(ExitStatus.Success);

        Assert.Contains("no problems with", run.Out, StringComparison.Ordinal);
        Assert.Contains("33 of the sample, 2 without light", run.Out, StringComparison.Ordinal);
        Assert.Contains("dark (2); run (33)", run.Out, StringComparison.Ordinal);
        Assert.Contains("about 10 min 0 s, exposures 0.35 s of it", run.Out, StringComparison.Ordinal);
        Assert.Contains("21.56 MB (614.4 kB per frame with the camera's settings)", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("later")));
    }

    [Fact]
    public async Task A_bad_plan_ends_with_status_2_and_all_reasons()
    {
        var plan = _folder.Write("plan.yaml", "exposur: 10 ms\naverages: none\n");

        var run = (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo)).Expect(ExitStatus.Usage);

        Assert.Contains($"{plan}:1:1: exposur: There is no key 'exposur' in a plan. Did you mean exposure?",
            run.Out, StringComparison.Ordinal);
        Assert.Contains($"{plan}:2:11: averages: 'none' is not valid", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 problems", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_instrument_cannot_do_comes_with_its_line_in_JSON_too()
    {
        var plan = _folder.Write("plan.yaml", "name: a\nchannels:\n  - {preset: Sample=Elephants}\n");

        var run = (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo, "--json")).Expect(ExitStatus.Usage);

        var problem = run.Json.GetProperty("problems")[0];
        Assert.Equal((3, 14), (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
        Assert.Equal("channels[0].preset", problem.GetProperty("path").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Json.GetProperty("frames").ValueKind);
        (await Lensless.RunAsync("plan", "check", plan)).Expect(ExitStatus.Success);
    }

    [Fact]
    public async Task A_disk_that_is_too_small_ends_with_status_1()
    {
        var frames = new DriveInfo(_folder.Path).AvailableFreeSpace / (640 * 480 * 2);
        var plan = _folder.Write("plan.yaml", $"exposure: 1 ms\ntime: {{interval: 0 s, count: {frames + 1000}}}\n");

        var run = (await Lensless.RunAsync("plan", "check", plan, "--cfg", Demo, "--output", _folder.Path))
            .Expect(ExitStatus.Failure);

        Assert.Contains("The disk is too small", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_kept_is_warned_of()
    {
        var plan = _folder.Write("plan.yaml", "exposure: 9 ms\ntime: {interval: 10 ms, count: 1000}\n");

        var run = (await Lensless.RunAsync("plan", "check", plan)).Expect(ExitStatus.Success);

        Assert.Contains("The schedule is too tight: the last time point would begin about",
            run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_plan_is_not_shown()
    {
        var plan = _folder.Write("plan.yaml", "averages: 0\nname: a/b\n");

        var run = (await Lensless.RunAsync("plan", "show", plan)).Expect(ExitStatus.Usage);

        Assert.Contains($"{plan}:1:11: averages: 0 is out of range", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{plan}:2:7: name: 'a/b'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("show")]
    public async Task A_plan_that_is_not_there_is_told(string verb)
    {
        var run = (await Lensless.RunAsync("plan", verb, _folder.File("none.yaml"))).Expect(ExitStatus.Failure);

        Assert.Contains("There is no file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_can_be_shown_and_checked()
    {
        var example = (await Lensless.RunAsync("plan", "example")).Expect(ExitStatus.Success).Out;
        var plan = _folder.Write("plan.yaml", example);

        (await Lensless.RunAsync("plan", "check", plan)).Expect(ExitStatus.Success);
        var shown = (await Lensless.RunAsync("plan", "show", plan, "--frames", "60")).Expect(ExitStatus.Success).Out;

        Assert.Equal(File.ReadAllText(Path.Combine(Checkout.Path, "configs/plans/example.yaml")), example);
        Assert.Contains("A1", shown, StringComparison.Ordinal);
        Assert.Contains("Blue, led 0 | ", shown, StringComparison.Ordinal);
        Assert.Contains("Channel=Blue, the camera.Gain=2, Light.State=0, light off", shown, StringComparison.Ordinal);
        Assert.Contains("the first 60 of ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_lists_frames_in_their_order()
    {
        var plan = _folder.Write("plan.yaml", """
            time: {interval: 90 s, count: 2}
            z: {positions: [0 um, 5 um], relative: true}
            autofocus: {min-z: 500 um, max-z: 1500 um}
            """);

        var shown = (await Lensless.RunAsync("plan", "show", plan)).Expect(ExitStatus.Success);
        var json = (await Lensless.RunAsync("plan", "show", plan, "--json")).Expect(ExitStatus.Success).Json;

        Assert.Matches(@"2 +1 min 30 s +run +1 0 0 +start \+0 µm +focus", shown.Out);
        Assert.Equal(4, json.GetProperty("frames").GetArrayLength());
        Assert.Equal(1, json.GetProperty("frames")[3].GetProperty("steps").GetProperty("time").GetInt32());
    }
}

using LenslessScope.Instrument;

namespace LenslessScope.Acquisition.Tests;

/// <summary>
/// What would change the frames half-way is refused before the first of them, by check and start alike.
/// </summary>
public sealed class FormatRulesTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LocalInstrument _instrument = null!;
    private LocalRuns _runs = null!;

    public async ValueTask InitializeAsync()
    {
        var cfg = _folder.Write("instrument.cfg", """
            Property,Core,Initialize,0
            Device,Camera,LenslessSim,SimCamera
            Device,Light,LenslessSim,SimLight
            Property,Camera,SensorWidth,96
            Property,Camera,SensorHeight,64
            Property,Core,Initialize,1
            Property,Core,Camera,Camera
            Property,Core,Shutter,Light
            Property,Camera,RealTime,Off
            ConfigGroup,Camera,Coarse,Camera,Binning,2
            ConfigGroup,Camera,Coarse,Light,Wavelength-nm,450
            ConfigGroup,Camera,Fine,Camera,Binning,1
            ConfigGroup,Camera,Eight,Camera,PixelType,8bit
            ConfigGroup,Camera,Ten,Camera,BitDepth,10
            ConfigGroup,Camera,Twelve,Camera,BitDepth,12
            """);
        _instrument = await LocalInstrument.LoadAsync(cfg);
        _runs = new LocalRuns(_instrument);
    }

    public async ValueTask DisposeAsync()
    {
        await _instrument.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("axes: [{name: bin, property: Binning, values: [1, 2]}]",
        "axes[0].values[1]: With Binning '2' the frames have 48×32 GRAY16, the first ones 96×64 GRAY16")]
    [InlineData("axes:\n  - {name: bytes, property: PixelType, values: [8bit, 16bit]}\n" +
        "  - {name: bin, property: Binning, values: [2, 4]}",
        "axes[0].values[1]: With PixelType '16bit' the frames have 48×32 GRAY16, the first ones 48×32 GRAY8",
        "axes[1].values[1]: With Binning '4' the frames have 24×16 GRAY8, the first ones 48×32 GRAY8")]
    [InlineData("channels: [{preset: Camera=Fine}, {preset: Camera=Coarse}]",
        "channels[1].preset: With the preset Camera=Coarse the frames have 48×32 GRAY16, the first ones 96×64 GRAY16")]
    [InlineData("channels: [{preset: Camera=Coarse}, {name: plain}]",
        "channels[1]: Without a preset the frames have 96×64 GRAY16, the first ones 48×32 GRAY16")]
    [InlineData("settings: [{property: Binning, value: 4}]\nchannels: [{name: A}, {preset: Camera=Eight}]",
        "channels[1].preset: With the preset Camera=Eight the frames have 24×16 GRAY8, the first ones 24×16 GRAY16")]
    [InlineData("background: {frames: 1, preset: Camera=Coarse}",
        "background.preset: With the preset Camera=Coarse the frames have 48×32 GRAY16")]
    [InlineData("dark: {frames: 1, preset: Camera=Eight}", "dark.preset: With the preset Camera=Eight")]
    public async Task What_changes_the_frames_half_way_is_told(string text, params string[] expected)
    {
        var plan = PlanFile.Parse("exposure: 5 ms\n" + text);
        var request = new RunRequest { Plan = plan, Folder = _folder.File("run") };

        var told = (await _runs.CheckAsync(request, TestContext.Current.CancellationToken)).PlanProblems;
        var refused = (await Assert.ThrowsAsync<PlanException>(
            () => _runs.StartAsync(request, TestContext.Current.CancellationToken))).Problems;

        Assert.Equal(expected.Length, told.Count);
        Assert.All(told.Zip(expected), pair =>
            Assert.StartsWith(pair.Second, pair.First.ToString(), StringComparison.Ordinal));
        Assert.Equal(told, refused);
        Assert.Equal("1", _instrument.Core.GetProperty("Camera", "Binning"));
        Assert.Equal(532, Optical.WavelengthNm(_instrument.Core));
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Theory]
    [InlineData("settings: [{property: Binning, value: 4}]")]
    [InlineData("settings: [{property: PixelType, value: 8bit}]\naxes: [{name: bin, property: Binning, values: [2]}]")]
    [InlineData("channels: [{preset: Camera=Coarse}]\nbackground: {frames: 1}")]
    [InlineData("channels: [{preset: Camera=Coarse}, {preset: Camera=Fine}]\n" +
        "axes: [{name: bin, property: Binning, values: [2]}]")] // the axis has the last word
    [InlineData("axes: [{name: bits, property: BitDepth, values: [8, 10, 12]}]")] // all of two bytes
    [InlineData("channels: [{preset: Camera=Ten}, {preset: Camera=Twelve}]")]
    public async Task What_is_the_same_for_all_frames_runs_to_its_end(string text)
    {
        var plan = PlanFile.Parse("exposure: 5 ms\n" + text);

        await using var run = await _runs.StartAsync(
            new RunRequest { Plan = plan, Folder = _folder.File("run") }, TestContext.Current.CancellationToken);

        Assert.Equal(RunYield.All, (await run.Completion).Yield);
    }

    [Fact]
    public async Task The_bytes_of_frames_are_those_of_the_plans_settings()
    {
        var plan = PlanFile.Parse("settings: [{property: Binning, value: 4}]");

        Assert.Equal(24 * 16 * 2,
            (await _runs.GetFactsForAsync(plan, TestContext.Current.CancellationToken)).FrameBytes);
        Assert.Equal(96 * 64 * 2, (await _runs.GetFactsAsync(null, TestContext.Current.CancellationToken)).FrameBytes);
    }

    [Fact]
    public async Task A_camera_in_use_is_not_asked()
    {
        using var use = _instrument.UseCamera("somebody");
        var plan = PlanFile.Parse("axes: [{name: bin, property: Binning, values: [1, 2]}]");

        Assert.Empty((await _runs.GetFactsForAsync(plan, TestContext.Current.CancellationToken)).Formats);
    }

    [Fact]
    public async Task A_run_is_not_resumed_with_frames_of_another_size()
    {
        var (folder, cancellation) = (_folder.File("run"), TestContext.Current.CancellationToken);
        var plan = PlanFile.Parse("exposure: 5 ms\ntime: {interval: 1 h, count: 2}");
        await using (var run = await _runs.StartAsync(new RunRequest { Plan = plan, Folder = folder }, cancellation))
        {
            await foreach (var progress in run.WatchAsync(TimeSpan.FromMilliseconds(5), cancellation))
                if (progress.Written == 1)
                    break;
            run.Stop();
            await run.Completion;
        }
        _instrument.Core.SetProperty("Camera", "Binning", "2");

        var problem = Assert.Single(
            (await _runs.CheckAsync(new RunRequest { Folder = folder }, cancellation)).Problems);

        Assert.Contains("96×64 GRAY16; those of the camera have 48×32 GRAY16 now", problem.Message,
            StringComparison.Ordinal);
        _instrument.Core.SetProperty("Camera", "Binning", "1");
        Assert.Empty((await _runs.CheckAsync(new RunRequest { Folder = folder }, cancellation)).Problems);
    }

    [Fact]
    public async Task A_folder_whose_name_is_too_long_in_bytes_is_told_beforehand()
    {
        var request = new RunRequest
        {
            Plan = PlanFile.Parse("exposure: 5 ms"), Folder = _folder.File(new string('顕', 86)),
        };

        var problem = Assert.Single((await _runs.CheckAsync(request, TestContext.Current.CancellationToken)).Problems);

        Assert.Contains("a name in it has 258 bytes in UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(66, true)]
    [InlineData(67, false)]
    public async Task A_name_that_is_too_long_in_bytes_is_told_beforehand(int characters, bool runs)
    {
        var name = new string('顕', characters); // of three bytes in UTF-8
        var position = $"positions: [{{name: {new string('z', 200)}}}]";
        var text = $"name: {name}\nexposure: 5 ms\n";

        if (!runs)
        {
            var problem = Assert.Single(Assert.Throws<PlanException>(() => PlanFile.Parse(text)).Problems);
            Assert.Equal("The name of the plan has 201 bytes in UTF-8 (67 characters); at most 200 are allowed, " +
                "because it names files.", problem.Message);
            Assert.Equal((1, 7), (problem.Line, problem.Column));
            return;
        }
        foreach (var (plan, file) in new[] { (text, name), ("exposure: 5 ms\n" + position, new string('z', 200)) })
        {
            var folder = _folder.File($"run{file.Length}");
            await using var run = await _runs.StartAsync(
                new RunRequest { Plan = PlanFile.Parse(plan), Folder = folder }, TestContext.Current.CancellationToken);
            Assert.Equal(RunYield.All, (await run.Completion).Yield);
            Assert.True(File.Exists(Path.Combine(folder, $"{file}.ome.tif")));
        }
    }
}

using System.Reflection;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Runs of a camera that gives RGB32, with what needs grey frames.</summary>
public sealed class ColourRunTests : IDisposable
{
    private const string Configuration = """
        Property,Core,Initialize,0
        Device,Camera,Recorders,ColourSensor
        Property,Core,Initialize,1
        Property,Core,Camera,Camera
        ConfigPixelSize,Sensor,Camera,Binning,1
        PixelSize_um,Sensor,1.55
        """;

    private static readonly Plan s_averages = Snaps with { Averages = 4 };

    private static readonly Plan s_focus = Snaps with
    {
        Autofocus = new PlanAutofocus(700, 1300) { WavelengthNm = 532 },
    };

    private readonly SimulatedInstrument _instrument;

    public ColourRunTests()
    {
        var folder = typeof(ColourRunTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RecordersDir").Value!;
        Assert.True(File.Exists(Path.Combine(folder, "libmmgr_dal_Recorders.so.0")),
            $"{folder} has no libmmgr_dal_Recorders.so.0: scripts/test makes it, or 'make check' in the native build.");
        _instrument = new SimulatedInstrument(Configuration, [folder]);
    }

    private static Plan Snaps => new()
    {
        Time = [new TimePhase(TimeSpan.FromMilliseconds(100), 3)],
        OnFailure = new FailurePolicy { Pause = TimeSpan.FromMilliseconds(1) },
    };

    public void Dispose() => _instrument.Dispose();

    [Fact]
    public async Task Colour_is_recorded_where_nothing_needs_grey()
    {
        var (result, run) = await _instrument.RunAsync(Snaps);

        Assert.Equal(RunYield.All, result.Yield);
        Assert.Equal(new FrameShape(64, 96, PixelType.RGB32), run.Shape);
        Assert.Contains("\"pixelType\": \"RGB32\"", File.ReadAllText(Path.Combine(run.Folder, "run.json")),
            StringComparison.Ordinal);
    }

    [Fact]
    public Task Averages_are_refused_before_the_first_frame() => IsRefusedAsync(s_averages, "averages");

    [Fact]
    public Task Autofocus_is_refused_before_the_first_frame() => IsRefusedAsync(s_focus, "autofocus");

    [Fact]
    public async Task Reconstruction_is_refused_with_its_autofocus_before_the_first_frame()
    {
        await using var pictures = new BackgroundReconstruction(_instrument.Folder, s_focus.Autofocus!, 1.55, 532);

        await IsRefusedAsync(s_focus, "autofocus", new PlanRunSettings
        {
            After = (planned, frame, _) =>
            {
                pictures.Offer(planned, frame);
                return ValueTask.CompletedTask;
            },
        });
        await pictures.FinishAsync();

        Assert.Equal((0, 0), (pictures.Done, pictures.Skipped));
    }

    [Fact]
    public async Task Settings_of_the_plan_that_make_the_camera_grey_let_it_run()
    {
        var (result, run) = await _instrument.RunAsync(s_averages with
        {
            Settings = [new PlanSetting(PlanSetting.OfCamera, "PixelType", "8bit")],
        });

        Assert.Equal(RunYield.All, result.Yield);
        Assert.Equal(PixelType.GRAY8, run.Shape!.Value.PixelType);
        Assert.Equal("32bitRGB", _instrument.Core.GetProperty("Camera", "PixelType"));
    }

    [Fact]
    public async Task Settings_of_the_plan_that_leave_colour_are_refused_in_the_words_of_the_check()
    {
        var plan = s_averages with { Settings = [new PlanSetting("Camera", "PixelType", "32bitRGB")] };

        Assert.Empty(plan.ProblemsOn(InstrumentFacts.Of(_instrument.Core)));
        var refusal = await Assert.ThrowsAsync<PlanException>(() => _instrument.RunAsync(plan));

        var said = s_averages.ProblemsOn(InstrumentFacts.Of(_instrument.Core));
        Assert.Equal(said, refusal.Problems);
    }

    private async Task IsRefusedAsync(Plan plan, string path, PlanRunSettings? settings = null)
    {
        var problem = Assert.Single(plan.ProblemsOn(InstrumentFacts.Of(_instrument.Core)));
        var refusal = await Assert.ThrowsAsync<PlanException>(() => _instrument.RunAsync(plan, settings));

        Assert.Equal([problem], refusal.Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains("RGB32", problem.Message, StringComparison.Ordinal);
        var run = RunFolder.Read(Path.Combine(_instrument.Folder, "run"));
        Assert.Empty(run.Frames);
        Assert.Empty(run.Missing);
        Assert.Empty(run.Events);
        Assert.Equal(RunState.Failed, run.State);
    }
}

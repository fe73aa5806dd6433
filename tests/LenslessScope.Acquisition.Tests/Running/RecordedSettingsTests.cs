using LenslessScope.Imaging;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Files say what held when their frames were taken, and not what held before the plan's settings.</summary>
public sealed class RecordedSettingsTests : IDisposable
{
    // Its pixel size holds for every binning, by which the core multiplies it.
    private readonly SimulatedInstrument _instrument = new("""
        Property,Core,Initialize,0
        Device,Camera,LenslessSim,SimCamera
        Device,Light,LenslessSim,SimLight
        Property,Camera,SensorWidth,96
        Property,Camera,SensorHeight,64
        Property,Camera,Oversampling,1
        Property,Core,Initialize,1
        Property,Core,Camera,Camera
        Property,Core,Shutter,Light
        Property,Camera,RealTime,Off
        ConfigGroup,Channel,Blue,Light,Wavelength-nm,450
        ConfigPixelSize,Sensor,Camera,PixelSize-um,1.5500
        PixelSize_um,Sensor,1.55
        """);

    private static readonly Plan s_binned = new()
    {
        Settings = [new PlanSetting(PlanSetting.OfCamera, "Binning", "2")],
        Time = [new TimePhase(TimeSpan.Zero, 3)],
    };

    public void Dispose() => _instrument.Dispose();

    [Fact]
    public async Task Binning_that_the_plan_sets_counts_in_the_pixel_pitch()
    {
        var (_, run) = await _instrument.RunAsync(s_binned);

        var file = Path.Combine(run.Folder, run.Frames[0].File);
        Assert.Equal(3.1, ImageFile.Read(file).PixelUm!.Value, 1e-6);
        var text = File.ReadAllText(file, System.Text.Encoding.Latin1);
        Assert.Contains("<M K=\"binning\">2</M>", text, StringComparison.Ordinal);
        Assert.Contains("<M K=\"region of the sensor (X,Y,W,H)\">0,0,48,32</M>", text, StringComparison.Ordinal);
        Assert.Contains("<M K=\"gain of the first frame\">1", text, StringComparison.Ordinal);
        var sensor = run.Frames[0].Record.Sensor!;
        Assert.Equal((3.1, 2, "0,0,48,32"), (sensor.PixelUm!.Value, sensor.Binning, sensor.Region));
        Assert.All(run.Frames.Skip(1), frame => Assert.Null(frame.Record.Sensor));
        var facts = Assert.Single(run.Sessions).Facts;
        Assert.Equal(3.1, facts.PixelUm!.Value, 1e-6);
        Assert.Equal("2", Assert.Single(facts.DeviceState.Settings,
            setting => (setting.DeviceLabel, setting.PropertyName) == ("Camera", "Binning")).PropertyValue);
    }

    [Fact]
    public async Task A_run_that_is_resumed_keeps_that_pitch()
    {
        PlanRun? first = null;
        using (var writer = _instrument.Begin(s_binned))
        {
            first = new PlanRun(_instrument.Core, writer, new PlanRunSettings
            {
                After = (_, _, _) =>
                {
                    first!.Stop();
                    return ValueTask.CompletedTask;
                },
            });
            await first.RunAsync(TestContext.Current.CancellationToken);
        }
        using (var writer = _instrument.Resume())
            await new PlanRun(_instrument.Core, writer).RunAsync(TestContext.Current.CancellationToken);

        var run = RunFolder.Read(Path.Combine(_instrument.Folder, "run"));
        Assert.Equal(3, run.Frames.Count);
        Assert.Equal(3.1, ImageFile.Read(Path.Combine(run.Folder, run.Frames[0].File)).PixelUm!.Value, 1e-6);
    }

    [Fact]
    public async Task A_wavelength_that_contradicts_the_light_source_is_told_and_not_recorded()
    {
        var plan = new Plan
        {
            Channels = [new PlanChannel("Red") { WavelengthNm = 650 }, new PlanChannel("Blue")
            {
                Preset = new PresetChoice("Channel", "Blue"), WavelengthNm = 450,
            }],
        };

        var note = Assert.Single(plan.NotesOn(InstrumentFacts.Of(_instrument.Core)));
        Assert.Equal("channels[0].wavelength", note.Path);
        Assert.Contains("650 nm contradicts the light source 'Light', which says 532 nm", note.Message,
            StringComparison.Ordinal);
        var (_, run) = await _instrument.RunAsync(plan);
        Assert.Equal([532, 450], run.Frames.Select(frame => frame.Record.WavelengthNm));
    }
}

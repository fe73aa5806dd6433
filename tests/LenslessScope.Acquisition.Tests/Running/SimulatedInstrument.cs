using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Tests;

/// <summary>The simulated instrument with a small, fast sensor, and a folder for its runs; gone afterwards.</summary>
internal sealed class SimulatedInstrument : IDisposable
{
    private const string Configuration = """
        Property,Core,Initialize,0
        Device,Camera,LenslessSim,SimCamera
        Device,Light,LenslessSim,SimLight
        Device,ZStage,LenslessSim,SimZStage
        Property,Camera,SensorWidth,96
        Property,Camera,SensorHeight,64
        Property,Camera,Oversampling,1
        Property,Core,Initialize,1
        Property,Core,Camera,Camera
        Property,Core,Shutter,Light
        Property,Core,Focus,ZStage
        Property,Core,AutoShutter,1
        Property,Camera,RealTime,Off
        Property,Camera,Exposure,5
        Property,Camera,Gain,1
        Property,Light,Bandwidth-nm,0
        ConfigGroup,Channel,Green,Light,Wavelength-nm,532
        ConfigGroup,Channel,Blue,Light,Wavelength-nm,450
        ConfigGroup,Sample,Empty,Camera,Sample,Empty
        ConfigGroup,Sample,Cells,Camera,Sample,Cells
        ConfigPixelSize,Sensor,Camera,Binning,1
        PixelSize_um,Sensor,1.55
        """;

    public SimulatedInstrument()
    {
        Cfg = Path.Combine(Folder, "instrument.cfg");
        File.WriteAllText(Cfg, Configuration);
        Core.LoadSystemConfiguration(Cfg);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("lensless-run-").FullName;

    public string Cfg { get; }

    public CMMCore Core { get; } = new();

    /// <summary>A new run in a folder of its own.</summary>
    public RunWriter Begin(Plan plan, string name = "run") => RunWriter.Create(
        Path.Combine(Folder, name), plan, plan.Stacks(), RunStart.FactsOf(Core, Cfg),
        new RunOptions { FlushEvery = TimeSpan.FromSeconds(1) });

    /// <summary>The run in the folder, gone on with.</summary>
    public RunWriter Resume(string name = "run") =>
        RunWriter.Resume(Path.Combine(Folder, name), RunStart.FactsOf(Core, Cfg));

    /// <summary>Runs a plan to its end and reads what it left.</summary>
    public async Task<(PlanRunResult Result, Run Run)> RunAsync(
        Plan plan, PlanRunSettings? settings = null, string name = "run")
    {
        PlanRunResult result;
        using (var writer = Begin(plan, name))
            result = await new PlanRun(Core, writer, settings).RunAsync(TestContext.Current.CancellationToken);
        return (result, RunFolder.Read(Path.Combine(Folder, name)));
    }

    public void Dispose()
    {
        Core.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

namespace LenslessScope.Acquisition.Tests;

/// <summary>Runs of the simulated instrument, in its folder.</summary>
internal static class SimulatedRuns
{
    /// <summary>A new run in a folder of its own.</summary>
    public static RunWriter Begin(this SimulatedInstrument instrument, Plan plan, string name = "run") =>
        RunWriter.Create(Path.Combine(instrument.Folder, name), plan, plan.Stacks(),
            RunStart.FactsOf(instrument.Core, instrument.Cfg),
            new RunOptions { FlushEvery = TimeSpan.FromSeconds(1) });

    /// <summary>The run in the folder, gone on with.</summary>
    public static RunWriter Resume(this SimulatedInstrument instrument, string name = "run") =>
        RunWriter.Resume(
            Path.Combine(instrument.Folder, name), RunStart.FactsOf(instrument.Core, instrument.Cfg));

    /// <summary>Runs a plan to its end and reads what it left.</summary>
    public static async Task<(PlanRunResult Result, Run Run)> RunAsync(
        this SimulatedInstrument instrument, Plan plan, PlanRunSettings? settings = null, string name = "run")
    {
        PlanRunResult result;
        using (var writer = instrument.Begin(plan, name))
            result = await new PlanRun(instrument.Core, writer, settings)
                .RunAsync(TestContext.Current.CancellationToken);
        return (result, RunFolder.Read(Path.Combine(instrument.Folder, name)));
    }
}

namespace LenslessScope.Acquisition.Tests;

/// <summary>How much of a run is there, whoever asks.</summary>
public sealed class PlanRunResultTests
{
    [Theory]
    [InlineData(RunOutcome.Completed, 10, 0, RunYield.All)]
    [InlineData(RunOutcome.Completed, 9, 1, RunYield.Some)]
    [InlineData(RunOutcome.Completed, 0, 10, RunYield.None)]
    [InlineData(RunOutcome.Stopped, 10, 0, RunYield.Some)]
    [InlineData(RunOutcome.Stopped, 3, 0, RunYield.Some)]
    [InlineData(RunOutcome.Stopped, 0, 0, RunYield.None)]
    [InlineData(RunOutcome.Failed, 3, 1, RunYield.Some)]
    [InlineData(RunOutcome.Failed, 0, 0, RunYield.None)]
    public void A_run_is_whole_only_when_it_came_to_its_end_with_every_frame(
        RunOutcome outcome, long written, long missing, RunYield expected)
    {
        var progress = new RunProgress { Expected = 10, Written = written, Missing = missing };

        Assert.Equal(expected, new PlanRunResult(outcome, null, progress, []).Yield);
    }
}

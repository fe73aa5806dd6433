using System.Text.Json;
using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows.Tests;

/// <summary>Workflows are run by values, in this process, on simulated holograms.</summary>
public sealed class WorkflowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_simulated_hologram_is_found_in_focus_and_its_stack_written()
    {
        Simulate("cells");
        var hologram = _folder.File("cells/hologram.ome.tif");
        var background = _folder.File("cells/background-*.ome.tif");
        var told = new List<WorkflowProgress>();

        var focus = FocusWorkflow.Run(
            new FocusRequest
            {
                Holograms = [hologram], Backgrounds = [background],
                Focus = new FocusSettings { MinZUm = 800, MaxZUm = 1200 },
            }, new Telling<WorkflowProgress>(told.Add), TestContext.Current.CancellationToken);
        var stack = Run(
            new StackRequest
            {
                Holograms = [hologram], Backgrounds = [background], ZRangeUm = new DistanceRange(900, 1100),
                StepUm = 50,
            }, new WorkflowOutput(_folder.File("stack")), new Telling<WorkflowProgress>(told.Add));

        Assert.InRange(focus.Results[0].Focus.ZUm!.Value, 980, 1020);
        Assert.Equal(["stack.json", "stack.ome.tif", "stack.png"], stack.Files.Select(Path.GetFileName));
        Assert.All(stack.Files, file => Assert.True(File.Exists(file)));
        Assert.Empty(stack.Failures);
        var planes = told.OfType<StageProgress>().Where(stage => stage.Stage == WorkflowStage.Stacking).ToList();
        Assert.Equal([1, 2, 3, 4, 5], planes.Select(stage => stage.Step));
        Assert.All(planes, stage => Assert.Equal((hologram, 5), (stage.Input, stage.Steps)));
        Assert.Contains(told, progress => progress is StageProgress { Stage: WorkflowStage.Focusing });
        Assert.Equal(new InputFinished(hologram), told[^1]);
    }

    [Fact]
    public void A_result_says_when_and_by_which_words_it_was_made()
    {
        Simulate("cells");

        var truth = JsonDocument.Parse(File.ReadAllText(_folder.File("cells/truth.json"))).RootElement;
        var made = truth.GetProperty("made");

        Assert.Equal(["a", "b"], made.GetProperty("command").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(new Then().GetUtcNow(), made.GetProperty("at").GetDateTimeOffset());
        Assert.Matches(@"^\d+\.\d+\.\d+$", made.GetProperty("lensless").GetString());
    }

    [Fact]
    public void One_bad_hologram_fails_alone_and_is_told()
    {
        Simulate("cells");
        var (good, bad) = (_folder.File("cells/hologram.ome.tif"), _folder.File("missing.tif"));
        var told = new List<WorkflowProgress>();

        var outcome = Run(
            new ReconstructRequest
            {
                Holograms = [bad, good], ZUm = 1000, Method = ReconstructionMethod.BackPropagation,
            },
            new WorkflowOutput(_folder.File("out")), new Telling<WorkflowProgress>(told.Add));

        Assert.Equal(1, outcome.ResultCount);
        var failure = Assert.Single(outcome.Failures);
        Assert.Equal(bad, failure.Input);
        Assert.IsType<ImageFileException>(failure.Cause);
        Assert.Same(failure, Assert.Single(told.OfType<InputFailed>()).Failure);
        Assert.Contains(_folder.File("out/hologram.ome/result.json"), outcome.Files);
    }

    [Fact]
    public void The_failure_of_the_only_hologram_leaves_nothing_behind()
    {
        var outcome = Run(new StackRequest { Holograms = ["missing.tif"], ZRangeUm = new DistanceRange(1, 2) },
            new WorkflowOutput(_folder.File("out")));

        Assert.Null(Assert.Single(outcome.Failures).Input);
        Assert.Equal((0, 0), (outcome.ResultCount, outcome.Files.Count));
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public void A_cancelled_workflow_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        var request = new SimulationRequest { Width = 64, Height = 64, Backgrounds = 50 };

        Assert.ThrowsAny<OperationCanceledException>(() => Workflow.Run(
            request, new WorkflowOutput(_folder.File("out")), new Telling<WorkflowProgress>(progress =>
            {
                if (progress is StageProgress { Step: 3 })
                    cancellation.Cancel();
            }), cancellation.Token));

        Assert.False(Directory.Exists(_folder.File("out")));
    }

    private void Simulate(string name) => Run(
        new SimulationRequest { Width = 192, Height = 160, Backgrounds = 4, Darks = 0 },
        new WorkflowOutput(_folder.File(name)) { Command = ["a", "b"], Time = new Then() });

    private static WorkflowOutcome Run(
        WorkflowRequest request, WorkflowOutput output, IProgress<WorkflowProgress>? progress = null) =>
        Workflow.Run(request, output, progress, TestContext.Current.CancellationToken);

    private sealed class Then : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}

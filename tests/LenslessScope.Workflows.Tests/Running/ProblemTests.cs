using LenslessScope.Holography;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows.Tests;

/// <summary>What is impossible is refused before any work, with all reasons and the names of parameters.</summary>
public sealed class ProblemTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<WorkflowRequest, string[]> Impossible() => new()
    {
        {
            new StackRequest { Holograms = ["a"], SourceUm = 9000, Bits = 7, StepUm = -1, PixelUm = double.NaN },
            ["pixelUm", "sourceUm", "", "stepUm", "bits"]
        },
        { new StackRequest { Holograms = [], ZRangeUm = new DistanceRange(2, 1) }, ["holograms", "zRangeUm"] },
        {
            new StackRequest { Holograms = ["a"], ZRangeUm = new DistanceRange(1000, 2000), StepUm = 0.001 },
            ["stepUm"]
        },
        { new FocusRequest { Holograms = ["a"], Plot = "no/such.jpg" }, ["", "plot", "plot"] },
        {
            new ObjectsRequest { Holograms = ["a"], IndexDifference = 0, Iterations = 0 },
            ["", "indexDifference", "iterations", "indexDifference", "iterations"]
        },
        { new TrackRequest { Holograms = ["a"], Tracking = new TrackingSettings { GateUm = -1 } }, ["", ""] },
        {
            new ReconstructRequest
            {
                Holograms = ["a"], ZUm = 1, Metric = FocusMetric.Complex, Method = ReconstructionMethod.BackPropagation,
                Iterations = 5, Coherence = new Coherence { SourceDiameterUm = 5 },
            },
            ["metric", "iterations", "sourceDiameterUm"]
        },
        {
            new ReconstructRequest
            {
                Holograms = ["a"], Unwrap = true, Joint = new JointFrames { RawColour = RawColour.Rggb },
            },
            ["", "rawColour", "unwrap"]
        },
        {
            new SimulationRequest { Sample = "File", Arrangements = [new(1, 0, 2000)], Frames = 0 },
            ["picture", "zUm", "shiftUm", "frames"]
        },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_request_names_all_of_its_problems(WorkflowRequest request, string[] parameters)
    {
        Assert.Equal(parameters, request.Problems().Select(problem => problem.Parameter));

        var refused = Assert.Throws<RequestException>(() =>
            Run(request, new WorkflowOutput(_folder.File("out"))));
        Assert.Subset(refused.Problems.ToHashSet(), request.Problems().ToHashSet());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Folders_without_images_are_told_with_all_else()
    {
        var refused = Assert.Throws<RequestException>(() => Run(
            new StackRequest { Holograms = [_folder.Path], Backgrounds = ["none-*.tif"], Bits = 1 },
            new WorkflowOutput("out")));

        Assert.Equal(4, refused.Problems.Count);
    }

    [Fact]
    public void A_recording_is_not_replaced_by_a_result()
    {
        var recording = _folder.File("stack.ome.tif");
        File.WriteAllText(recording, "recorded");

        var refused = Assert.Throws<RequestException>(() => Run(
            new StackRequest { Holograms = [recording], ZRangeUm = new DistanceRange(1, 2) },
            new WorkflowOutput(_folder.Path)));

        Assert.Contains("would be replaced", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_need_a_place() => Assert.Equal(
        [new Problem("outputFolder", "is missing: say where the results go.")],
        Assert.Throws<RequestException>(() => Run(new SimulationRequest())).Problems);

    private static WorkflowOutcome Run(WorkflowRequest request, WorkflowOutput? output = null) =>
        Workflow.Run(request, output, cancellation: TestContext.Current.CancellationToken);
}

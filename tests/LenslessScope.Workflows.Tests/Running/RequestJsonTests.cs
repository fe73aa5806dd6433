using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows.Tests;

/// <summary>Requests are values, which can be written and read again.</summary>
public sealed class RequestJsonTests
{
    public static TheoryData<WorkflowRequest> Requests() =>
    [
        new SimulationRequest
        {
            Sample = "File", Picture = "p.png", PicturePixelUm = 0.5, Height = 100, Width = 120, PixelUm = 2, Bits = 12,
            WavelengthNm = 450, BandwidthNm = 0, RefractiveIndex = 1.33, SourceDiameterUm = 20,
            SourceDistanceUm = 20_000, Seed = 7, Arrangements = [new(900, 1, 2), new(1000.5, -3, 4)], Frames = 2,
            Backgrounds = 0, Darks = 1, Properties = ["Camera.Gain=2"],
        },
        new StackRequest
        {
            Holograms = ["a.tif", "b*.png"], Backgrounds = ["c.tif"], Darks = ["d.tif#3"],
            Normalisation = new NormalisationSettings
            {
                Mode = BackgroundMode.Subtract, AssumedLight = AssumedLight.Even,
            },
            ColourPlane = ColourPlane.Green, WavelengthNm = 532, PixelUm = 1.55, RefractiveIndex = 1.33,
            SourceUm = 9000, ZRangeUm = new DistanceRange(500, 1500), StepUm = 20, Bits = 8,
        },
        new FocusRequest
        {
            Holograms = ["a.tif"], Plot = "focus.png",
            Focus = new FocusSettings
            {
                MinZUm = 500, MaxZUm = 1500, Metric = FocusMetric.Amplitude, Roi = new Roi(1, 2, 100, 200),
                Kernel = PointSourceKernel.Exact, SmoothingPx = 1.5, Threads = 2,
            },
        },
        new ObjectsRequest
        {
            Holograms = ["a.tif"], Detection = Detection, DryMass = true, IndexDifference = 0.03,
            RefractionIncrement = new RefractionIncrement(0.17, 0.21), Iterations = 20,
        },
        new TrackRequest
        {
            Holograms = ["a.tif", "b.tif"], Detection = Detection,
            Tracking = new TrackingSettings
            {
                GateUm = 5, AxialGateUm = 7, Motion = TrackMotion.Random, MostMissing = 1, LeastPoints = 3,
                FrameInterval = TimeSpan.FromSeconds(0.1),
            },
        },
        new ReconstructRequest
        {
            Holograms = ["a.tif"], ZUm = 1000, Kernel = PointSourceKernel.Exact, SourceUm = 14000,
            Method = ReconstructionMethod.BackPropagation, Unwrap = true, IndexDifference = -0.02,
            RefractionIncrement = RefractionIncrement.OfCells,
            Coherence = new Coherence { BandwidthNm = 5, SourceDiameterUm = 50, SourceDistanceUm = 1e5 },
        },
        new ReconstructRequest
        {
            Holograms = ["a.tif", "b.tif"], ZRangeUm = new DistanceRange(500, 1500), Metric = FocusMetric.Complex,
            Roi = new Roi(0, 0, 64, 64), Iterations = 5, ColourPlane = ColourPlane.Green,
            Joint = new JointFrames
            {
                OwnDistances = true, HeightsUm = [900, 930.5], WavelengthsNm = [532, 460],
                AnglesDeg = [new(0, 0), new(6, -1.5)], SuperResolution = 2, Motion = FrameMotion.None,
                RawColour = RawColour.Gbrg,
            },
        },
    ];

    private static ObjectDetectionSettings Detection => new()
    {
        MinZUm = 900, MaxZUm = 1100, StepUm = 10, ThresholdDeviations = 6, LeastAreaPx = 20, Threads = 1,
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_read_as_it_was_written(WorkflowRequest request)
    {
        var read = WorkflowRequest.FromJson(request.ToJson());

        Assert.Equal(request, read);
        Assert.Equal(request.GetHashCode(), read.GetHashCode());
        Assert.Equal(request.ToJson(), read.ToJson());
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Keys_are_in_camel_case_and_begin_with_the_workflow(WorkflowRequest request)
    {
        var json = request.ToJson();

        Assert.StartsWith("{\n  \"workflow\": \"", json, StringComparison.Ordinal);
        Assert.DoesNotMatch("\"[A-Z][A-Za-z]*\":", json);
    }

    [Fact]
    public void What_is_missing_has_its_default()
    {
        Assert.Equal(new SimulationRequest(), WorkflowRequest.FromJson("""{"workflow": "simulate"}"""));
        Assert.Equal(
            new FocusRequest { Holograms = ["a.tif"], Focus = new FocusSettings { MinZUm = 1, MaxZUm = 2 } },
            WorkflowRequest.FromJson(
                """{"workflow": "focus", "holograms": ["a.tif"], "focus": {"minZUm": 1, "maxZUm": 2}}"""));
    }

    [Theory]
    [InlineData("""{"workflow": "stack", "holograms": ["a"], "stepNm": 3}""", "stepNm")]
    [InlineData("""{"workflow": "stack"}""", "holograms")]
    [InlineData("""{"workflow": "stack", "holograms": null}""", "holograms")]
    [InlineData("""{"workflow": "stak", "holograms": ["a"]}""", "stak")]
    [InlineData("""{"workflow": "stack", "holograms": ["a"], "colourPlane": "pink"}""", "colourPlane")]
    [InlineData("""{"holograms": ["a"]}""", "workflow")]
    [InlineData("null", "null")]
    [InlineData("{", "JSON")]
    public void What_is_not_understood_is_an_error_that_names_it(string json, string named)
    {
        var refused = Assert.Throws<RequestException>(() => WorkflowRequest.FromJson(json));

        Assert.Contains(named, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_kind_of_request_is_written_and_read_above()
    {
        var kinds = typeof(WorkflowRequest).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(WorkflowRequest)) && !type.IsAbstract);

        Assert.Equal(kinds.ToHashSet(), [.. Requests().Select(row => row.Data.GetType())]);
    }

    [Fact]
    public void Requests_of_other_values_differ()
    {
        var request = new StackRequest { Holograms = ["a", "b"], ZRangeUm = new DistanceRange(1, 2) };

        Assert.NotEqual(request, request with { Holograms = ["b", "a"] });
        Assert.Equal(request, request with { Holograms = new List<string> { "a", "b" } });
    }
}

using LenslessScope.Holography;
using LenslessScope.Imaging;

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
            Normalisation = new NormalisationSettings { Mode = BackgroundMode.Subtract, SmoothBackgroundPx = null },
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
    ];

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
    public void Requests_of_other_values_differ()
    {
        var request = new StackRequest { Holograms = ["a", "b"], ZRangeUm = new DistanceRange(1, 2) };

        Assert.NotEqual(request, request with { Holograms = ["b", "a"] });
        Assert.Equal(request, request with { Holograms = new List<string> { "a", "b" } });
    }
}

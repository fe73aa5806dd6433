using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>Requests as JSON. Unknown keys are errors, as they are in plans.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(CamelCaseWords<BackgroundCombination>), typeof(CamelCaseWords<BackgroundMode>),
        typeof(CamelCaseWords<ColourPlane>), typeof(CamelCaseWords<FocusMetric>),
        typeof(CamelCaseWords<FrameMotion>), typeof(CamelCaseWords<RawColour>),
        typeof(CamelCaseWords<ReconstructionMethod>),
        typeof(CamelCaseWords<PointSourceKernel>), typeof(CamelCaseWords<TrackMotion>),
    ])]
[JsonSerializable(typeof(WorkflowRequest))]
internal sealed partial class RequestJson : JsonSerializerContext
{
    private static readonly Lazy<JsonSerializerOptions> _reading = new(Reading);

    public static string Write(WorkflowRequest request) =>
        JsonSerializer.Serialize(request, typeof(WorkflowRequest), Default);

    public static WorkflowRequest? Read(string json) =>
        JsonSerializer.Deserialize<WorkflowRequest>(json, _reading.Value);

    // Generated code sets every property that is init-only, and so would put nothing in place of the defaults of
    // those that are missing.
    private static JsonSerializerOptions Reading() =>
        new(Default.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
}

/// <summary>An enumeration as words in camel case; its numbers are not understood.</summary>
internal sealed class CamelCaseWords<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

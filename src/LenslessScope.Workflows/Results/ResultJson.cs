using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenslessScope.Workflows;

/// <summary>How results are written as JSON.</summary>
[JsonSerializable(typeof(JointReport))]
[JsonSerializable(typeof(ObjectReport))]
[JsonSerializable(typeof(ReconstructionReport))]
[JsonSerializable(typeof(StackReport))]
[JsonSerializable(typeof(TrackReport))]
[JsonSerializable(typeof(TruthReport))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>
    /// Camel case, indented, enumerations as words. A key without a value is null, so that every key
    /// is always there.
    /// </summary>
    public static JsonSerializerOptions Format { get; } = New();

    /// <summary>The same for the types of the files, whose code is generated.</summary>
    internal static ResultJson Files { get; } = new(New());

    /// <summary>Writes a file of it.</summary>
    public static void Write<T>(string path, T report) =>
        File.WriteAllText(path, JsonSerializer.Serialize(report, typeof(T), Files) + "\n");

    private static JsonSerializerOptions New() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

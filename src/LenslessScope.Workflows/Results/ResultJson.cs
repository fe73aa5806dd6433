using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenslessScope.Workflows;

/// <summary>How results are written as JSON.</summary>
internal static class ResultJson
{
    /// <summary>
    /// Camel case, indented, enumerations as words. What there is nothing to say of is there as null, so that every key
    /// is always there.
    /// </summary>
    public static JsonSerializerOptions Format { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a file of it.</summary>
    public static void Write(string path, object report) =>
        File.WriteAllText(path, JsonSerializer.Serialize(report, Format) + "\n");
}

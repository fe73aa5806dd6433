using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenslessScope.Acquisition;

/// <summary>How values of a run become JSON.</summary>
internal static class RunJson
{
    /// <summary>One value a line.</summary>
    internal static JsonSerializerOptions Line { get; } = Options(indented: false);

    /// <summary>For people.</summary>
    internal static JsonSerializerOptions Document { get; } = Options(indented: true);

    private static JsonSerializerOptions Options(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // no HTML: µ stays µ
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}

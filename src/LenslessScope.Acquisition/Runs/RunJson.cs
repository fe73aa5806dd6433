using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenslessScope.Acquisition;

/// <summary>How values of a run become JSON.</summary>
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunLogLine))]
[JsonSerializable(typeof(RunStamp))]
[JsonSerializable(typeof(HeartbeatLine))]
internal sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>One value per line.</summary>
    internal static RunJson Line { get; } = new(Format(indented: false));

    /// <summary>For people.</summary>
    internal static RunJson Document { get; } = new(Format(indented: true));

    /// <summary>
    /// For reading both. Generated code sets every property that is init-only, and so would put nothing in place of
    /// the defaults of those that a file of an earlier version lacks.
    /// </summary>
    internal static JsonSerializerOptions Reading { get; } = Format(indented: false);

    private static JsonSerializerOptions Format(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // no HTML: µ stays µ
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}

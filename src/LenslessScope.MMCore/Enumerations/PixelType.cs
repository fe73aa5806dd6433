using System.Text.Json.Serialization;

namespace LenslessScope.MMCore;

/// <summary>
/// What the pixels of a frame are. The names are the core's own, so that a value in a text or in JSON reads as the tag
/// PixelType does.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<PixelType>))]
public enum PixelType
{
    /// <summary>None of those below.</summary>
    Unknown = 0,

    /// <summary>Grey, a byte.</summary>
    [JsonStringEnumMemberName("GRAY8")]
    GRAY8,

    /// <summary>Grey, two bytes, little-endian.</summary>
    [JsonStringEnumMemberName("GRAY16")]
    GRAY16,

    /// <summary>Grey, four bytes, little-endian.</summary>
    [JsonStringEnumMemberName("GRAY32")]
    GRAY32,

    /// <summary>Colour: a byte each of blue, green, red, and one that is not used.</summary>
    [JsonStringEnumMemberName("RGB32")]
    RGB32,

    /// <summary>Colour: two bytes each of blue, green, red, and two that are not used.</summary>
    [JsonStringEnumMemberName("RGB64")]
    RGB64,
}

namespace LenslessScope.Instrument;

/// <summary>What is known of a frame apart from its pixels.</summary>
/// <param name="PixelUm">Pitch of the pixels, µm; null when it is not known.</param>
/// <param name="WavelengthNm">Of the light, nm; null when it is not known.</param>
/// <param name="ExposureMs">Exposure time, ms.</param>
/// <param name="Metadata">The state of the devices, as <c>LABEL-PROPERTY</c>, and the frame's tags.</param>
public sealed record FrameFacts(
    double? PixelUm, double? WavelengthNm, double ExposureMs, IReadOnlyDictionary<string, string> Metadata);

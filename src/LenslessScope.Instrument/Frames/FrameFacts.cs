namespace LenslessScope.Instrument;

/// <summary>
/// What a file of one frame says apart from its pixels: the whole state of the instrument with it, which a run keeps
/// once for all its frames.
/// </summary>
/// <param name="PixelUm">Pitch of the pixels, µm; null when it is not known.</param>
/// <param name="WavelengthNm">Of the light, nm; null when it is not known.</param>
/// <param name="ExposureMs">Exposure time, ms.</param>
/// <param name="Metadata">The state of the devices, as <c>LABEL-PROPERTY</c>, and the frame's tags.</param>
public sealed record FrameFacts(
    double? PixelUm, double? WavelengthNm, double ExposureMs, IReadOnlyDictionary<string, string> Metadata);

using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>A frame that was taken into a file.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="PixelType">GRAY8, GRAY16 or RGB32.</param>
/// <param name="PixelUm">Pitch of the pixels, µm; null when it is not known.</param>
/// <param name="WavelengthNm">Of the light, nm; null when it is not known.</param>
/// <param name="ExposureMs">Exposure time, ms.</param>
/// <param name="Metadata">The state of the devices, and the frame's tags.</param>
public sealed record Snapshot(string File, int Width, int Height, PixelType PixelType, double? PixelUm,
    double? WavelengthNm, double ExposureMs, IReadOnlyDictionary<string, string> Metadata);

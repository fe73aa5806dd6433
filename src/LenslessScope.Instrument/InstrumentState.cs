using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>An instrument at one moment. Labels are empty where no device has the role.</summary>
/// <param name="Camera">The camera's label.</param>
/// <param name="Light">The label of the light source, which is the core's shutter.</param>
/// <param name="FocusStage">The focus stage's label.</param>
/// <param name="XYStage">The XY stage's label.</param>
/// <param name="Frames">What the camera's frames are; null without a camera.</param>
/// <param name="PixelUm">Pitch of the pixels as frames come, µm, binning counted; null when it is not known.</param>
/// <param name="WavelengthNm">Of the light, nm; null when the light source does not say it.</param>
/// <param name="ZUm">Where the focus stage is, µm; null without one.</param>
/// <param name="XUm">Where the XY stage is, µm; null without one.</param>
/// <param name="YUm">Where the XY stage is, µm; null without one.</param>
public sealed record InstrumentState(string Camera, string Light, string FocusStage, string XYStage,
    CameraFrames? Frames, double? PixelUm, double? WavelengthNm, double? ZUm, double? XUm, double? YUm);

/// <summary>What the frames of a camera are, as it is set.</summary>
/// <param name="Camera">The camera's label.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="BitDepth">Bits of a value that the camera uses.</param>
/// <param name="Components">Of a pixel: 1 for grey, 4 for colour.</param>
/// <param name="Bytes">Of a frame.</param>
/// <param name="ExposureMs">Exposure time, ms.</param>
public sealed record CameraFrames(
    string Camera, int Height, int Width, int BitDepth, int Components, long Bytes, double ExposureMs)
{
    internal static CameraFrames Of(CMMCore core, string camera) => new(camera, core.GetImageHeight(),
        core.GetImageWidth(), core.GetImageBitDepth(), core.GetNumberOfComponents(), core.GetImageBufferSize(),
        core.GetExposure());
}

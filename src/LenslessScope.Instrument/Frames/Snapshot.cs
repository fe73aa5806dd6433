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
internal sealed record Snapshot(string File, int Width, int Height, PixelType PixelType, double? PixelUm,
    double? WavelengthNm, double ExposureMs, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Takes a frame with the core's camera and writes it, whole or not at all.</summary>
    /// <param name="core">With a camera.</param>
    /// <param name="file">Its ending says the format, as <see cref="FrameFile.Write"/> has them.</param>
    /// <param name="wavelengthNm">Of the light, nm; null when it is not known.</param>
    /// <exception cref="CMMError">The camera failed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Snapshot Take(CMMCore core, string file, double? wavelengthNm)
    {
        core.SnapImage();
        using var frame = core.GetFrame();
        var facts = FrameFile.FactsOf(core, wavelengthNm).With(frame);
        FrameFile.Write(file, frame, facts);
        return new Snapshot(file, frame.Width, frame.Height, frame.PixelType, facts.PixelUm, wavelengthNm,
            facts.ExposureMs, facts.Metadata);
    }
}

using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>How a camera reads its sensor out, after everything was set for a frame.</summary>
/// <param name="PixelUm">Pitch of the frame's pixels, µm, binning counted; null where nothing says it.</param>
/// <param name="Binning">Pixels of the sensor along each side of one of the frame's; 1 without binning.</param>
/// <param name="Region">The part of the sensor, as <c>X,Y,W,H</c> in pixels of the frame.</param>
/// <param name="Gain">The camera's property Gain, as it writes it; null without one.</param>
public sealed record FrameSensor(double? PixelUm, int Binning, string Region, string? Gain)
{
    /// <summary>Asks the core's camera.</summary>
    /// <exception cref="CMMError">It does not answer.</exception>
    internal static FrameSensor Of(CMMCore core)
    {
        var camera = core.GetCameraDevice();
        var (x, y, width, height) = core.GetROI();
        return new FrameSensor(Optical.PixelUm(core), (int)core.GetBinning(), $"{x},{y},{width},{height}",
            core.HasProperty(camera, "Gain") ? core.GetProperty(camera, "Gain") : null);
    }
}

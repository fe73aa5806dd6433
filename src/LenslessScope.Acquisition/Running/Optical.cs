using System.Globalization;
using System.Runtime.InteropServices;
using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>What an instrument says of its light and its sensor.</summary>
public static class Optical
{
    /// <summary>
    /// The wavelength that the light source (the core's shutter) says it has, nm; null when it says nothing.
    /// </summary>
    public static double? WavelengthNm(CMMCore core)
    {
        const string property = "Wavelength-nm";
        ArgumentNullException.ThrowIfNull(core);
        var light = core.GetShutterDevice();
        return light.Length > 0 && core.HasProperty(light, property)
            && double.TryParse(core.GetProperty(light, property), NumberStyles.Float, CultureInfo.InvariantCulture,
                out var nm)
            && nm > 0 ? nm : null;
    }

    /// <summary>
    /// The pixel pitch of frames as they come, µm, binning counted; null when the configuration does not say it.
    /// </summary>
    public static double? PixelUm(CMMCore core)
    {
        ArgumentNullException.ThrowIfNull(core);
        return core.GetPixelSizeUm() is > 0 and var um ? um : null;
    }

    /// <summary>A frame's pixels in counts, as reconstruction takes them: a copy.</summary>
    /// <exception cref="NotSupportedException">The frame is neither GRAY8 nor GRAY16.</exception>
    public static Image<float> Counts(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var image = new Image<float>(frame.Height, frame.Width);
        switch (frame.PixelType)
        {
            case "GRAY8":
                Convert(frame.Pixels, image.Pixels);
                break;
            case "GRAY16":
                Convert(MemoryMarshal.Cast<byte, ushort>(frame.Pixels), image.Pixels);
                break;
            default:
                throw new NotSupportedException($"Holograms are GRAY8 or GRAY16; this frame is {frame.PixelType}.");
        }
        return image;
    }

    private static void Convert(ReadOnlySpan<byte> from, float[] to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i];
    }

    private static void Convert(ReadOnlySpan<ushort> from, float[] to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i];
    }
}

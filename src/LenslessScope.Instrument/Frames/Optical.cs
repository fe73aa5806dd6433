using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>What an instrument says of its light and its sensor.</summary>
public static class Optical
{
    /// <summary>
    /// The wavelength that the light source (the core's shutter) says it has, nm; null when it says nothing.
    /// </summary>
    /// <param name="core">With the instrument loaded.</param>
    /// <exception cref="CMMError">The light source does not answer.</exception>
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
    /// <param name="core">With the instrument loaded.</param>
    /// <param name="cached">
    /// Whether what the core last heard of the devices decides, so that none is asked; else all that the pixel sizes of
    /// the configuration depend on are asked.
    /// </param>
    public static double? PixelUm(CMMCore core, bool cached = false)
    {
        ArgumentNullException.ThrowIfNull(core);
        return core.GetPixelSizeUm(cached) is > 0 and var um ? um : null;
    }
}

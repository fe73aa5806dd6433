namespace LenslessScope.Imaging;

/// <summary>What a file says of the size of its pixels.</summary>
internal static class PixelPitch
{
    /// <summary>Whether width and height are the same but for rounding: to a millionth.</summary>
    internal static bool AreAlike(double width, double height) =>
        Math.Abs(width - height) <= 1e-6 * Math.Max(width, height);

    /// <summary>µm in a unit of length as programs write it; null for others (pixel, inches of a printer).</summary>
    internal static double? UmIn(string? unit) => unit?.Trim() switch
    {
        "nm" or "nanometer" or "nanometre" => 1e-3,
        // The micro sign, the Greek letter, and either as ImageJ escapes it.
        "um" or "µm" or "μm" or "micron" or "microns" or "micrometer" or "micrometre" or @"\u00B5m" or @"\u00b5m"
            or @"\u03BCm" or @"\u03bcm" or "µ" or "μ" => 1,
        "mm" or "millimeter" or "millimetre" => 1e3,
        "cm" or "centimeter" or "centimetre" => 1e4,
        "m" or "meter" or "metre" => 1e6,
        "inch" or "inches" or "in" => 25_400,
        _ => null,
    };
}

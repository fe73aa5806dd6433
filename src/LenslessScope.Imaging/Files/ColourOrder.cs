namespace LenslessScope.Imaging;

/// <summary>The order of colours on a sensor of which a frame is raw: of its upper left 2×2 pixels.</summary>
public enum ColourOrder
{
    /// <summary>No mosaic: the frame is grey, or its pixels have all colours.</summary>
    None,

    /// <summary>Red, green; green, blue.</summary>
    Rggb,

    /// <summary>Green, red; blue, green.</summary>
    Grbg,

    /// <summary>Green, blue; red, green.</summary>
    Gbrg,

    /// <summary>Blue, green; green, red.</summary>
    Bggr,
}

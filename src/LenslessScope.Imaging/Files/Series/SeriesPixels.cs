namespace LenslessScope.Imaging;

/// <summary>The kinds of pixels that a series of frames can have.</summary>
public enum SeriesPixels
{
    /// <summary>Grey, 8 bits.</summary>
    Gray8,

    /// <summary>Grey, 16 bits, little-endian.</summary>
    Gray16,

    /// <summary>Red, green and blue side by side, 8 bits each.</summary>
    Rgb8,
}

namespace LenslessScope.Imaging;

/// <summary>A kind of image file that can be read.</summary>
public enum ImageFormat
{
    /// <summary>Portable Network Graphics: without loss.</summary>
    Png,

    /// <summary>Tagged Image File Format, classic or BigTIFF: without loss.</summary>
    Tiff,

    /// <summary>JPEG: with loss; its blocks of 8×8 pixels are visible in a reconstruction.</summary>
    Jpeg,

    /// <summary>Windows bitmap: without loss.</summary>
    Bmp,

    /// <summary>Netpbm's grey and colour maps (PGM, PPM): without loss.</summary>
    Pnm,

    /// <summary>A NumPy array (<c>.npy</c>): without loss.</summary>
    Npy,
}

/// <summary>How the numbers of a recorded image are kept.</summary>
public enum SampleFormat
{
    /// <summary>Whole numbers from 0 to the full scale.</summary>
    WholeNumber,

    /// <summary>Floating point numbers of IEEE 754, of 16, 32 or 64 bits.</summary>
    FloatingPoint,

    /// <summary>Whole numbers of either sign, in two's complement.</summary>
    SignedWholeNumber,
}

/// <summary>Which colour of a recorded image becomes grey. For narrow-band light take the one that saw it.</summary>
public enum ColourPlane
{
    /// <summary>The mean of red, green and blue, with equal weights.</summary>
    Mean,

    /// <summary>Red only.</summary>
    Red,

    /// <summary>Green only.</summary>
    Green,

    /// <summary>Blue only.</summary>
    Blue,
}

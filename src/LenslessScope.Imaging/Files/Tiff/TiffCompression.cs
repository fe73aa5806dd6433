namespace LenslessScope.Imaging;

/// <summary>How the pixels of a written TIFF are packed. Both are without loss.</summary>
public enum TiffCompression
{
    /// <summary>Not at all: the fastest, read by everything, can be memory-mapped. The default.</summary>
    None,

    /// <summary>Deflate (zlib), without a predictor: smaller and slower. ImageJ, libtiff, Pillow and tifffile read it
    /// without further codecs.</summary>
    Deflate,
}

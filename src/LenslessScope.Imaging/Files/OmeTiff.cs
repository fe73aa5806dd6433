using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace LenslessScope.Imaging;

/// <summary>
/// Writes OME-TIFF files (one plane, OME-XML 2016-06 in the description), each as a whole or not at all. BigTIFF from
/// 4 GiB on.
/// </summary>
public static class OmeTiff
{
    private static readonly string s_creator =
        $"LenslessScope {typeof(OmeTiff).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Writes an image of 32-bit floating point numbers, exactly.</summary>
    /// <param name="path">The file, by custom <c>NAME.ome.tif</c>; replaced if it is there.</param>
    /// <param name="image">The pixels; any value, NaN too.</param>
    /// <param name="metadata">What the file says about them.</param>
    /// <param name="compression">Default: none.</param>
    /// <exception cref="ArgumentException">A value of the metadata is out of range; all of them are listed.</exception>
    /// <exception cref="ImageFileException">The file cannot be written; the message says why. Nothing is left
    /// behind.</exception>
    public static void Write(string path, Image<float> image, OmeMetadata metadata,
        TiffCompression compression = TiffCompression.None) => WriteAny(path, image, metadata, compression, "float");

    /// <summary>Writes an image of 16-bit whole numbers, exactly.</summary>
    /// <inheritdoc cref="Write(string, Image{float}, OmeMetadata, TiffCompression)"/>
    public static void Write(string path, Image<ushort> image, OmeMetadata metadata,
        TiffCompression compression = TiffCompression.None) => WriteAny(path, image, metadata, compression, "uint16");

    /// <summary>Writes an image of 8-bit whole numbers, exactly.</summary>
    /// <inheritdoc cref="Write(string, Image{float}, OmeMetadata, TiffCompression)"/>
    public static void Write(string path, Image<byte> image, OmeMetadata metadata,
        TiffCompression compression = TiffCompression.None) => WriteAny(path, image, metadata, compression, "uint8");

    /// <summary>The same, with the choice between classic TIFF and BigTIFF made by the caller.</summary>
    internal static void WriteAny<T>(string path, Image<T> image, OmeMetadata metadata, TiffCompression compression,
        string pixelType, bool? big = null) where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(metadata);
        if (!Enum.IsDefined(compression))
            throw new ArgumentOutOfRangeException(nameof(compression), compression, "Allowed are None and Deflate.");
        metadata.Check();
        var xml = OmeXmlWriter.Write(metadata, image.Height, image.Width, pixelType, s_creator);
        var fields = Fields(image.Height, image.Width, pixelType == "float", metadata, xml);
        var bytes = (long)image.Height * image.Width * Marshal.SizeOf<T>();
        AtomicFile.Write(path, stream =>
            TiffWriter.Write(stream, image, fields, compression, big ?? NeedsBigTiff(bytes, xml.Length)));
    }

    /// <summary>Whether a classic TIFF, whose offsets have 32 bits, might be too small.</summary>
    internal static bool NeedsBigTiff(long pixelBytes, long xmlBytes)
    {
        // Deflate can lengthen what does not compress (by far less than 1 %); each strip costs 8 bytes of tables.
        return pixelBytes + pixelBytes / 100 + xmlBytes + (1 << 20) > uint.MaxValue;
    }

    private static List<TiffField> Fields(int height, int width, bool floating, OmeMetadata metadata, byte[] xml)
    {
        const double umPerCm = 1e4;
        const int noUnit = 1, perCm = 3;
        // Many readers, ImageJ among them, take the pixel pitch from the resolution.
        var perUnit = metadata.PixelUm is { } um ? umPerCm / um : 1;
        List<TiffField> fields =
        [
            TiffField.Long(256, width),
            TiffField.Long(257, height),
            TiffField.Short(262, 1), // black is zero
            TiffField.Ascii(270, xml),
            TiffField.Short(277, 1), // samples per pixel
            TiffField.Rational(282, perUnit),
            TiffField.Rational(283, perUnit),
            TiffField.Short(284, 1), // samples side by side
            TiffField.Short(296, metadata.PixelUm is null ? noUnit : perCm),
            TiffField.Ascii(305, Encoding.ASCII.GetBytes(s_creator)),
            TiffField.Short(339, floating ? 3 : 1),
        ];
        if (metadata.AcquiredAt is { } at)
            fields.Add(TiffField.Ascii(306, Encoding.ASCII.GetBytes(
                at.UtcDateTime.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture))));
        return fields;
    }
}

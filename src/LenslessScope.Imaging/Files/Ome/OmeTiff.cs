using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace LenslessScope.Imaging;

/// <summary>
/// Writes OME-TIFF files (one plane or a stack along z, OME-XML 2016-06 in the description), each as a whole or not at
/// all. BigTIFF from 4 GiB on.
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

    /// <summary>
    /// Writes a stack of planes along z, one at a time: memory does not grow with their number.
    /// </summary>
    /// <param name="path">The file, by custom <c>NAME.ome.tif</c>; replaced if it is there.</param>
    /// <param name="zUm">
    /// Position of each plane along the axis, µm; at least one, rising or falling. Where they are even their
    /// distance is the file's PhysicalSizeZ.
    /// </param>
    /// <param name="planeOf">
    /// Gives a plane by its number from 0, called once for each in turn; all of one size.
    /// The image may be the same each time, with other pixels.
    /// </param>
    /// <param name="metadata">What the file says about them; its <see cref="OmeMetadata.ZUm"/> is not used.</param>
    /// <param name="compression">Default: none.</param>
    /// <exception cref="ArgumentException">
    /// A value of the metadata or a position is out of range, or a plane has another size; the reasons are given.
    /// </exception>
    /// <exception cref="ImageFileException">The file cannot be written; the message says why. Nothing is left
    /// behind.</exception>
    public static void WriteStack(string path, IReadOnlyList<double> zUm, Func<int, Image<float>> planeOf,
        OmeMetadata metadata, TiffCompression compression = TiffCompression.None) =>
        WriteStackOfAny(path, zUm, planeOf, metadata, compression, "float");

    /// <summary>The same for 16-bit whole numbers.</summary>
    /// <inheritdoc
    /// cref="WriteStack(string, IReadOnlyList{double}, Func{int, Image{float}}, OmeMetadata, TiffCompression)"/>
    public static void WriteStack(string path, IReadOnlyList<double> zUm, Func<int, Image<ushort>> planeOf,
        OmeMetadata metadata, TiffCompression compression = TiffCompression.None) =>
        WriteStackOfAny(path, zUm, planeOf, metadata, compression, "uint16");

    /// <summary>The same for 8-bit whole numbers.</summary>
    /// <inheritdoc
    /// cref="WriteStack(string, IReadOnlyList{double}, Func{int, Image{float}}, OmeMetadata, TiffCompression)"/>
    public static void WriteStack(string path, IReadOnlyList<double> zUm, Func<int, Image<byte>> planeOf,
        OmeMetadata metadata, TiffCompression compression = TiffCompression.None) =>
        WriteStackOfAny(path, zUm, planeOf, metadata, compression, "uint8");

    /// <summary>The same, with the choice between classic TIFF and BigTIFF made by the caller.</summary>
    internal static void WriteAny<T>(string path, Image<T> image, OmeMetadata metadata, TiffCompression compression,
        string pixelType, bool? big = null) where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(metadata);
        CheckCompression(compression);
        metadata.Check();
        var xml = OmeXmlWriter.Write(metadata, image.Height, image.Width, [metadata.ZUm], pixelType, s_creator);
        AtomicFile.Write(path, stream =>
            new TiffWriter(stream, big ?? NeedsBigTiff(Bytes(image), xml.Length))
                .Write(image, Fields(image.Height, image.Width, pixelType, metadata, xml), compression));
    }

    internal static void WriteStackOfAny<T>(string path, IReadOnlyList<double> zUm, Func<int, Image<T>> planeOf,
        OmeMetadata metadata, TiffCompression compression, string pixelType, bool? big = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(planeOf);
        ArgumentNullException.ThrowIfNull(metadata);
        CheckCompression(compression);
        metadata.Check();
        CheckPositions(zUm);
        AtomicFile.Write(path, stream =>
        {
            var first = planeOf(0);
            var (height, width) = (first.Height, first.Width);
            var xml = OmeXmlWriter.Write(
                metadata, height, width, [.. zUm.Select(z => (double?)z)], pixelType, s_creator);
            var writer = new TiffWriter(stream, big ?? StackNeedsBigTiff(zUm.Count, Bytes(first), xml.Length));
            var firstFields = Fields(height, width, pixelType, metadata, xml);
            if (OmeXmlWriter.Spacing([.. zUm.Select(z => (double?)z)]) is { } step)
                firstFields.Add(TiffField.Ascii(270, ImageJDescription.OfStep(step).AsSpan()[..^1]));
            writer.Write(first, firstFields, compression);
            var fields = Fields(height, width, pixelType, metadata, xml: null);
            for (var i = 1; i < zUm.Count; i++)
            {
                var plane = planeOf(i);
                if ((plane.Height, plane.Width) != (height, width))
                    throw new ArgumentException($"Plane {i} has {plane.Width}×{plane.Height} pixels, plane 0 " +
                        $"{width}×{height}; all planes of a stack have one size.", nameof(planeOf));
                writer.Write(plane, fields, compression);
            }
        });
    }

    /// <summary>Whether a classic TIFF, whose offsets have 32 bits, might be too small.</summary>
    internal static bool NeedsBigTiff(long pixelBytes, long xmlBytes)
    {
        // Deflate can lengthen what does not compress (by far less than 1 %); each strip costs 8 bytes of tables.
        return pixelBytes + pixelBytes / 100 + xmlBytes + (1 << 20) > uint.MaxValue;
    }

    /// <summary>The same for a stack.</summary>
    internal static bool StackNeedsBigTiff(int planes, long planeBytes, long xmlBytes)
    {
        const long directory = 1024; // with its values, without the tables of strips
        return NeedsBigTiff(planes * (planeBytes + directory), xmlBytes);
    }

    private static long Bytes<T>(Image<T> image) where T : unmanaged, INumberBase<T> =>
        (long)image.Height * image.Width * Marshal.SizeOf<T>();

    private static void CheckCompression(TiffCompression compression)
    {
        if (!Enum.IsDefined(compression))
            throw new ArgumentOutOfRangeException(nameof(compression), compression, "It must be None or Deflate.");
    }

    private static void CheckPositions(IReadOnlyList<double> zUm)
    {
        ArgumentNullException.ThrowIfNull(zUm);
        var steps = zUm.Skip(1).Zip(zUm, (next, z) => next - z).ToList();
        if (zUm.Count == 0 || !zUm.All(double.IsFinite) || steps.Any(step => !(step * Math.Sign(steps[0]) > 0)))
            throw new ArgumentException($"The positions of the planes are {string.Join(", ", zUm.Take(20))} µm; " +
                "there must be at least one, all finite, rising or falling.", nameof(zUm));
    }

    // The description belongs to the first page of a file; the others have none.
    private static List<TiffField> Fields(int height, int width, string pixelType, OmeMetadata metadata, byte[]? xml)
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
            TiffField.Short(277, 1), // samples per pixel
            TiffField.Rational(282, perUnit),
            TiffField.Rational(283, perUnit),
            TiffField.Short(284, 1), // samples side by side
            TiffField.Short(296, metadata.PixelUm is null ? noUnit : perCm),
            TiffField.Ascii(305, Encoding.ASCII.GetBytes(s_creator)),
            TiffField.Short(339, pixelType == "float" ? 3 : 1),
        ];
        if (xml is not null)
            fields.Add(TiffField.Ascii(270, xml));
        if (metadata.AcquiredAt is { } at)
            fields.Add(TiffField.Ascii(306, Encoding.ASCII.GetBytes(
                at.UtcDateTime.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture))));
        return fields;
    }
}

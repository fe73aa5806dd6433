namespace LenslessScope.Imaging;

/// <summary>
/// Reads image files: PNG (1 to 16 bits; grey, colour, palette), TIFF (8 and 16 bits unsigned, 32-bit floating point;
/// strips or tiles; plain, LZW, Deflate, PackBits; BigTIFF; any page), JPEG (8 bits, grey or colour) and BMP (8, 24, 32
/// bits, not packed). The format is found from the content, never from the name.
/// </summary>
public static class ImageFile
{
    private const int LongestBeginning = 64;

    /// <summary>Reads one image into memory. The file is closed again when this returns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="page">Which image of a TIFF of several pages, from 0; 0 for all other formats.</param>
    /// <exception cref="ImageFileException">The file is missing, not readable, no image, damaged, larger than 2 GiB in
    /// memory, or of a kind that is not supported; or it has no such page.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page is negative.</exception>
    public static RecordedImage Read(string path, int page = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        var file = InputFile.At(path);
        var beginning = file.Beginning(LongestBeginning);
        var format = Recognise(beginning) ?? throw NotAnImage(file, beginning);
        if (format != ImageFormat.Tiff && page > 0)
            throw file.Fail($"page {page} was asked for; a {Name(format)} file has one, page 0.");
        return file.Guarded(() => format switch
        {
            ImageFormat.Png => PngReader.Read(file),
            ImageFormat.Jpeg => JpegReader.Read(file),
            ImageFormat.Bmp => BmpReader.Read(file),
            _ => TiffReader.Read(file, page),
        });
    }

    /// <summary>How many images a file holds; 1 except for TIFF. Their pixels are not read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImageFileException">The file is missing, not readable, no image or damaged.</exception>
    public static int PageCount(string path)
    {
        var file = InputFile.At(path);
        var beginning = file.Beginning(LongestBeginning);
        var format = Recognise(beginning) ?? throw NotAnImage(file, beginning);
        return format == ImageFormat.Tiff ? file.Guarded(() => TiffReader.PageCount(file)) : 1;
    }

    private static ImageFormat? Recognise(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => ImageFormat.Tiff,
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        // Two letters are little: many a text begins with them. A bitmap has zeros in its reserved field.
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => ImageFormat.Bmp,
        _ => null,
    };

    private static ImageFileException NotAnImage(InputFile file, byte[] beginning)
    {
        ImageFormat? promised = Path.GetExtension(file.Path).ToUpperInvariant() switch
        {
            ".PNG" => ImageFormat.Png,
            ".TIF" or ".TIFF" or ".BTF" or ".TF8" => ImageFormat.Tiff,
            ".JPG" or ".JPEG" => ImageFormat.Jpeg,
            ".BMP" => ImageFormat.Bmp,
            _ => null,
        };
        var what = promised is { } format ? $"it is not a {Name(format)} file" : "it is not an image that can be read";
        return file.Fail($"{what}: {FileWords.Describe(beginning)}. Expected a PNG, TIFF, JPEG or BMP image; check " +
            "that it is the right file and wholly copied.");
    }

    private static string Name(ImageFormat format) => format.ToString().ToUpperInvariant();
}

namespace LenslessScope.Imaging;

/// <summary>
/// Reads image files: PNG (1 to 16 bits; grey, colour, palette), TIFF (unsigned whole numbers of 8, 10, 12, 14, 16 and
/// 32 bits, signed ones of 8, 16 and 32, floating point of 16, 32 and 64; strips or tiles; plain, LZW, Deflate,
/// PackBits; BigTIFF; any page, those of ImageJ and OME sets too), DNG (raw, not packed), JPEG (8 bits, grey or
/// colour), BMP (8, 24, 32 bits, not packed), PGM and PPM (8 and 16 bits) and NumPy's <c>.npy</c>. The format is found
/// from the content, never from the name.
/// </summary>
public static class ImageFile
{
    private const int LongestBeginning = 64;
    private const string CompanionEnding = ".companion.ome";

    /// <summary>
    /// The endings by which images are found in folders: lower case, with the point.
    /// </summary>
    public static IReadOnlyList<string> Endings { get; } =
    [
        ".png", ".tif", ".tiff", ".btf", ".tf8", ".dng", ".jpg", ".jpeg", ".bmp", ".pgm", ".ppm", ".pnm", ".npy",
    ];

    /// <summary>Reads one image into memory. The file is closed again when this returns.</summary>
    /// <param name="path">The file, or an OME companion file (<c>NAME.companion.ome</c>) beside those it
    /// names.</param>
    /// <param name="page">Which image of a file of several, from 0; 0 for PNG, JPEG and BMP. Pages of OME-TIFF come in
    /// the order that its metadata give, from the files that they name.</param>
    /// <exception cref="ImageFileException">The file is missing, not readable, no image, damaged, larger than 2 GiB in
    /// memory, or of a kind that is not supported; or it has no such page.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page is negative.</exception>
    public static RecordedImage Read(string path, int page = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        var file = InputFile.At(path);
        if (IsCompanion(path))
            return file.Guarded(() => TiffReader.ReadOfCompanion(file, page));
        var format = Recognised(file);
        if (format is ImageFormat.Png or ImageFormat.Jpeg or ImageFormat.Bmp && page > 0)
            throw file.Fail($"page {page} was asked for; a {Name(format)} file has one, page 0.");
        return file.Guarded(() => format switch
        {
            ImageFormat.Png => PngReader.Read(file),
            ImageFormat.Jpeg => JpegReader.Read(file),
            ImageFormat.Bmp => BmpReader.Read(file),
            ImageFormat.Pnm => PnmReader.Read(file, page),
            ImageFormat.Npy => NpyReader.Read(file, page),
            _ => TiffReader.Read(file, page),
        });
    }

    /// <summary>How many images a file holds, or the set of files to which it belongs. Their pixels are not
    /// read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImageFileException">The file is missing, not readable, no image or damaged.</exception>
    public static int PageCount(string path) => Pages(path).Count;

    /// <summary>Where each of a file's images lies, which tells the images that several files of a set share.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImageFileException">The file is missing, not readable, no image or damaged.</exception>
    public static IReadOnlyList<PagePlace> Pages(string path)
    {
        var file = InputFile.At(path);
        if (IsCompanion(path))
            return file.Guarded(() => TiffReader.PagesOfCompanion(file));
        return Recognised(file) switch
        {
            ImageFormat.Tiff => file.Guarded(() => TiffReader.Pages(file)),
            ImageFormat.Pnm => Numbered(file.Guarded(() => PnmReader.PageCount(file))),
            ImageFormat.Npy => Numbered(file.Guarded(() => NpyReader.PageCount(file))),
            _ => Numbered(1),
        };

        IReadOnlyList<PagePlace> Numbered(int count) =>
            [.. Enumerable.Range(0, count).Select(i => new PagePlace(Path.GetFullPath(path), i, 0))];
    }

    private static bool IsCompanion(string path) => path.EndsWith(CompanionEnding, StringComparison.OrdinalIgnoreCase);

    private static ImageFormat Recognised(InputFile file)
    {
        var beginning = file.Beginning(LongestBeginning);
        return Recognise(beginning) ?? throw NotAnImage(file, beginning);
    }

    private static ImageFormat? Recognise(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => ImageFormat.Tiff,
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        // Two letters prove little, since texts may begin with them; a bitmap also has zeros in its reserved field.
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => ImageFormat.Bmp,
        [(byte)'P', (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6',
            (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'#', ..] => ImageFormat.Pnm,
        [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] => ImageFormat.Npy,
        _ => null,
    };

    private static ImageFileException NotAnImage(InputFile file, byte[] beginning)
    {
        ReadOnlySpan<byte> hdf5 = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];
        if (beginning.AsSpan().StartsWith(hdf5))
            return file.Fail("it is an HDF5 file; its frames have to be extracted first, with Python's h5py: " +
                $"import h5py, numpy; numpy.save('frames.npy', h5py.File('{Path.GetFileName(file.Path)}')['DATASET'])" +
                " (list(h5py.File(…)) shows what DATASET can be). frames.npy can be read.");
        ImageFormat? promised = Path.GetExtension(file.Path).ToUpperInvariant() switch
        {
            ".PNG" => ImageFormat.Png,
            ".TIF" or ".TIFF" or ".BTF" or ".TF8" or ".DNG" => ImageFormat.Tiff,
            ".JPG" or ".JPEG" => ImageFormat.Jpeg,
            ".BMP" => ImageFormat.Bmp,
            ".PGM" or ".PPM" or ".PNM" => ImageFormat.Pnm,
            ".NPY" => ImageFormat.Npy,
            _ => null,
        };
        var what = promised is { } format ? $"it is not a {Name(format)} file" : "it is not an image that can be read";
        return file.Fail($"{what}: {FileWords.Describe(beginning)}. Expected a PNG, TIFF, DNG, JPEG, BMP, PGM, PPM " +
            "or NumPy image; check that it is the right file and was copied completely.");
    }

    private static string Name(ImageFormat format) => format switch
    {
        ImageFormat.Pnm => "PGM or PPM",
        ImageFormat.Npy => "NumPy",
        _ => format.ToString().ToUpperInvariant(),
    };
}

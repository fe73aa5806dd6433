using LenslessScope.Imaging.Native;
using static LenslessScope.Imaging.Native.LibTiff;

namespace LenslessScope.Imaging;

/// <summary>How the pixels of one TIFF page lie in the file, checked. A strip is a block as wide as the
/// image.</summary>
internal sealed record TiffLayout
{
    internal enum Photo
    {
        WhiteIsZero = 0, BlackIsZero = 1, Rgb = 2, Palette = 3, ColourFilters = 32803, LinearRaw = 34892,
    }

    internal required int Width { get; init; }

    internal required int Height { get; init; }

    /// <summary>Samples of a pixel in the file.</summary>
    internal required int Stored { get; init; }

    /// <summary>Of these, how many are read: 1 (grey, palette index) or 3.</summary>
    internal int Kept => Photometric == Photo.Rgb || Photometric == Photo.LinearRaw && Stored >= 3 ? 3 : 1;

    /// <summary>Kind of the numbers.</summary>
    internal required SampleFormat Format { get; init; }

    /// <summary>Bits of one.</summary>
    internal required int Bits { get; init; }

    /// <summary>Whether samples do not fill whole bytes: 10, 12 or 14 bits in a row.</summary>
    internal bool Packed => Bits % 8 != 0;

    internal required Photo Photometric { get; init; }

    /// <summary>Each sample of the pixel has a plane (and blocks) of its own.</summary>
    internal required bool Planar { get; init; }

    internal required bool Tiled { get; init; }

    internal required int BlockWidth { get; init; }

    internal required int BlockHeight { get; init; }

    internal int BlocksAcross => (int)(((long)Width + BlockWidth - 1) / BlockWidth);

    internal int BlocksDown => (int)(((long)Height + BlockHeight - 1) / BlockHeight);

    /// <summary>Reads and checks the tags of the current page.</summary>
    /// <exception cref="ImageFileException">The page is damaged or of a kind that is not supported; all
    /// reasons.</exception>
    internal static TiffLayout Of(SafeTiffHandle tiff, InputFile file)
    {
        int bits = Number(tiff, Tag.BitsPerSample), format = Number(tiff, Tag.SampleFormat);
        int stored = Number(tiff, Tag.SamplesPerPixel), photometric = Number(tiff, Tag.Photometric);
        var compression = Number(tiff, Tag.Compression);
        CheckKind(file, bits, format, stored, photometric, compression);

        TIFFGetField(tiff, Tag.ImageWidth, out uint width);
        TIFFGetField(tiff, Tag.ImageLength, out uint height);
        file.CheckSize(width, height, stored * BytesOf(format, bits));
        var tiled = TIFFIsTiled(tiff) != 0;
        uint blockWidth = width, blockHeight = height;
        if (tiled)
        {
            TIFFGetField(tiff, Tag.TileWidth, out blockWidth);
            TIFFGetField(tiff, Tag.TileLength, out blockHeight);
            file.CheckSize(blockWidth, blockHeight, stored * BytesOf(format, bits));
        }
        else if (TIFFGetField(tiff, Tag.RowsPerStrip, out uint rowsPerStrip) != 0)
            blockHeight = Math.Min(rowsPerStrip, height);
        if (blockHeight == 0)
            throw file.Fail("its strips have 0 rows. The TIFF is damaged: copy or record it again.");

        var layout = new TiffLayout
        {
            Width = (int)width, Height = (int)height, Stored = stored, Format = FormatOf(format)!.Value, Bits = bits,
            Photometric = (Photo)photometric,
            Planar = stored > 1 && Number(tiff, Tag.PlanarConfig) == 2,
            Tiled = tiled, BlockWidth = (int)blockWidth, BlockHeight = (int)blockHeight,
        };
        var blocks = (long)layout.BlocksAcross * layout.BlocksDown * (layout.Planar ? stored : 1);
        var listed = tiled ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
        return listed == blocks
            ? layout
            : throw file.Fail($"it lists {listed} strips or tiles, but {blocks} are needed. The TIFF is damaged: " +
                "copy or record it again.");
    }

    private static void CheckKind(InputFile file, int bits, int format, int stored, int photometric, int compression)
    {
        const int jpeg = 7;
        var reasons = new List<string>();
        if (compression is not (1 or 5 or 8 or 32946 or 32773))
            reasons.Add($"it has TIFF compression {compression}{(compression == jpeg ? " (JPEG)" : "")}; " +
                "that must be none, LZW, Deflate or PackBits.");
        if (FormatOf(format) is not { } kind || !SampleArrays.CanKeep(kind, bits))
            reasons.Add($"its samples have {bits} bits of {NameOf(format)}; they must have 8, 10, 12, 14, 16 or " +
                "32 bits of unsigned whole numbers, 8, 16 or 32 of signed ones, or 16, 32 or 64 of floating point.");
        var (least, most) = photometric switch { 2 => (3, 4), 3 or 32803 => (1, 1), 34892 => (1, 4), _ => (1, 2) };
        if (photometric is not (>= 0 and <= 3 or 32803 or 34892))
            reasons.Add($"its colour model is {photometric}; it must be grey (0, 1), RGB (2), palette (3) or raw " +
                "(32803, 34892).");
        else if (stored < least || stored > most)
            reasons.Add($"its pixels have {stored} samples in colour model {photometric}; they must have 1 or 2 for " +
                "grey, 3 or 4 for RGB, 1 for a palette or raw.");
        if (photometric == 0 && FormatOf(format) != SampleFormat.WholeNumber)
            reasons.Add($"its samples are {NameOf(format)} with zero for white, which leaves black without a value.");
        if (photometric == 3 && bits != 8)
            reasons.Add($"its palette has {bits} bits; it must have 8.");
        if (reasons.Count > 0)
            throw file.Fail(string.Join(" Also, ", reasons) + " Save it as a grey TIFF of 8 or 16 bits.");
    }

    // Untyped data are read as whole numbers, as every program does.
    private static SampleFormat? FormatOf(int sampleFormat) => sampleFormat switch
    {
        1 or 4 => SampleFormat.WholeNumber,
        2 => SampleFormat.SignedWholeNumber,
        3 => SampleFormat.FloatingPoint,
        _ => null,
    };

    private static int BytesOf(int format, int bits) => SampleArrays.BytesOf(FormatOf(format)!.Value, bits);

    private static string NameOf(int sampleFormat) => sampleFormat switch
    {
        1 or 4 => "unsigned whole numbers",
        2 => "signed whole numbers",
        3 => "floating point",
        _ => $"sample format {sampleFormat}",
    };

    private static int Number(SafeTiffHandle tiff, Tag tag) =>
        TIFFGetFieldDefaulted(tiff, tag, out ushort value) != 0 ? value : -1;
}

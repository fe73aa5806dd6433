using System.Runtime.InteropServices;

namespace LenslessScope.Imaging.Native;

/// <summary>
/// libtiff 4.5 or later (<c>libtiff.so.6</c>), the reading half. <c>TIFFGetField</c> is variadic; called without the
/// variadic convention it may be given integers and pointers only. Directories are found without it, see
/// <see cref="TiffDirectory"/>.
/// </summary>
internal static unsafe partial class LibTiff
{
    private const string Library = "libtiff.so.6";

    internal enum Tag : uint
    {
        ImageWidth = 256, ImageLength = 257, BitsPerSample = 258, Compression = 259, Photometric = 262,
        SamplesPerPixel = 277, RowsPerStrip = 278, PlanarConfig = 284, ColorMap = 320,
        TileWidth = 322, TileLength = 323, SampleFormat = 339,
    }

    [LibraryImport(Library)]
    internal static partial nint TIFFOpenOptionsAlloc();

    [LibraryImport(Library)]
    internal static partial void TIFFOpenOptionsFree(nint options);

    [LibraryImport(Library)]
    internal static partial void TIFFOpenOptionsSetMaxSingleMemAlloc(nint options, nint bytes);

    [LibraryImport(Library)]
    internal static partial void TIFFOpenOptionsSetErrorHandlerExtR(nint options,
        delegate* unmanaged<nint, nint, byte*, byte*, nint, int> handler, nint userData);

    [LibraryImport(Library)]
    internal static partial void TIFFOpenOptionsSetWarningHandlerExtR(nint options,
        delegate* unmanaged<nint, nint, byte*, byte*, nint, int> handler, nint userData);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint TIFFOpenExt(string path, string mode, nint options);

    [LibraryImport(Library)]
    internal static partial void TIFFClose(nint tiff);

    /// <summary>Goes to the directory at a place in the file.</summary>
    [LibraryImport(Library)]
    internal static partial int TIFFSetSubDirectory(SafeTiffHandle tiff, ulong offset);

    [LibraryImport(Library)]
    internal static partial int TIFFIsTiled(SafeTiffHandle tiff);

    [LibraryImport(Library)]
    internal static partial ulong TIFFTileSize64(SafeTiffHandle tiff);

    [LibraryImport(Library)]
    internal static partial uint TIFFNumberOfStrips(SafeTiffHandle tiff);

    [LibraryImport(Library)]
    internal static partial uint TIFFNumberOfTiles(SafeTiffHandle tiff);

    [LibraryImport(Library)]
    internal static partial nint TIFFReadEncodedStrip(SafeTiffHandle tiff, uint strip, void* pixels, nint bytes);

    [LibraryImport(Library)]
    internal static partial nint TIFFReadEncodedTile(SafeTiffHandle tiff, uint tile, void* pixels, nint bytes);

    [LibraryImport(Library)]
    internal static partial int TIFFGetFieldDefaulted(SafeTiffHandle tiff, Tag tag, out ushort value);

    [LibraryImport(Library)]
    internal static partial int TIFFGetField(SafeTiffHandle tiff, Tag tag, out uint value);

    /// <summary>The colour map: three borrowed arrays of 2^bits entries.</summary>
    [LibraryImport(Library)]
    internal static partial int TIFFGetField(SafeTiffHandle tiff, Tag tag, out ushort* red, out ushort* green,
        out ushort* blue);
}

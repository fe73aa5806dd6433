using System.Runtime.InteropServices;

namespace LenslessScope.Imaging.Tests;

/// <summary>Makes TIFF files of all flavours with libtiff's writer.</summary>
internal static unsafe partial class TiffMaker
{
    private const string Library = "libtiff.so.6";

    /// <summary>Compression: 1 none, 5 LZW, 8 and 32946 Deflate, 32773 PackBits. Photometric: 0 white is zero, 1
    /// black is zero, 2 RGB, 3 palette. Mode: w, with 8 (BigTIFF), l or b (byte order).</summary>
    internal sealed record Flavour(int Compression = 1, int Photometric = 1, int Samples = 1, bool Planar = false,
        bool Tiled = false, bool Predictor = false, string Mode = "w");

    /// <summary>Writes one page per element of <paramref name="pages"/>: pixels of all samples side by side.</summary>
    internal static void Write<T>(string path, int height, int width, Flavour flavour, params T[][] pages)
        where T : unmanaged
    {
        TIFFSetWarningHandler(0); // it warns of Deflate's old number on the error stream
        var tiff = TIFFOpen(path, flavour.Mode);
        Assert.NotEqual(0, tiff);
        foreach (var pixels in pages)
        {
            SetTags<T>(tiff, height, width, flavour);
            WriteBlocks(tiff, height, width, flavour, pixels);
            Assert.Equal(1, TIFFWriteDirectory(tiff));
        }
        TIFFClose(tiff);
    }

    private const int TileSide = 16, RowsPerStrip = 5;

    private static void SetTags<T>(nint tiff, int height, int width, Flavour flavour) where T : unmanaged
    {
        Set(256, width);
        Set(257, height);
        Set(258, 8 * sizeof(T));
        Set(259, flavour.Compression);
        Set(262, flavour.Photometric);
        Set(277, flavour.Samples);
        Set(284, flavour.Planar ? 2 : 1);
        var floating = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        var signed = typeof(T) == typeof(sbyte) || typeof(T) == typeof(short) || typeof(T) == typeof(int);
        Set(339, floating ? 3 : signed ? 2 : 1);
        if (flavour.Predictor)
            Set(317, floating ? 3 : 2);
        if (flavour.Tiled)
        {
            Set(322, TileSide);
            Set(323, TileSide);
        }
        else
            Set(278, RowsPerStrip);
        var colours = flavour.Photometric == 2 ? 3 : 1;
        if (flavour.Samples > colours)
        {
            ushort opacity = 2;
            Assert.Equal(1, TIFFSetField(tiff, 338, flavour.Samples - colours, (nint)(&opacity)));
        }
        if (flavour.Photometric == 3)
        {
            ushort* red = stackalloc ushort[256], green = stackalloc ushort[256], blue = stackalloc ushort[256];
            for (var i = 0; i < 256; i++)
                (red[i], green[i], blue[i]) = ((ushort)(i * 257), (ushort)((255 - i) * 257), (ushort)(i / 2 * 257));
            Assert.Equal(1, TIFFSetField(tiff, 320, (nint)red, (nint)green, (nint)blue));
        }

        void Set(uint tag, int value) => Assert.Equal(1, TIFFSetField(tiff, tag, value));
    }

    private static void WriteBlocks<T>(nint tiff, int height, int width, Flavour flavour, T[] pixels)
        where T : unmanaged
    {
        var (blockHeight, blockWidth) = flavour.Tiled ? (TileSide, TileSide) : (RowsPerStrip, width);
        var together = flavour.Planar ? 1 : flavour.Samples;
        var block = new T[blockHeight * blockWidth * together];
        uint index = 0;
        for (var plane = 0; plane < (flavour.Planar ? flavour.Samples : 1); plane++)
            for (var top = 0; top < height; top += blockHeight)
                for (var left = 0; left < width; left += blockWidth, index++)
                {
                    var rows = flavour.Tiled ? blockHeight : Math.Min(blockHeight, height - top);
                    for (var i = 0; i < rows * blockWidth * together; i++)
                    {
                        var (row, column, sample) =
                            (top + i / together / blockWidth, left + i / together % blockWidth, plane + i % together);
                        block[i] = row < height && column < width
                            ? pixels[(row * width + column) * flavour.Samples + sample]
                            : default;
                    }
                    nint bytes = rows * blockWidth * together * sizeof(T);
                    fixed (T* start = block)
                        Assert.Equal(bytes, flavour.Tiled
                            ? TIFFWriteEncodedTile(tiff, index, start, bytes)
                            : TIFFWriteEncodedStrip(tiff, index, start, bytes));
                }
    }

    [LibraryImport(Library)]
    private static partial nint TIFFSetWarningHandler(nint handler);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint TIFFOpen(string path, string mode);

    [LibraryImport(Library)]
    private static partial void TIFFClose(nint tiff);

    [LibraryImport(Library)]
    private static partial int TIFFWriteDirectory(nint tiff);

    [LibraryImport(Library)]
    private static partial int TIFFSetField(nint tiff, uint tag, int value);

    [LibraryImport(Library)]
    private static partial int TIFFSetField(nint tiff, uint tag, int count, nint values);

    [LibraryImport(Library)]
    private static partial int TIFFSetField(nint tiff, uint tag, nint red, nint green, nint blue);

    [LibraryImport(Library)]
    private static partial nint TIFFWriteEncodedStrip(nint tiff, uint strip, void* pixels, nint bytes);

    [LibraryImport(Library)]
    private static partial nint TIFFWriteEncodedTile(nint tiff, uint tile, void* pixels, nint bytes);
}

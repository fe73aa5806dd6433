using System.Runtime.InteropServices;

namespace LenslessScope.Imaging.Native;

/// <summary>libjpeg-turbo's own interface, version 2 (<c>libturbojpeg.so.0</c>): decoding.</summary>
internal static unsafe partial class LibTurboJpeg
{
    private const string Library = "libturbojpeg.so.0";

    internal const int AccurateDct = 4096;
    internal const int LimitScans = 32768; // a file of endless tiny scans is refused

    internal enum PixelFormat
    {
        Rgb = 0, Gray = 6,
    }

    internal enum ColourSpace
    {
        Rgb = 0, YCbCr = 1, Gray = 2, Cmyk = 3, Ycck = 4,
    }

    [LibraryImport(Library)]
    internal static partial SafeJpegHandle tjInitDecompress();

    [LibraryImport(Library)]
    internal static partial int tjDestroy(nint decoder);

    [LibraryImport(Library)]
    internal static partial int tjDecompressHeader3(SafeJpegHandle decoder, byte* jpeg, CULong size, out int width,
        out int height, out int subsampling, out ColourSpace colourSpace);

    [LibraryImport(Library)]
    internal static partial int tjDecompress2(SafeJpegHandle decoder, byte* jpeg, CULong size, byte* pixels, int width,
        int pitch, int height, PixelFormat format, int flags);

    /// <summary>The last error's text, borrowed from the decoder.</summary>
    [LibraryImport(Library)]
    private static partial nint tjGetErrorStr2(SafeJpegHandle decoder);

    internal static string ErrorText(SafeJpegHandle decoder) =>
        Marshal.PtrToStringUTF8(tjGetErrorStr2(decoder)) ?? "no reason given";
}

using System.Runtime.InteropServices;

namespace LenslessScope.Imaging.Tests;

/// <summary>Makes JPEG files with libjpeg-turbo's encoder.</summary>
internal static unsafe partial class JpegMaker
{
    private const string Library = "libturbojpeg.so.0";
    private const int Full444 = 0, GraySubsampling = 3, BestQuality = 100, ProgressiveFlag = 16384;

    /// <summary>The pixels have one (grey), three (RGB) or four (CMYK) bytes each.</summary>
    internal static byte[] Jpeg(int height, int width, byte[] pixels, bool progressive = false)
    {
        const int rgb = 0, gray = 6, cmyk = 11;
        var channels = pixels.Length / (height * width);
        var encoder = tjInitCompress();
        byte* jpeg = null;
        var size = new CULong(0);
        fixed (byte* start = pixels)
            Assert.Equal(0, tjCompress2(encoder, start, width, width * channels, height,
                channels switch { 1 => gray, 3 => rgb, _ => cmyk }, ref jpeg, ref size,
                channels == 1 ? GraySubsampling : Full444, BestQuality, progressive ? ProgressiveFlag : 0));
        var bytes = new ReadOnlySpan<byte>(jpeg, (int)size.Value).ToArray();
        tjFree(jpeg);
        Assert.Equal(0, tjDestroy(encoder));
        return bytes;
    }

    [LibraryImport(Library)]
    private static partial nint tjInitCompress();

    [LibraryImport(Library)]
    private static partial int tjDestroy(nint encoder);

    [LibraryImport(Library)]
    private static partial void tjFree(byte* buffer);

    [LibraryImport(Library)]
    private static partial int tjCompress2(nint encoder, byte* pixels, int width, int pitch, int height, int format,
        ref byte* jpeg, ref CULong size, int subsampling, int quality, int flags);
}

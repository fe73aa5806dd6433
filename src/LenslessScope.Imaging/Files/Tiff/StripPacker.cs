using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>
/// Writes strips of an image as they are, or deflated. Rows are not turned into differences before (TIFF predictor 2):
/// ImageJ up to 1.52, for one, shows deflated files with a predictor as noise, without a warning.
/// </summary>
internal sealed class StripPacker<T>(Image<T> image, TiffCompression compression)
    where T : unmanaged, INumberBase<T>
{
    internal void Write(Stream stream, int top, int rows)
    {
        var pixels = MemoryMarshal.AsBytes(image.Pixels.AsSpan(top * image.Width, rows * image.Width));
        if (compression == TiffCompression.None)
        {
            stream.Write(pixels);
            return;
        }
        using var deflate = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(pixels);
    }
}

using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>Writes strips of an image as they are, or deflated.</summary>
internal sealed class StripPacker<T>(Image<T> image, TiffCompression compression)
    where T : unmanaged, INumberBase<T>
{
    private readonly T[] _row = new T[image.Width];

    /// <summary>
    /// Whether each row is stored as its first pixel and differences, modulo the type (TIFF predictor 2). Only for
    /// whole numbers: the predictor for floating point is unknown to many readers.
    /// </summary>
    internal bool TakesDifferences { get; } = compression == TiffCompression.Deflate && typeof(T) != typeof(float);

    internal void Write(Stream stream, int top, int rows)
    {
        if (compression == TiffCompression.None)
        {
            stream.Write(MemoryMarshal.AsBytes(image.Pixels.AsSpan(top * image.Width, rows * image.Width)));
            return;
        }
        using var deflate = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        for (var row = top; row < top + rows; row++)
        {
            image.Row(row).CopyTo(_row);
            if (TakesDifferences)
                for (var column = _row.Length - 1; column > 0; column--)
                    _row[column] = unchecked(_row[column] - _row[column - 1]);
            deflate.Write(MemoryMarshal.AsBytes(_row.AsSpan()));
        }
    }
}

using System.IO.Compression;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>Makes the bytes of a frame that go into the file: the pixels as they are, or deflated.</summary>
/// <param name="series">Size and kind of the frames.</param>
/// <param name="takesDifferences">
/// Whether rows are turned into differences before they are deflated: only for files that earlier versions began that
/// way.
/// </param>
internal sealed class SeriesPacker(SeriesDescription series, bool takesDifferences)
{
    private readonly MemoryStream? _packed = series.Compression == TiffCompression.None ? null : new MemoryStream();

    /// <returns>Valid until the next call.</returns>
    internal ReadOnlySpan<byte> Pack(ReadOnlySpan<byte> pixels)
    {
        if (_packed is null)
            return pixels;
        _packed.SetLength(0);
        using (var deflate = new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true))
            if (takesDifferences)
                WriteDifferences(deflate, pixels);
            else
                deflate.Write(pixels);
        return _packed.GetBuffer().AsSpan(0, (int)_packed.Length);
    }

    private void WriteDifferences(ZLibStream deflate, ReadOnlySpan<byte> pixels)
    {
        var rowBytes = pixels.Length / series.Height;
        var row = new byte[rowBytes];
        for (var top = 0; top < pixels.Length; top += rowBytes)
        {
            pixels.Slice(top, rowBytes).CopyTo(row);
            if (series.Pixels == SeriesPixels.Gray16)
                TakeDifferences(MemoryMarshal.Cast<byte, ushort>(row.AsSpan()));
            else
                TakeDifferences(row.AsSpan(), series.SamplesPerPixel);
            deflate.Write(row);
        }
    }

    // TIFF predictor 2: each sample less that of the pixel before, modulo the type.
    private static void TakeDifferences(Span<byte> row, int samples)
    {
        for (var i = row.Length - 1; i >= samples; i--)
            row[i] -= row[i - samples];
    }

    private static void TakeDifferences(Span<ushort> row)
    {
        for (var i = row.Length - 1; i > 0; i--)
            row[i] -= row[i - 1];
    }
}

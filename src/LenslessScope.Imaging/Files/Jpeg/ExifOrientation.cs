using System.Buffers.Binary;

namespace LenslessScope.Imaging;

/// <summary>The orientation that EXIF in a JPEG tells. Source: CIPA DC-008 (EXIF 2.3), 4.5 and 4.7.</summary>
internal static class ExifOrientation
{
    /// <summary>As stored where nothing is told, or nothing that can be.</summary>
    internal static Orientation Of(byte[] jpeg)
    {
        const int startOfScan = 0xDA, application1 = 0xE1, segmentHead = 4;
        // Segments: FF, marker, length of two bytes that counts itself.
        for (var at = 2; at + segmentHead <= jpeg.Length && jpeg[at] == 0xFF; )
        {
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++; // fill
                continue;
            }
            if (marker == startOfScan)
                break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            var (start, end) = (at + segmentHead, Math.Min(at + 2 + length, jpeg.Length));
            if (marker == application1 && end > start && jpeg.AsSpan(start, end - start).StartsWith("Exif\0\0"u8))
                return OfTiff(jpeg.AsMemory(start + 6, Math.Max(0, end - start - 6)));
            at += 2 + length;
        }
        return default;
    }

    private static Orientation OfTiff(ReadOnlyMemory<byte> exif)
    {
        var directories = TiffBytes.Of((offset, count) => offset < 0 || offset >= exif.Length || count <= 0
            ? []
            : exif.Slice((int)offset, (int)Math.Min(count, exif.Length - offset)).ToArray())?.Chain();
        return new Orientation(directories is [var first, ..] ? first.Number(TiffFile.Tags.Orientation) : null);
    }
}

using System.Buffers.Binary;

namespace LenslessScope.Imaging;

/// <summary>Windows bitmaps: 8 bits with a palette, 24 and 32 bits, not packed, rows upwards or downwards.
/// Layout: BITMAPFILEHEADER and BITMAPINFOHEADER (or longer) of the Windows API.</summary>
internal static class BmpReader
{
    private const int FileHeader = 14, InfoHeader = 40;

    internal static RecordedImage Read(InputFile file)
    {
        var bytes = file.AllBytes();
        if (bytes.Length < FileHeader + InfoHeader)
            throw Damaged(file, $"it has {bytes.Length} bytes, but its header alone takes {FileHeader + InfoHeader}");
        var dataOffset = U32(bytes, 10);
        var infoSize = U32(bytes, 14);
        var width = I32(bytes, 18);
        var signedHeight = I32(bytes, 22);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(28));
        var compression = U32(bytes, 30);
        if (infoSize < InfoHeader)
            throw file.Fail($"its header has {infoSize} bytes (an OS/2 bitmap); at least {InfoHeader} are needed. " +
                "Save it as PNG.");
        CheckKind(file, bytes, bits, compression);

        // A negative height means that the first row is the top one.
        var height = Math.Abs((long)signedHeight);
        file.CheckSize(width, height, bits == 8 ? 3 : bits / 8);
        var stride = ((long)width * bits + 31) / 32 * 4;
        if (dataOffset < FileHeader + infoSize || dataOffset + stride * height > bytes.Length)
            throw Damaged(file, $"pixels of {stride * height} bytes from byte {dataOffset} do not fit " +
                $"{bytes.Length} bytes");

        var stored = bits / 8;
        var kept = stored == 1 ? 1 : 3;
        var samples = new byte[width * height * kept];
        for (var row = 0; row < height; row++)
        {
            var storedRow = signedHeight < 0 ? row : height - 1 - row;
            var source = bytes.AsSpan((int)(dataOffset + storedRow * stride), width * stored);
            CopyRow(source, samples.AsSpan(row * width * kept, width * kept), stored);
        }
        var palette = bits == 8 ? ReadPalette(file, bytes, infoSize, dataOffset) : null;
        if (palette is not null)
            samples = palette.Colour(samples, file);
        return new RecordedImage(file.Path, ImageFormat.Bmp, (int)height, width, palette?.Channels ?? 3, 8, samples)
        {
            OmittedSamples = stored == 4 ? 1 : 0,
        };
    }

    private static void CheckKind(InputFile file, byte[] bytes, int bits, uint compression)
    {
        const uint plain = 0, masks = 3;
        var standardMasks = bits == 32 && compression == masks && bytes.Length >= 66 &&
            U32(bytes, 54) == 0xFF0000 && U32(bytes, 58) == 0xFF00 && U32(bytes, 62) == 0xFF;
        if (bits is not (8 or 24 or 32) || compression != plain && !standardMasks)
            throw file.Fail($"it is a bitmap of {bits} bits per pixel with compression {compression}. It must have " +
                "8, 24 or 32 bits, not compressed. Save it as PNG.");
    }

    private static void CopyRow(ReadOnlySpan<byte> source, Span<byte> target, int stored)
    {
        if (stored == 1)
        {
            source.CopyTo(target);
            return;
        }
        // Stored as blue, green, red.
        for (int from = 0, to = 0; to < target.Length; from += stored, to += 3)
            (target[to], target[to + 1], target[to + 2]) = (source[from + 2], source[from + 1], source[from]);
    }

    private static Palette ReadPalette(InputFile file, byte[] bytes, uint infoSize, uint dataOffset)
    {
        var used = U32(bytes, 46);
        var count = used == 0 ? 256 : used;
        var start = FileHeader + (long)infoSize;
        if (count > 256 || start + 4 * count > dataOffset)
            throw Damaged(file, $"a palette of {count} colours does not fit before the pixels at byte {dataOffset}");
        byte[] red = new byte[count], green = new byte[count], blue = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.AsSpan((int)start + 4 * i);
            (blue[i], green[i], red[i]) = (entry[0], entry[1], entry[2]);
        }
        return new Palette(red, green, blue);
    }

    private static ImageFileException Damaged(InputFile file, string found) =>
        file.Fail($"the bitmap is damaged or cut short: {found}. Copy or record it again.");

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static int I32(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}

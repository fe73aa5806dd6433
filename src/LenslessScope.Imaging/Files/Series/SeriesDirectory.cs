using System.Globalization;
using System.Text;

namespace LenslessScope.Imaging;

/// <summary>
/// The slot of one page: its TIFF directory, the values that do not fit into its entries, and a record of 128 bytes
/// that says the same in our own form. A record with its checksum is how a page is known after a crash.
/// </summary>
internal static class SeriesDirectory
{
    private const int Record = SeriesLayout.DirectorySlot - 128, RecordBytes = 128;
    private const int Magic = 0x6770534C; // LSpg
    private const int ValuesBytes = 8 + 20 + 6; // resolution, date, bits per sample
    private const int Values = Record - ValuesBytes;
    private const int ImageJ = 224; // behind the longest directory of a classic TIFF
    private const long NoTimestamp = long.MinValue;
    private const double UmPerCm = 1e4;

    internal static byte[] Encode(SeriesLayout layout, SeriesPage page, double? pixelUm)
    {
        var slot = new byte[SeriesLayout.DirectorySlot];
        PutDirectory(slot, layout, page, pixelUm);
        PutRecord(slot.AsSpan(Record), page);
        return slot;
    }

    /// <summary>The page in a slot; null where there is none, or only a part of one.</summary>
    internal static SeriesPage? Decode(ReadOnlySpan<byte> slot, int page)
    {
        var record = slot[Record..].ToArray();
        var number = new LittleEndian(record);
        if (number.Get(0, 4) != Magic || (uint)number.Get(4, 4) != Crc32C.Of(record.AsSpan(8)))
            return null;
        var clock = Encoding.ASCII.GetString(record, 112, SeriesPlane.MaxClockLength).TrimEnd('\0');
        return new SeriesPage(page, number.Get(96, 8), number.Get(104, 8), (uint)number.Get(28, 4), new SeriesPlane
        {
            Number = number.Get(8, 8),
            T = (int)number.Get(16, 4),
            C = (int)number.Get(20, 4),
            Z = (int)number.Get(24, 4),
            Time = new DateTimeOffset(number.Get(32, 8), TimeSpan.Zero),
            TimestampNs = number.Get(40, 8) is var timestamp and not NoTimestamp ? timestamp : null,
            ExposureMs = Optional(number.GetDouble(48)),
            XUm = Optional(number.GetDouble(56)),
            YUm = Optional(number.GetDouble(64)),
            ZUm = Optional(number.GetDouble(72)),
            WavelengthNm = Optional(number.GetDouble(80)),
            Elapsed = number.Get(88, 8) is var ticks and not 0 ? TimeSpan.FromTicks(ticks - 1) : null,
            Clock = clock.Length > 0 ? clock : null,
        });
    }

    private static void PutRecord(Span<byte> record, SeriesPage page)
    {
        var plane = page.Plane;
        var number = new LittleEndian(record);
        number.Put(0, Magic, 4);
        number.Put(8, plane.Number, 8);
        number.Put(16, plane.T, 4);
        number.Put(20, plane.C, 4);
        number.Put(24, plane.Z, 4);
        number.Put(28, page.Checksum, 4);
        number.Put(32, plane.Time.UtcTicks, 8);
        number.Put(40, plane.TimestampNs ?? NoTimestamp, 8);
        number.Put(48, plane.ExposureMs ?? double.NaN);
        number.Put(56, plane.XUm ?? double.NaN);
        number.Put(64, plane.YUm ?? double.NaN);
        number.Put(72, plane.ZUm ?? double.NaN);
        number.Put(80, plane.WavelengthNm ?? double.NaN);
        number.Put(88, plane.Elapsed is { } elapsed ? elapsed.Ticks + 1 : 0, 8); // 0 in files from before it was kept
        number.Put(96, page.Offset, 8);
        number.Put(104, page.Bytes, 8);
        Encoding.ASCII.GetBytes(plane.Clock ?? "", record[112..]);
        number.Put(4, Crc32C.Of(record[8..RecordBytes]), 4);
    }

    private static double? Optional(double value) => double.IsNaN(value) ? null : value;

    private static void PutDirectory(byte[] slot, SeriesLayout layout, SeriesPage page, double? pixelUm)
    {
        const int noUnit = 1, perCm = 3;
        var place = SeriesLayout.Directory(page.Page) + Values;
        var resolution = TiffField.Rational(282, pixelUm is { } um ? UmPerCm / um : 1).Value;
        var date = Encoding.ASCII.GetBytes(page.Plane.Time.UtcDateTime.ToString("yyyy:MM:dd HH:mm:ss\0",
            CultureInfo.InvariantCulture));
        resolution.CopyTo(slot, Values);
        date.CopyTo(slot, Values + 8);
        var colour = layout.Pixels == SeriesPixels.Rgb8;
        var bits = layout.Pixels == SeriesPixels.Gray16 ? 16 : 8;
        var at = new LittleEndian(slot);
        for (var i = 0; i < 3; i++)
            at.Put(Values + 28 + 2 * i, bits, 2);

        const int ascii = 2, shortType = 3, longType = 4, rational = 5, long8 = 16;
        var offset = layout.Big ? long8 : longType;
        List<(int Tag, int Type, long Count, long Value)> entries =
        [
            (256, longType, 1, layout.Width),
            (257, longType, 1, layout.Height),
            colour ? (258, shortType, 3, Bits(bits)) : (258, shortType, 1, bits),
            (259, shortType, 1, layout.Compression == TiffCompression.Deflate ? 8 : 1),
            (262, shortType, 1, colour ? 2 : 1), // else black is zero
            (273, offset, 1, page.Offset),
            (277, shortType, 1, colour ? 3 : 1),
            (278, longType, 1, layout.Height), // one strip
            (279, offset, 1, page.Bytes),
            (282, rational, 1, layout.Big ? Inline(resolution) : place),
            (283, rational, 1, layout.Big ? Inline(resolution) : place),
            (296, shortType, 1, pixelUm is null ? noUnit : perCm),
            (306, ascii, date.Length, place + 8),
            (339, shortType, 1, 1), // unsigned whole numbers
        ];
        if (page.Page == 0)
            entries.Insert(5, (270, ascii, layout.XmlBytes + 1, layout.Xml));
        if (ImageJText(layout, page.Page) is { } text)
        {
            text.CopyTo(slot, ImageJ);
            entries.Insert(6, (270, ascii, text.Length, SeriesLayout.Directory(page.Page) + ImageJ));
        }
        if (layout.HasPredictor)
            entries.Insert(entries.Count - 1, (317, shortType, 1, 2)); // rows as differences

        var countBytes = layout.Big ? 8 : 2;
        var offsetBytes = OffsetBytes(layout);
        at.Put(0, entries.Count, countBytes);
        var entry = countBytes;
        foreach (var (tag, type, count, value) in entries)
        {
            at.Put(entry, tag, 2);
            at.Put(entry + 2, type, 2);
            at.Put(entry + 4, count, offsetBytes);
            at.Put(entry + 4 + offsetBytes, value, offsetBytes);
            entry += 4 + 2 * offsetBytes;
        }

        // What fits into an entry stands in it; three numbers of 2 bytes fit into 8, not into 4.
        long Bits(int each) => layout.Big ? each * 0x1_0001_0001L : place + 28;
        static long Inline(byte[] value) => BitConverter.ToInt64(value);
    }

    private static byte[]? ImageJText(SeriesLayout layout, int page) =>
        page == 0 && layout.ImageJStepUm is { } um ? ImageJDescription.OfStep(um) : null;

    /// <summary>Where in its slot a directory says which one follows.</summary>
    internal static int NextAt(SeriesLayout layout, int page)
    {
        var entries = 14 + (page == 0 ? 1 : 0) + (layout.HasPredictor ? 1 : 0) +
            (page == 0 && layout.ImageJStepUm is not null ? 1 : 0);
        return layout.Big ? 8 + 20 * entries : 2 + 12 * entries;
    }

    internal static int OffsetBytes(SeriesLayout layout) => layout.Big ? 8 : 4;
}

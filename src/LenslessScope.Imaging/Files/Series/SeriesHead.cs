using System.Text;

namespace LenslessScope.Imaging;

/// <summary>Plans and writes everything that stands before the pixels.</summary>
internal static class SeriesHead
{
    private const long ClassicLimit = uint.MaxValue - (1L << 20);

    /// <summary>Where everything goes; the same for the same description.</summary>
    internal static SeriesLayout Plan(SeriesDescription series, SeriesXml xml)
    {
        var sizesBytes = (int)SeriesLayout.Aligned(LongestSizes(series, xml), SeriesLayout.Sector);
        var planeSlot = Encoding.ASCII.GetByteCount(xml.Plane(LongestPlane(series))) < 256 ? 256 : 512;

        var start = SeriesLayout.DirectoriesEnd(series.Capacity);
        // Whole pages of memory are written without interruption, so readers meet either the old or the new sizes.
        var sizes = SeriesLayout.Aligned(start + xml.Start.Length,
            sizesBytes <= SeriesLayout.MemoryPage ? SeriesLayout.MemoryPage : SeriesLayout.Sector);
        var data = sizes + sizesBytes;
        var planes = SeriesLayout.Aligned(data + (long)series.Capacity * SeriesLayout.DataSlot, SeriesLayout.Sector);
        var planesEnd = planes + (long)series.Capacity * planeSlot;
        var times = SeriesLayout.Aligned(planesEnd + xml.AfterPlanes.Length, SeriesLayout.Sector);
        var end = times + (long)series.Capacity * SeriesLayout.TimeSlot + SeriesXml.End.Length;
        var frames = SeriesLayout.Aligned(end + 1, SeriesLayout.MemoryPage);
        // Deflate can lengthen what does not compress, by far less than 1 %.
        var mostBytes = (Int128)series.FrameBytes * series.Capacity * 101 / 100;
        // Many programs, ImageJ among them, read classic TIFF only; its offsets have 32 bits.
        var big = frames + mostBytes > ClassicLimit;
        return new SeriesLayout
        {
            Big = big, ImageJStepUm = big ? null : series.ZStepUm,
            Height = series.Height, Width = series.Width, Pixels = series.Pixels, Compression = series.Compression,
            TakesDifferences = false, Capacity = series.Capacity,
            Xml = start, XmlBytes = end - start, Sizes = sizes, SizesBytes = sizesBytes,
            Data = data, Planes = planes, PlaneSlot = planeSlot, Times = times, Frames = frames,
        };
    }

    /// <summary>Writes the head of a file without pages.</summary>
    internal static void Write(DurableFile file, SeriesLayout layout, SeriesXml xml)
    {
        file.Write(0, layout.Header());
        // The slots of directories stay a hole: no blocks of the disk until they are used.
        Fill(file, layout.Xml, layout.Sizes, xml.Start);
        var afterPlanes = layout.Planes + (long)layout.Capacity * layout.PlaneSlot;
        Fill(file, layout.Sizes, afterPlanes, "");
        Fill(file, afterPlanes, layout.Times, xml.AfterPlanes);
        var afterTimes = layout.Times + (long)layout.Capacity * SeriesLayout.TimeSlot;
        Fill(file, layout.Times, afterTimes, "");
        Fill(file, afterTimes, layout.Xml + layout.XmlBytes, SeriesXml.End);
        file.Write(layout.Xml + layout.XmlBytes, new byte[layout.Frames - layout.Xml - layout.XmlBytes]);
    }

    /// <summary>A text in a slot of its own, with blanks behind it.</summary>
    /// <exception cref="InvalidOperationException">It does not fit.</exception>
    internal static byte[] Slot(string text, int bytes)
    {
        if (text.Length >= bytes)
            throw new InvalidOperationException($"'{text}' does not fit into {bytes} bytes.");
        var slot = new byte[bytes];
        Array.Fill(slot, (byte)' ');
        Encoding.ASCII.GetBytes(text, slot);
        slot[^1] = (byte)'\n';
        return slot;
    }

    private static void Fill(DurableFile file, long from, long to, string text)
    {
        const int piece = 1 << 18;
        var blanks = new byte[Math.Max(text.Length, (int)Math.Min(piece, to - from))];
        Array.Fill(blanks, (byte)' ');
        Encoding.ASCII.GetBytes(text, blanks);
        for (var at = from; at < to; at += blanks.Length)
        {
            file.Write(at, blanks.AsSpan(0, (int)Math.Min(blanks.Length, to - at)));
            blanks.AsSpan(0, text.Length).Fill((byte)' ');
        }
    }

    private static int LongestSizes(SeriesDescription series, SeriesXml xml)
    {
        const double manyDigits = 1.2345678901234567E-300;
        return xml.SizesAndChannels((series.SizeT, series.ChannelNames.Count, series.SizeZ),
            [.. Enumerable.Repeat<double?>(manyDigits, series.ChannelNames.Count)]).Length + 1;
    }

    private static SeriesPlane LongestPlane(SeriesDescription series)
    {
        const double position = -9999999.9999;
        return new SeriesPlane
        {
            Number = long.MaxValue, T = series.SizeT, C = series.ChannelNames.Count, Z = series.SizeZ,
            Time = DateTimeOffset.MinValue, ExposureMs = 9999999999.999999, XUm = position, YUm = position,
                ZUm = position,
        };
    }
}

using System.Buffers;

namespace LenslessScope.Imaging;

/// <summary>
/// Brings a file back into order after a crash, a power cut or a failed write: finds the pages that are complete, and
/// makes everything else agree with them.
/// </summary>
internal sealed class SeriesMending(DurableFile file, SeriesLayout layout)
{
    /// <summary>
    /// Pages whose last write may not have reached the disk when the power went are younger than this, compared with
    /// the last page: their pixels are compared with their checksums.
    /// </summary>
    private static readonly TimeSpan s_doubtful = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The pages whose slots are whole and whose pixels lie within the file; the pixels are not read.
    /// </summary>
    internal List<SeriesPage> Listed()
    {
        var pages = new List<SeriesPage>();
        var (end, length) = (layout.Frames, file.Length);
        ForSlots(SeriesLayout.HeaderBytes, SeriesLayout.DirectorySlot, (page, slot) =>
        {
            if (SeriesDirectory.Decode(slot, page) is not { } found || found.Offset != end || found.Bytes < 1
                    || found.Bytes > length - end)
                return false;
            end += found.Bytes;
            pages.Add(found);
            return true;
        });
        return pages;
    }

    /// <summary>The pages that are complete. Doubtful ones are read and compared with their checksums.</summary>
    /// <param name="limit">How many there can be at most.</param>
    internal List<SeriesPage> Whole(int limit)
    {
        var pages = Listed();
        Keep(Math.Min(limit, pages.Count));
        for (var i = pages.Count - 1; i >= 0; i--)
        {
            if (Between(pages[i].Plane, pages[^1].Plane) > s_doubtful)
                break;
            if (Checksum(pages[i]) != pages[i].Checksum)
                Keep(i);
        }
        return pages;

        void Keep(int count) => pages.RemoveRange(count, pages.Count - count);
    }

    private static TimeSpan Between(SeriesPlane first, SeriesPlane second) =>
        second.Elapsed - first.Elapsed ?? second.Time - first.Time;

    /// <summary>The checksum of a page's pixels as they are in the file now.</summary>
    internal uint Checksum(SeriesPage page)
    {
        const int piece = 1 << 20; // a multiple of 8, as the checksum takes words
        var buffer = ArrayPool<byte>.Shared.Rent(piece);
        try
        {
            uint crc = 0;
            for (long done = 0; done < page.Bytes;)
            {
                var read = file.Read(page.Offset + done, buffer.AsSpan(0, (int)Math.Min(piece, page.Bytes - done)));
                if (read == 0)
                    return ~page.Checksum; // cut off meanwhile
                crc = Crc32C.Of(crc, buffer.AsSpan(0, read));
                done += read;
            }
            return crc;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Makes the file hold and claim these pages and nothing else. What is right already is left alone.
    /// </summary>
    internal void Restate(IReadOnlyList<SeriesPage> pages, SeriesState state, SeriesXml xml, double? pixelUm)
    {
        file.Truncate(pages.Count == 0 ? layout.Frames : pages[^1].Offset + pages[^1].Bytes);
        var header = layout.Header();
        Put(0, new byte[header.Length], header);
        Mend(SeriesLayout.HeaderBytes, SeriesLayout.DirectorySlot, '\0', page =>
        {
            var slot = SeriesDirectory.Encode(layout, page, pixelUm);
            if (page.Page + 1 < pages.Count)
                new LittleEndian(slot).Put(SeriesDirectory.NextAt(layout, page.Page),
                    SeriesLayout.Directory(page.Page + 1),
                    SeriesDirectory.OffsetBytes(layout));
            return slot;
        });
        var sizes = SeriesHead.Slot(xml.SizesAndChannels(state.Extent, state.WavelengthsNm), layout.SizesBytes);
        Put(layout.Sizes, new byte[layout.SizesBytes], sizes);
        Mend(layout.Planes, layout.PlaneSlot, ' ', page => SeriesHead.Slot(xml.Plane(page.Plane), layout.PlaneSlot));
        Mend(layout.Times, SeriesLayout.TimeSlot, ' ', page =>
            SeriesHead.Slot(SeriesXml.Time(page.Plane), SeriesLayout.TimeSlot));
        Mend(layout.Data, SeriesLayout.DataSlot, ' ', page => SeriesHead.Slot(SeriesXml.Data(page),
            SeriesLayout.DataSlot));
        file.Flush();

        void Mend(long start, int bytes, char blank, Func<SeriesPage, byte[]> slotOf)
        {
            var nothing = new byte[bytes];
            Array.Fill(nothing, (byte)blank);
            ForSlots(start, bytes, (page, slot) =>
            {
                Put(start + (long)page * bytes, slot, page < pages.Count ? slotOf(pages[page]) : nothing);
                return true;
            });
        }

        void Put(long offset, ReadOnlySpan<byte> found, byte[] right)
        {
            if (!found.SequenceEqual(right))
                file.Write(offset, right);
        }
    }

    private delegate bool Visit(int page, ReadOnlySpan<byte> slot);

    /// <summary>
    /// Goes through slots, in pieces, until the visitor has enough. Bytes that the file lacks count as 0.
    /// </summary>
    private void ForSlots(long start, int bytes, Visit visit)
    {
        const int together = 512;
        var piece = new byte[together * bytes];
        for (var first = 0; first < layout.Capacity; first += together)
        {
            Array.Clear(piece);
            file.Read(start + (long)first * bytes, piece);
            for (var i = 0; i < Math.Min(together, layout.Capacity - first); i++)
                if (!visit(first + i, piece.AsSpan(i * bytes, bytes)))
                    return;
        }
    }
}

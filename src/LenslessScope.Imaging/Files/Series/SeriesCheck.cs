using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LenslessScope.Imaging;

/// <summary>
/// Compares the places where an OME-TIFF of a series tells other programs what it holds: the chain of directories and
/// the OME-XML.
/// </summary>
public sealed class SeriesCheck : IDisposable
{
    private readonly DurableFile _file;
    private readonly SeriesLayout _layout;
    private readonly List<(long Offset, long Bytes)> _pages;

    private SeriesCheck(DurableFile file, SeriesLayout layout)
    {
        _file = file;
        _layout = layout;
        _pages = Chain();
    }

    /// <summary>Pages that a program finds by following the directories.</summary>
    public int PageCount => _pages.Count;

    /// <summary>Opens a file to be checked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refused">Why it cannot be read; null where it can.</param>
    /// <returns>Null where it cannot be read.</returns>
    public static SeriesCheck? Open(string path, out string? refused)
    {
        refused = null;
        DurableFile? file = null;
        try
        {
            file = DurableFile.Open(path, FileMode.Open, FileAccess.Read);
            return new SeriesCheck(file, OmeTiffSeries.LayoutOf(file));
        }
        catch (ImageFileException e)
        {
            file?.Dispose();
            refused = e.Reason;
            return null;
        }
    }

    /// <summary>What does not fit together; empty where all does.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        for (var page = 0; page < _pages.Count; page++)
            if (_pages[page].Offset + _pages[page].Bytes > _file.Length)
                problems.Add($"page {page} extends beyond the end of the file, which was cut short. Take it from a " +
                    "copy.");
        var xml = new byte[_layout.XmlBytes];
        _file.Read(_layout.Xml, xml);
        try
        {
            var root = XElement.Parse(Encoding.ASCII.GetString(xml));
            CheckClaims(root.Descendants().Single(element => element.Name.LocalName == "Pixels"), problems);
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException or FormatException
            or OverflowException)
        {
            problems.Add($"its OME-XML is damaged ({e.Message}). Resume the run to repair it.");
        }
        return problems;
    }

    /// <summary>The checksum of a page's pixels as they are in the file; of all bytes that are left of them.</summary>
    /// <exception cref="ImageFileException">They cannot be read.</exception>
    public uint Checksum(int page)
    {
        uint crc = 0;
        var piece = new byte[1 << 20];
        for (long done = 0; done < _pages[page].Bytes;)
        {
            var read = _file.Read(_pages[page].Offset + done,
                piece.AsSpan(0, (int)Math.Min(piece.Length, _pages[page].Bytes - done)));
            if (read == 0)
                break;
            crc = Crc32C.Of(crc, piece.AsSpan(0, read));
            done += read;
        }
        return crc;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void CheckClaims(XElement pixels, List<string> problems)
    {
        int T(XElement e, string prefix) => (int)e.Attribute(prefix + "T")!;
        int C(XElement e, string prefix) => (int)e.Attribute(prefix + "C")!;
        int Z(XElement e, string prefix) => (int)e.Attribute(prefix + "Z")!;
        var data = pixels.Elements().Where(e => e.Name.LocalName == "TiffData").ToList();
        var claimed = data.Select(e => (int)e.Attribute("IFD")!).ToList();
        var pages = Enumerable.Range(0, _pages.Count).ToList();
        if (!claimed.Order().SequenceEqual(pages))
            problems.Add($"its OME-XML lists the pages {Words(claimed)}, but the file has {_pages.Count}. Resume " +
                "the run to repair it.");
        var places = data.Select(e => (T(e, "First"), C(e, "First"), Z(e, "First"))).ToList();
        if (places.Distinct().Count() != places.Count)
            problems.Add("its OME-XML gives two pages the same place. Resume the run to repair it.");
        var samples = _layout.Pixels == SeriesPixels.Rgb8 ? 3 : 1;
        var most = places.Count == 0 ? (0, 0, 0)
            : (places.Max(p => p.Item1) + 1, (places.Max(p => p.Item2) + 1) * samples, places.Max(p => p.Item3) + 1);
        var size = (T(pixels, "Size"), C(pixels, "Size"), Z(pixels, "Size"));
        if (size != most)
            problems.Add($"its OME-XML claims {size} times, channels and planes along z, but the pages fill " +
                $"{most}. Resume the run to repair it.");
        static string Words(List<int> numbers) => numbers.Count <= 10 ? string.Join(", ", numbers)
            : $"{numbers.Count} numbers";
    }

    /// <summary>Follows the directories from the header, as any reader of TIFF does.</summary>
    private List<(long, long)> Chain()
    {
        var pages = new List<(long, long)>();
        var width = SeriesDirectory.OffsetBytes(_layout);
        for (var at = Number(_layout.Big ? 8 : 4, width); at != 0 && pages.Count < _layout.Capacity;)
        {
            var countBytes = _layout.Big ? 8 : 2;
            var (entries, entryBytes) = (Number(at, countBytes), 4 + 2 * width);
            if (entries is < 1 or > 32)
                break;
            long offset = 0, bytes = 0;
            for (var i = 0; i < entries; i++)
            {
                var entry = at + countBytes + i * entryBytes;
                if (Number(entry, 2) == 273)
                    offset = Number(entry + 4 + width, width);
                if (Number(entry, 2) == 279)
                    bytes = Number(entry + 4 + width, width);
            }
            pages.Add((offset, bytes));
            at = Number(at + countBytes + entries * entryBytes, width);
        }
        return pages;
    }

    private long Number(long at, int bytes)
    {
        Span<byte> number = stackalloc byte[8];
        number.Clear();
        _file.Read(at, number[..bytes]);
        return new LittleEndian(number).Get(0, 8);
    }
}

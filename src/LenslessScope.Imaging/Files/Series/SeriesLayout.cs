using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenslessScope.Imaging;

/// <summary>
/// Where everything lies in the file of a series. From front to back: the TIFF header, this layout as one line of JSON,
/// a slot for the directory of each page, the OME-XML with a slot for each of what it says of a page, then the pixels
/// of all pages in one piece. So a page is added by writing its pixels at the end and filling slots, and nothing that
/// is there ever moves. No slot crosses a sector of 512 bytes, the least that a disk writes as a whole.
/// </summary>
internal sealed record SeriesLayout
{
    internal const int FormatVersion = 1;
    internal const int HeaderBytes = 1024, Sector = 512, MemoryPage = 4096;
    internal const int DirectorySlot = 512, DataSlot = 128, TimeSlot = 128;

    private const int ClassicHeader = 8, BigHeader = 16;

    public int Version { get; init; } = FormatVersion;

    public required bool Big { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }

    public required SeriesPixels Pixels { get; init; }

    public required TiffCompression Compression { get; init; }

    /// <summary>
    /// Whether rows of deflated frames are stored as differences (TIFF predictor 2); null where that was not kept
    /// yet, and they are. Generated code leaves what a file lacks null, whatever an initial value says.
    /// </summary>
    public bool? TakesDifferences { get; init; }

    /// <summary>
    /// The distance of planes along z as ImageJ is told, µm; null where it is not, as in files of earlier versions.
    /// </summary>
    public double? ImageJStepUm { get; init; }

    public required int Capacity { get; init; }

    /// <summary>Start and length of the OME-XML, without the closing NUL.</summary>
    public required long Xml { get; init; }

    public required long XmlBytes { get; init; }

    /// <summary>Start and length of the sizes and channels in the OME-XML.</summary>
    public required long Sizes { get; init; }

    public required int SizesBytes { get; init; }

    /// <summary>First slot of the TiffData elements.</summary>
    public required long Data { get; init; }

    /// <summary>First slot of the Plane elements, and their length.</summary>
    public required long Planes { get; init; }

    public required int PlaneSlot { get; init; }

    /// <summary>First slot of the times.</summary>
    public required long Times { get; init; }

    /// <summary>Where the pixels begin.</summary>
    public required long Frames { get; init; }

    /// <summary>Whether rows of deflated frames are stored as differences.</summary>
    internal bool RowsAreDifferences => TakesDifferences ?? true;

    /// <summary>Whether directories have a predictor.</summary>
    internal bool HasPredictor => Compression == TiffCompression.Deflate && RowsAreDifferences;

    internal static long Directory(int page) => HeaderBytes + (long)page * DirectorySlot;

    internal static long DirectoriesEnd(int capacity) => HeaderBytes + (long)capacity * DirectorySlot;

    internal static long Aligned(long offset, int to) => (offset + to - 1) / to * to;

    /// <summary>The first bytes of the file: TIFF header with the first directory, and the layout.</summary>
    internal byte[] Header()
    {
        var header = new byte[HeaderBytes];
        Array.Fill(header, (byte)' ');
        header[^1] = (byte)'\n';
        var start = Big ? BigHeader : ClassicHeader;
        var number = new LittleEndian(header);
        number.Put(0, 0x4949, 2);
        number.Put(2, Big ? 43 : 42, 2);
        if (Big)
        {
            number.Put(4, 8, 2); // bytes of an offset
            number.Put(6, 0, 2);
            number.Put(8, HeaderBytes, 8);
        }
        else
        {
            number.Put(4, HeaderBytes, 4);
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(this, SeriesJson.Default.SeriesLayout);
        json.CopyTo(header.AsSpan(start));
        return header;
    }

    /// <summary>Reads the first bytes of a file.</summary>
    /// <returns>Null where they are not those of a series.</returns>
    internal static SeriesLayout? Of(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderBytes || header[0] != 'I' || header[1] != 'I' || header[2] is not (42 or 43))
            return null;
        try
        {
            var layout = JsonSerializer.Deserialize(
                header[(header[2] == 43 ? BigHeader : ClassicHeader)..HeaderBytes], SeriesJson.Default.SeriesLayout);
            return layout?.Version == FormatVersion && layout.Big == (header[2] == 43) ? layout : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The layout as JSON, by generated code.</summary>
[JsonSerializable(typeof(SeriesLayout))]
internal sealed partial class SeriesJson : JsonSerializerContext;

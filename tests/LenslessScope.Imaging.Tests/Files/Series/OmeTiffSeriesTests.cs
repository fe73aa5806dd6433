using System.Runtime.InteropServices;
using System.Text;

namespace LenslessScope.Imaging.Tests;

public sealed class OmeTiffSeriesTests : IDisposable
{
    private const int Height = 13, Width = 17;
    private static readonly DateTimeOffset s_start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private const string ReadByTifffile = """
        import sys, json, warnings, logging, tifffile, numpy
        logging.basicConfig(level=logging.WARNING)
        found = []
        for path in sys.argv[1:]:
            with tifffile.TiffFile(path) as tiff:
                ome = tifffile.xml2dict(tiff.ome_metadata)['OME']
                pixels = ome['Image']['Pixels']
                listed = lambda x: x if isinstance(x, (list, tuple)) else [x]
                series = tiff.series[0]
                found.append(dict(
                    big=tiff.is_bigtiff, pages=len(tiff.pages), axes=series.axes, shape=list(series.shape),
                    claims=[[d['FirstT'], d['FirstC'], d['FirstZ'], d['IFD']] for d in listed(pixels['TiffData'])],
                    size=[pixels['SizeT'], pixels['SizeC'], pixels['SizeZ']], planes=listed(pixels['Plane']),
                    channels=listed(pixels['Channel']), times=listed(listed(
                        ome['StructuredAnnotations']['MapAnnotation'])[-1]['Value']['M']),
                    contiguous=series.dataoffset is not None,
                    pixels=[page.asarray().tobytes().hex() for page in tiff.pages],
                    series=series.asarray().tobytes().hex()))
        print(json.dumps(found))
        """;

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static SeriesDescription Description(SeriesPixels pixels = SeriesPixels.Gray8, int capacity = 12) => new()
    {
        Name = "wells <1>", Height = Height, Width = Width, Pixels = pixels, ChannelNames = ["blue & λ", "red"],
        SizeT = 3, SizeZ = 2, Capacity = capacity, PixelUm = 1.12, ZStepUm = 5, AcquiredAt = s_start,
        Description = "größe", DimensionOrder = "XYZCT",
        Annotations = new Dictionary<string, string> { ["plan"] = "x\"y" },
    };

    private static SeriesPlane Plane(int i) => new()
    {
        Number = 100 + i, T = i / 4, C = i / 2 % 2, Z = i % 2, Time = s_start.AddSeconds(i * 1.5),
        TimestampNs = 123456789L * i, Clock = "monotonic", ExposureMs = 12.25 + i,
        XUm = -100.5, YUm = 7, ZUm = 5 * (i % 2), WavelengthNm = i / 2 % 2 == 0 ? 450 : 650.5,
    };

    private static byte[] Frame(int i, SeriesPixels pixels = SeriesPixels.Gray8)
    {
        var bytes =
            new byte[Height * Width * pixels switch { SeriesPixels.Gray8 => 1, SeriesPixels.Gray16 => 2, _ => 3 }];
        new Random(i).NextBytes(bytes);
        return bytes;
    }

    public static TheoryData<SeriesPixels, TiffCompression> Kinds() => new()
    {
        { SeriesPixels.Gray8, TiffCompression.None }, { SeriesPixels.Gray16, TiffCompression.None },
        { SeriesPixels.Rgb8, TiffCompression.None }, { SeriesPixels.Gray8, TiffCompression.Deflate },
        { SeriesPixels.Gray16, TiffCompression.Deflate }, { SeriesPixels.Rgb8, TiffCompression.Deflate },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void At_every_moment_tifffile_finds_exactly_the_frames_so_far(
        SeriesPixels pixels, TiffCompression compression)
    {
        using var series = OmeTiffSeries.Open(_temp.File("x.ome.tif"),
            Description(pixels) with { Compression = compression }, out _);
        var copies = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            series.Append(Frame(i, pixels), Plane(i), flush: i % 3 == 0);
            copies.Add(_temp.File($"{i}.ome.tif"));
            File.Copy(_temp.File("x.ome.tif"), copies[^1]);
        }
        var found = Python.Run(["numpy", "tifffile"], ReadByTifffile, [.. copies]).EnumerateArray().ToArray();

        var samples = pixels == SeriesPixels.Rgb8 ? 3 : 1;
        for (var count = 1; count <= 12; count++)
        {
            var file = found[count - 1];
            Assert.False(file.GetProperty("big").GetBoolean());
            Assert.Equal(count, file.GetProperty("pages").GetInt32());
            Assert.Equal(Enumerable.Range(0, count).Select(i => Convert.ToHexStringLower(Frame(i, pixels))),
                file.GetProperty("pixels").EnumerateArray().Select(p => p.GetString()));
            Assert.Equal(Enumerable.Range(0, count).Select(i => $"[{i / 4},{i / 2 % 2},{i % 2},{i}]"),
                file.GetProperty("claims").EnumerateArray().Select(c => c.ToString().Replace(" ", "")));
            Assert.Equal($"[{(count + 3) / 4},{Math.Min((count + 1) / 2, 2) * samples},{Math.Min(count, 2)}]",
                file.GetProperty("size").ToString().Replace(" ", ""));
            Assert.Equal(count, file.GetProperty("planes").GetArrayLength());
            Assert.Equal(count, file.GetProperty("times").GetArrayLength());
            Assert.Equal(Math.Min((count + 1) / 2, 2), file.GetProperty("channels").GetArrayLength());
        }
        var whole = found[^1];
        Assert.Equal(string.Concat(Enumerable.Range(0, 12).Select(i => Convert.ToHexStringLower(Frame(i, pixels)))),
            whole.GetProperty("series").GetString());
        Assert.Equal(samples == 1 ? "TCZYX" : "TCZYXS", whole.GetProperty("axes").GetString());
        Assert.Equal(compression == TiffCompression.None, whole.GetProperty("contiguous").GetBoolean());
        var plane = whole.GetProperty("planes")[3];
        Assert.Equal("15.25", plane.GetProperty("ExposureTime").ToString());
        Assert.Equal("4.5", plane.GetProperty("DeltaT").ToString());
        Assert.Equal("µm", plane.GetProperty("PositionXUnit").GetString());
        Assert.Equal("650.5", whole.GetProperty("channels")[1].GetProperty("EmissionWavelength").ToString());
        Assert.Equal("blue & λ", whole.GetProperty("channels")[0].GetProperty("Name").GetString());
        Assert.Equal("2026-03-04T05:06:11.500000Z 370370367 monotonic",
            whole.GetProperty("times")[3].GetProperty("value").GetString());
    }

    [Fact]
    public void Frames_of_more_than_4_GiB_make_a_BigTIFF_that_is_read_as_well()
    {
        const int side = 4096; // 260 of 16 MiB are more than 4 GiB: the choice is made for what may come
        using (var series = OmeTiffSeries.Open(_temp.File("x.ome.tif"),
            Description(capacity: 260) with { Height = side, Width = side }, out _))
            series.Append(new byte[side * side], Plane(0));
        var found = Python.Run(["numpy", "tifffile"], ReadByTifffile, _temp.File("x.ome.tif"))[0];
        Assert.True(found.GetProperty("big").GetBoolean());
        Assert.Equal(1, found.GetProperty("pages").GetInt32());
    }

    [Fact]
    public void A_file_cut_anywhere_is_mended_to_its_whole_frames_and_goes_on()
    {
        var path = _temp.File("x.ome.tif");
        using (var series = OmeTiffSeries.Open(path, Description(), out _))
            for (var i = 0; i < 7; i++)
                series.Append(Frame(i), Plane(i));
        var whole = File.ReadAllBytes(path);
        const int frameBytes = Height * Width;
        var frames = whole.Length - 7 * frameBytes;
        var cuts = Enumerable.Range(0, 7).SelectMany(k => new[] { 0, 1, frameBytes / 2, frameBytes - 1 }
            .Select(part => (Length: frames + k * frameBytes + part, Whole: k))).Append((whole.Length, 7));
        foreach (var (length, left) in cuts)
        {
            File.WriteAllBytes(path, whole[..length]);
            using (var series = OmeTiffSeries.Open(path, Description(), out var pages))
            {
                Assert.Equal(left, pages.Count);
                Assert.Equal(Enumerable.Range(0, left).Select(Plane), pages.Select(page => page.Plane));
                for (var i = left; i < 8; i++)
                    series.Append(Frame(i), Plane(i));
            }
            using var check = SeriesCheck.Open(path, out _);
            Assert.Equal(8, check!.PageCount);
            Assert.Empty(check.Problems());
            Assert.Equal(Enumerable.Range(0, 8).Select(i => Crc32C.Of(Frame(i))),
                Enumerable.Range(0, 8).Select(check.Checksum));
        }
    }

    [Fact]
    public void Damaged_slots_are_restated_from_the_pages_or_cut_off()
    {
        var path = _temp.File("x.ome.tif");
        using (var series = OmeTiffSeries.Open(path, Description(), out _))
            for (var i = 0; i < 7; i++)
                series.Append(Frame(i), Plane(i));
        var whole = File.ReadAllBytes(path);
        var frames = whole.Length - 7 * Height * Width;
        for (var sector = 1024; sector < frames; sector += 512)
        {
            var torn = whole.ToArray();
            var claim = Encoding.ASCII.GetString(torn, sector, 512);
            if (!claim.Contains("<TiffData", StringComparison.Ordinal)
                && !claim.Contains("<Plane", StringComparison.Ordinal)
                && !claim.Contains("<M K=\"10", StringComparison.Ordinal)
                && !claim.Contains("SizeT", StringComparison.Ordinal)
                && !claim.Contains("LSpg", StringComparison.Ordinal))
                continue;
            torn.AsSpan(sector, 512).Clear(); // as if this sector had not reached the disk
            File.WriteAllBytes(path, torn);
            using (OmeTiffSeries.Open(path, Description(), out var pages))
                Assert.Equal(claim.Contains("LSpg", StringComparison.Ordinal) ? (sector - 1024) / 512 : 7, pages.Count);
            if (!File.Exists(path))
                continue; // the first page was lost: begun anew
            using var check = SeriesCheck.Open(path, out _);
            Assert.Empty(check!.Problems());
        }
    }

    [Fact]
    public void Pixels_that_did_not_reach_the_disk_are_cut_off()
    {
        var path = _temp.File("x.ome.tif");
        using (var series = OmeTiffSeries.Open(path, Description(), out _))
            for (var i = 0; i < 5; i++)
                series.Append(Frame(i), Plane(i), flush: false);
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length - 2 * Height * Width, 40).Clear();
        File.WriteAllBytes(path, bytes);
        using (OmeTiffSeries.Open(path, Description(), out var pages))
            Assert.Equal(3, pages.Count);
        using var check = SeriesCheck.Open(path, out _);
        Assert.Empty(check!.Problems());
    }

    [Fact]
    public void A_file_made_for_other_frames_is_refused()
    {
        using (var series = OmeTiffSeries.Open(_temp.File("x.ome.tif"), Description(), out _))
            series.Append(Frame(0), Plane(0));
        var error = Assert.Throws<ImageFileException>(() => OmeTiffSeries.Open(_temp.File("x.ome.tif"),
            Description() with { Width = 18 }, out _));
        Assert.Contains("12 frames of 17×13 Gray8", error.Message);
        Assert.Contains("not for 12 frames of 18×13 Gray8", error.Message);
        File.WriteAllText(_temp.File("y.ome.tif"), "II*\0 and more");
        Assert.Throws<ImageFileException>(() => OmeTiffSeries.Open(_temp.File("y.ome.tif"), Description(), out _));
    }

    [Fact]
    public void Checksums_are_those_of_the_standard()
    {
        Assert.Equal(0xE3069283, Crc32C.Of("123456789"u8));
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32])); // RFC 3720, B.4
        Assert.Equal(Crc32C.Of("123456789"u8), Crc32C.Of(Crc32C.Of("1234"u8), "56789"u8));
    }

    [Fact]
    public void ImageJ_reads_every_frame()
    {
        using (var series = OmeTiffSeries.Open(_temp.File("x.ome.tif"), Description(SeriesPixels.Gray16), out _))
            for (var i = 0; i < 7; i++)
                series.Append(Frame(i, SeriesPixels.Gray16), Plane(i));
        var numbers = ImageJ.Open(_temp, _temp.File("x.ome.tif"))[0].EnumerateArray()
            .Select(n => n.GetDouble()).ToArray();
        Assert.Equal((1.12, 5.0), (Math.Round(numbers[3], 6), numbers[4]));
        Assert.Equal([Width, Height], numbers[..2]);
        Assert.Equal(Enumerable.Range(0, 7).SelectMany(i =>
            MemoryMarshal.Cast<byte, ushort>(Frame(i, SeriesPixels.Gray16)).ToArray().Select(p => (double)p)),
            numbers[5..]);
    }
}

using static LenslessScope.Tests.HandmadeTiff;

namespace LenslessScope.Imaging.Tests;

/// <summary>Planes in the order, and from the files, that TiffData elements give.</summary>
public sealed class OmeOrderTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static string Xml(string pixels, string data, string root = "") =>
        $"<?xml version='1.0'?><OME {root}><Image><Pixels {pixels}>{data}</Pixels></Image></OME>";

    private static HandmadeTiff.Directory Page(byte value) => Image(1, 1, 8, [value]);

    private string Put(string name, string description, params byte[] values) => _temp.Write(name,
        new HandmadeTiff().Bytes([Page(values[0]).Says(description), .. values[1..].Select(Page)]));

    private static byte[] Seen(string path) => [.. Enumerable.Range(0, ImageFile.PageCount(path))
        .Select(page => ImageFile.Read(path, page).Samples<byte>()[0])];

    [Fact]
    public void Stored_pages_come_in_the_order_of_their_times()
    {
        var path = Put("x.ome.tif", Xml("DimensionOrder='XYZCT' SizeT='3' SizeC='1' SizeZ='1'",
            "<TiffData FirstT='0' IFD='2'/><TiffData FirstT='1' IFD='0'/><TiffData FirstT='2' IFD='1'/>"), 10, 20, 30);
        Assert.Equal<byte>([30, 10, 20], Seen(path));
    }

    [Theory]
    [InlineData("XYZCT", new byte[] { 1, 2, 3, 4 })]
    [InlineData("XYCZT", new byte[] { 1, 3, 2, 4 })]
    public void Planes_run_through_the_axes_as_the_document_orders_them(string order, byte[] seen)
    {
        var path = Put("x.ome.tif", Xml($"DimensionOrder='{order}' SizeT='1' SizeC='2' SizeZ='2'",
            "<TiffData FirstZ='0' FirstC='0' IFD='0'/><TiffData FirstZ='1' FirstC='0' IFD='1'/>" +
            "<TiffData FirstZ='0' FirstC='1' IFD='2'/><TiffData FirstZ='1' FirstC='1' IFD='3'/>"), 1, 2, 3, 4);
        Assert.Equal(seen, Seen(path));
    }

    [Theory]
    [InlineData("<TiffData/>")]
    [InlineData("<TiffData IFD='0' PlaneCount='3'/>")]
    [InlineData("<TiffData IFD='0' PlaneCount='900'/>")]
    [InlineData("<TiffData IFD='7'/>")]
    [InlineData("")]
    public void Without_another_order_it_is_that_of_the_file(string data) => Assert.Equal<byte>([1, 2, 3],
        Seen(Put("x.ome.tif", Xml("DimensionOrder='XYZCT' SizeT='3' SizeC='1' SizeZ='1'", data), 1, 2, 3)));

    [Fact]
    public void A_set_of_files_is_one_series_whichever_is_asked()
    {
        var data = string.Concat(new[] { ("a", 0, 1), ("a", 1, 3), ("b", 0, 0), ("b", 1, 2) }.Select(of =>
            $"<TiffData FirstT='{of.Item3}' IFD='{of.Item2}'><UUID FileName='{of.Item1}.ome.tif'>" +
            $"urn:{of.Item1}</UUID></TiffData>"));
        const string pixels = "DimensionOrder='XYZCT' SizeT='4' SizeC='1' SizeZ='1'";
        var a = Put("a.ome.tif", Xml(pixels, data, "UUID='urn:a'"), 11, 13);
        var b = Put("b.ome.tif", Xml(pixels, data, "UUID='urn:b'"), 10, 12);
        Assert.Equal<byte>([10, 11, 12, 13], Seen(a));
        Assert.Equal<byte>([10, 11, 12, 13], Seen(b));
        Assert.Equal(ImageFile.Pages(a), ImageFile.Pages(b));

        File.Delete(b);
        Assert.Equal<byte>([11], ImageFile.Read(a, 1).Samples<byte>().ToArray());
        var reason = Assert.Throws<ImageFileException>(() => ImageFile.Read(a, 2)).Reason;
        Assert.Contains("page 3 lies in 'b.ome.tif', which cannot be read: there is no such file", reason);
    }

    [Fact]
    public void A_companion_file_gives_the_planes_of_its_files_and_they_its()
    {
        var data = "<TiffData FirstT='0' IFD='1'><UUID FileName='a.ome.tif'>urn:a</UUID></TiffData>" +
            "<TiffData FirstT='1' IFD='0'><UUID FileName='a.ome.tif'>urn:a</UUID></TiffData>" +
            "<TiffData FirstT='2' IFD='0'><UUID FileName='b.ome.tif'>urn:b</UUID></TiffData>";
        const string binaryOnly = "<OME UUID='urn:{0}'><BinaryOnly MetadataFile='s.companion.ome' UUID='urn:s'/></OME>";
        var a = Put("a.ome.tif", binaryOnly.Replace("{0}", "a"), 2, 1);
        var b = Put("b.ome.tif", binaryOnly.Replace("{0}", "b"), 3);
        Assert.Equal<byte>([2, 1], Seen(a)); // without its companion, as stored
        var companion = _temp.Write("s.companion.ome", System.Text.Encoding.UTF8.GetBytes(
            Xml("DimensionOrder='XYZCT' SizeT='3' SizeC='1' SizeZ='1'", data, "UUID='urn:s'")));
        foreach (var path in new[] { a, b, companion })
            Assert.Equal<byte>([1, 2, 3], Seen(path));
        _temp.Write("t.companion.ome", "<OME>"u8);
        Assert.Throws<ImageFileException>(() => ImageFile.Read(_temp.File("t.companion.ome")));
    }

    [Fact]
    public void A_file_that_got_another_name_is_still_its_own()
    {
        var xml = Xml("DimensionOrder='XYZCT' SizeT='2' SizeC='1' SizeZ='1'",
            "<TiffData FirstT='0' IFD='1'><UUID FileName='old.ome.tif'>urn:o</UUID></TiffData>" +
            "<TiffData FirstT='1' IFD='0'><UUID FileName='old.ome.tif'>urn:o</UUID></TiffData>");
        Assert.Equal<byte>([6, 5], Seen(Put("new.ome.tif", xml, 5, 6)));
    }

    [Fact]
    public void Claims_beyond_all_measure_end_in_the_order_of_the_file()
    {
        const string pixels = "DimensionOrder='XYZCT' SizeT='2147483647' SizeC='2147483647' SizeZ='2147483647'";
        var data = "<TiffData PlaneCount='2147483647' IFD='0'><UUID FileName='other.tif'>urn:x</UUID></TiffData>";
        Assert.Equal<byte>([1, 2], Seen(Put("x.ome.tif", Xml(pixels, data), 1, 2)));
    }

    [Fact]
    public void Oblong_pixels_and_the_time_between_frames_are_told()
    {
        var image = ImageFile.Read(Put("x.ome.tif", Xml("DimensionOrder='XYZCT' SizeT='2' SizeC='1' SizeZ='1' " +
            "PhysicalSizeX='1.55' PhysicalSizeY='3.1' TimeIncrement='250' TimeIncrementUnit='ms'", "<TiffData/>"),
            1, 2));
        Assert.Equal(((1.55, 3.1), null, 0.25),
            (image.OblongPixelUm, image.PixelUm, image.FrameInterval?.TotalSeconds));
    }

    [Theory]
    [InlineData("0", "10.1", "19.8", 9.9)]
    [InlineData("3", "3.02", "3.06", 0.03)]
    [InlineData("0", "10", "60", null)]
    [InlineData("0", "0", "0", null)]
    public void Times_of_planes_that_are_even_tell_the_time_between_frames(
        string first, string second, string third, double? seconds)
    {
        // In another order than that of time.
        var planes = string.Concat(((string[])[second, first, third]).Zip((int[])[1, 0, 2],
            (time, t) => $"<Plane TheZ='0' TheC='0' TheT='{t}' DeltaT='{time}'/>"));
        var image = ImageFile.Read(Put("x.ome.tif", Xml(
            "DimensionOrder='XYZCT' SizeT='3' SizeC='1' SizeZ='1'", "<TiffData/>" + planes), 1, 2, 3));
        Assert.Equal(seconds ?? double.NaN, image.FrameInterval?.TotalSeconds ?? double.NaN, 1e-9);
    }

    [Fact]
    public void The_recorded_situation_has_its_truth()
    {
        var path = RecordedHolograms.PathOf("reports/reconstruction/ome-page-order/reordered.ome.tif");
        var found = Python.Run(["numpy", "tifffile"], """
            import sys, json, hashlib, tifffile
            with tifffile.TiffFile(sys.argv[1]) as tiff:
                print(json.dumps([hashlib.sha256(page.asarray().tobytes()).hexdigest() for page in tiff.pages]))
            """, path);
        Assert.Equal(new[] { 2, 0, 1 }.Select(stored => found[stored].GetString()),
            Enumerable.Range(0, 3).Select(page =>
                Pixels.Sha256(ImageFile.Read(path, page).Samples<ushort>().ToArray())));
    }
}

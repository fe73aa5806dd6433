using System.Runtime.InteropServices;
using System.Text.Json;

namespace LenslessScope.Imaging.Tests;

/// <summary>Packed files hold nothing that the programs named in the README read wrongly.</summary>
public sealed class PackedForOthersTests : IDisposable
{
    private const int Height = 19, Width = 23, Frames = 3;

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static SeriesDescription Description(SeriesPixels pixels) => new()
    {
        Name = "x", Height = Height, Width = Width, Pixels = pixels, ChannelNames = ["a"], SizeT = 1, SizeZ = Frames,
        Capacity = Frames, PixelUm = 1.55, ZStepUm = 2.5, AcquiredAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, default),
        Compression = TiffCompression.Deflate, DimensionOrder = "XYZCT",
    };

    private static SeriesPlane Plane(int z) => new() { Number = z, Z = z, Time = DateTimeOffset.UnixEpoch };

    private static byte[] Frame(int z, SeriesPixels pixels) => pixels == SeriesPixels.Gray8
        ? Pixels.Of<byte>(Height * Width, z)
        : MemoryMarshal.AsBytes(Pixels.Of<ushort>(Height * Width, z).AsSpan()).ToArray();

    private string Write(SeriesPixels pixels)
    {
        var path = _temp.File($"{pixels}.ome.tif");
        using var series = OmeTiffSeries.Open(path, Description(pixels), out _);
        for (var z = 0; z < Frames; z++)
            series.Append(Frame(z, pixels), Plane(z));
        return path;
    }

    private static double[] Values(SeriesPixels pixels) => [.. Enumerable.Range(0, Frames).SelectMany(z =>
        pixels == SeriesPixels.Gray8 ? Frame(z, pixels).Select(value => (double)value)
            : MemoryMarshal.Cast<byte, ushort>(Frame(z, pixels)).ToArray().Select(value => (double)value))];

    private const string ReadByPython = """
        import sys, json, numpy, tifffile
        from PIL import Image
        found = []
        for path in sys.argv[1:]:
            with tifffile.TiffFile(path) as tiff:
                tags = sorted({tag.code for page in tiff.pages for tag in page.tags})
                ome, axes, pixels = tiff.is_ome, tiff.series[0].axes, tiff.series[0].asarray()
            image, pillow = Image.open(path), []
            for frame in range(image.n_frames):
                image.seek(frame)
                pillow.append(numpy.asarray(image).ravel().tolist())
            found.append(dict(tags=tags, ome=ome, axes=axes, tifffile=pixels.ravel().tolist(),
                pillow=[value for frame in pillow for value in frame]))
        print(json.dumps(found))
        """;

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    [Theory]
    [InlineData(SeriesPixels.Gray8)]
    [InlineData(SeriesPixels.Gray16)]
    public void Tifffile_and_Pillow_read_packed_runs_exactly_and_there_is_no_predictor(SeriesPixels pixels)
    {
        var path = Write(pixels);
        var found = Python.Run(["numpy", "tifffile", "PIL"], ReadByPython, path)[0];
        Assert.DoesNotContain(317, found.GetProperty("tags").EnumerateArray().Select(tag => tag.GetInt32()));
        Assert.Equal((true, "ZYX"), (found.GetProperty("ome").GetBoolean(), found.GetProperty("axes").GetString()));
        Assert.Equal(Values(pixels), Numbers(found.GetProperty("tifffile")));
        Assert.Equal(Values(pixels), Numbers(found.GetProperty("pillow")));
    }

    [Fact]
    public void Results_that_are_packed_have_no_predictor_either()
    {
        OmeTiff.Write(_temp.File("a.ome.tif"), Pixels.Image<ushort>(Height, Width), new OmeMetadata { Name = "a" },
            TiffCompression.Deflate);
        var found = Python.Run(["numpy", "tifffile", "PIL"], ReadByPython, _temp.File("a.ome.tif"))[0];
        Assert.DoesNotContain(317, found.GetProperty("tags").EnumerateArray().Select(tag => tag.GetInt32()));
        var expected = Pixels.Of<ushort>(Height * Width).Select(value => (double)value);
        Assert.Equal(expected, Numbers(found.GetProperty("tifffile")));
        Assert.Equal(expected, Numbers(found.GetProperty("pillow")));
    }

    [Fact]
    public void ImageJ_reads_packed_runs_exactly_and_shows_the_z_step()
    {
        SeriesPixels[] kinds = [SeriesPixels.Gray8, SeriesPixels.Gray16];
        var found = ImageJ.Open(_temp, [.. kinds.Select(Write)]);
        for (var i = 0; i < kinds.Length; i++)
        {
            var numbers = Numbers(found[i]);
            Assert.Equal([Width, Height, Frames], numbers[..3]);
            Assert.Equal((1.55, 2.5), (Math.Round(numbers[3], 6), Math.Round(numbers[4], 9)));
            Assert.Equal(Values(kinds[i]), numbers[5..]);
        }
    }

    [Fact]
    public void ImageJ_shows_the_z_step_of_stacks_and_others_their_metadata()
    {
        var path = _temp.File("z.ome.tif");
        var planes = Enumerable.Range(0, 4).Select(i => Pixels.Image<ushort>(5, 7, i)).ToArray();
        OmeTiff.WriteStack(path, [100, 97.5, 95, 92.5], i => planes[i],
            new OmeMetadata { Name = "z", PixelUm = 1.12 }, TiffCompression.Deflate);
        var found = Python.Run(["numpy", "tifffile", "PIL"], ReadByPython, path)[0];
        Assert.Equal((true, "ZYX"), (found.GetProperty("ome").GetBoolean(), found.GetProperty("axes").GetString()));
        var image = ImageFile.Read(path, 2);
        Assert.Equal((1.12, 95.0, 4), (image.PixelUm!.Value, image.ZUm!.Value, image.PageCount));
        var numbers = Numbers(ImageJ.Open(_temp, path)[0]);
        Assert.Equal((4.0, 1.12, 2.5), (numbers[2], Math.Round(numbers[3], 6), numbers[4]));
        Assert.Equal(planes.SelectMany(plane => plane.Pixels).Select(value => (double)value), numbers[5..]);
    }

    [Theory]
    [InlineData(SeriesPixels.Gray8)]
    [InlineData(SeriesPixels.Gray16)]
    public void A_file_begun_with_the_predictor_is_read_and_goes_on_with_it(SeriesPixels pixels)
    {
        // As versions before wrote it: rows as differences, and a header that says nothing of them.
        var description = Description(pixels);
        var xml = new SeriesXml(description, "LenslessScope of before");
        var layout = SeriesHead.Plan(description, xml) with { TakesDifferences = true, ImageJStepUm = null };
        var path = _temp.File("old.ome.tif");
        var packed = new SeriesPacker(description, takesDifferences: true).Pack(Frame(0, pixels)).ToArray();
        using (var file = DurableFile.Open(path, FileMode.Create))
        {
            SeriesHead.Write(file, layout, xml);
            var header = System.Text.Encoding.ASCII.GetString(layout.Header());
            var old = header.Replace("\"TakesDifferences\":true,", "", StringComparison.Ordinal)
                .Replace("\"ImageJStepUm\":null,", "", StringComparison.Ordinal);
            Assert.Equal(header.Length - 44, old.Length);
            file.Write(0, System.Text.Encoding.Latin1.GetBytes(old.PadRight(header.Length)));
            var page = new SeriesPage(0, layout.Frames, packed.Length, Crc32C.Of(packed), Plane(0));
            file.Write(layout.Frames, packed);
            file.Write(SeriesLayout.Directory(0), SeriesDirectory.Encode(layout, page, description.PixelUm));
        }
        using (var series = OmeTiffSeries.Open(path, description, out var pages))
        {
            Assert.Single(pages);
            for (var z = 1; z < Frames; z++)
                series.Append(Frame(z, pixels), Plane(z));
        }
        Assert.Equal(Values(pixels).Select(value => (float)value),
            Enumerable.Range(0, Frames).SelectMany(page => ImageFile.Read(path, page).ToGray().Pixels));
        using var check = SeriesCheck.Open(path, out _);
        Assert.Equal((Frames, 0), (check!.PageCount, check.Problems().Count));
    }
}

using System.Numerics;

namespace LenslessScope.Imaging.Tests;

/// <summary>Stacks along z, read back by this project's reader and by tifffile.</summary>
public sealed class OmeTiffStackTests : IDisposable
{
    private static readonly OmeMetadata s_metadata = new() { Name = "stack", PixelUm = 1.55, WavelengthNm = 532 };

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Tifffile_reads_every_pixel_of_every_plane_with_its_position()
    {
        const string script = """
            import sys, json, hashlib, tifffile
            found = []
            for path in sys.argv[1:]:
                with tifffile.TiffFile(path) as tiff:
                    series = tiff.series[0]
                    found.append(dict(
                        big=tiff.is_bigtiff, pages=len(tiff.pages), axes=series.axes, shape=list(series.shape),
                        dtype=str(series.dtype),
                        sha=[hashlib.sha256(plane.tobytes()).hexdigest() for plane in series.asarray()],
                        pixels=tifffile.xml2dict(tiff.ome_metadata)['OME']['Image']['Pixels']))
            print(json.dumps(found))
            """;
        double[] zUm = [500, 512.5, 525, 537.5, 550];
        List<string> paths = [];
        List<string[]> hashes = [];
        foreach (var compression in Enum.GetValues<TiffCompression>())
            foreach (var big in new[] { false, true })
            {
                Add<byte>("uint8");
                Add<ushort>("uint16");
                Add<float>("float");

                void Add<T>(string type) where T : unmanaged, INumber<T>
                {
                    var planes = Planes<T>(zUm.Length);
                    paths.Add(_temp.File($"{type}-{compression}-{big}.ome.tif"));
                    hashes.Add([.. planes.Select(plane => Pixels.Sha256(plane.Pixels))]);
                    OmeTiff.WriteStackOfAny(paths[^1], zUm, i => planes[i], s_metadata, compression, type, big);
                }
            }

        var found = Python.Run(["numpy", "tifffile"], script, [.. paths]).EnumerateArray().ToArray();

        Assert.Equal(12, found.Length);
        foreach (var ((file, path), hash) in found.Zip(paths).Zip(hashes))
        {
            Assert.Equal(hash, file.GetProperty("sha").EnumerateArray().Select(plane => plane.GetString()));
            Assert.Equal(path.Contains("True", StringComparison.Ordinal), file.GetProperty("big").GetBoolean());
            Assert.Equal("ZYX", file.GetProperty("axes").GetString());
            Assert.Equal("[5, 61, 83]", file.GetProperty("shape").ToString());
            Assert.Equal(5, file.GetProperty("pages").GetInt32());
            var pixels = file.GetProperty("pixels");
            Assert.Equal("12.5", pixels.GetProperty("PhysicalSizeZ").ToString());
            Assert.Equal("µm", pixels.GetProperty("PhysicalSizeZUnit").GetString());
            Assert.Equal(zUm.Select(z => $"{z}"),
                pixels.GetProperty("Plane").EnumerateArray()
                    .Select(plane => plane.GetProperty("PositionZ").ToString()));
        }
    }

    [Fact]
    public void Every_page_of_a_stack_has_its_own_position_and_uneven_ones_no_common_step()
    {
        double[] zUm = [900, 870, 700];
        var planes = Planes<float>(3);
        OmeTiff.WriteStack(_temp.File("x.ome.tif"), zUm, i => planes[i], s_metadata);

        for (var page = 0; page < 3; page++)
        {
            var read = ImageFile.Read(_temp.File("x.ome.tif"), page);
            Assert.Equal(planes[page].Pixels, read.Samples<float>().ToArray());
            Assert.Equal((3, zUm[page], 1.55), (read.PageCount, read.ZUm!.Value, read.PixelUm!.Value));
        }
        Assert.DoesNotContain("PhysicalSizeZ", File.ReadAllText(_temp.File("x.ome.tif")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_takes_no_more_memory_than_a_plane()
    {
        var plane = new Image<float>(512, 512);
        double[] zUm = [.. Enumerable.Range(0, 64).Select(i => (double)i)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        OmeTiff.WriteStack(_temp.File("big.ome.tif"), zUm, _ => plane, s_metadata);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Equal(64, ImageFile.Read(_temp.File("big.ome.tif"), 63).PageCount);
    }

    [Theory]
    [InlineData(65, 1 << 26, true)]
    [InlineData(63, 1 << 26, false)]
    [InlineData(2_000_000, 1200, true)]
    public void Stacks_become_BigTIFF_by_all_of_their_planes(int planes, long planeBytes, bool big) =>
        Assert.Equal(big, OmeTiff.StackNeedsBigTiff(planes, planeBytes, xmlBytes: 3000));

    [Fact]
    public void A_stack_that_fails_midway_leaves_nothing()
    {
        Assert.Throws<OperationCanceledException>(() => OmeTiff.WriteStack(_temp.File("x"), [1, 2, 3],
            i => i == 2 ? throw new OperationCanceledException() : new Image<float>(9, 9), s_metadata));
        Assert.Contains("Plane 1 has 3×2 pixels, plane 0 9×9", Assert.Throws<ArgumentException>(() =>
            OmeTiff.WriteStack(
                _temp.File("x"), [1, 2], i => i == 0 ? new Image<byte>(9, 9) : new Image<byte>(2, 3), s_metadata))
            .Message, StringComparison.Ordinal);
        foreach (var wrong in new double[][] { [], [1, 1], [1, 3, 2], [double.NaN] })
            Assert.Throws<ArgumentException>(() =>
                OmeTiff.WriteStack(_temp.File("x"), wrong, _ => new Image<ushort>(9, 9), s_metadata));
        Assert.Empty(_temp.Names());
    }

    private static Image<T>[] Planes<T>(int count) where T : unmanaged, INumber<T> =>
        [.. Enumerable.Range(0, count).Select(i => Shifted(Pixels.Image<T>(61, 83), i))];

    private static Image<T> Shifted<T>(Image<T> image, int by) where T : unmanaged, INumber<T> =>
        new(image.Height, image.Width, [.. image.Pixels.Skip(by), .. image.Pixels.Take(by)]);
}

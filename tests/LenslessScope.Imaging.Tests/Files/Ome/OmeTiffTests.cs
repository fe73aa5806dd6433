using System.Numerics;

namespace LenslessScope.Imaging.Tests;

public sealed class OmeTiffTests : IDisposable
{
    private static readonly OmeMetadata s_metadata = new()
    {
        Name = "amplitude",
        PixelUm = 0.44,
        WavelengthNm = 450.5,
        ZUm = -750.125,
        ExposureMs = 12.3,
        ChannelName = "amplitude",
        AcquiredAt = new DateTimeOffset(2024, 5, 6, 9, 8, 7, TimeSpan.FromHours(2)),
        Description = "λ = 450 nm & z < 1 mm\n\"second line\"",
        Annotations = new Dictionary<string, string> { ["metric"] = "complex Tamura", ["größe"] = "<1>" },
    };

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    public static TheoryData<TiffCompression, bool> Packings() => new()
    {
        { TiffCompression.None, false }, { TiffCompression.None, true },
        { TiffCompression.Deflate, false }, { TiffCompression.Deflate, true },
    };

    [Theory]
    [MemberData(nameof(Packings))]
    public void Every_type_comes_back_bit_for_bit_with_its_metadata(TiffCompression compression, bool big)
    {
        ComesBack<byte>("uint8", compression, big);
        ComesBack<ushort>("uint16", compression, big);
        ComesBack<float>("float", compression, big);
    }

    private void ComesBack<T>(string type, TiffCompression compression, bool big) where T : unmanaged, INumber<T>
    {
        var image = Pixels.Image<T>(301, 457); // several strips
        OmeTiff.WriteAny(_temp.File(type), image, s_metadata, compression, type, big);
        var read = ImageFile.Read(_temp.File(type));
        Assert.Equal((301, 457, 1), (read.Height, read.Width, read.Channels));
        Assert.True(image.Pixels.AsSpan().SequenceEqual(read.Samples<T>()));
        Assert.Equal((0.44, 450.5, -750.125, 12.3), (read.PixelUm, read.WavelengthNm, read.ZUm, read.ExposureMs));
        Assert.Equal([type], _temp.Names().Intersect([type]));
    }

    [Fact]
    public void Values_that_are_no_numbers_come_back_as_well()
    {
        float[] pixels = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon,
            float.MaxValue];
        OmeTiff.Write(_temp.File("x"), new Image<float>(2, 3, pixels), new OmeMetadata { Name = "x" });
        var read = ImageFile.Read(_temp.File("x"));
        Assert.Equal(pixels.Select(BitConverter.SingleToInt32Bits),
            read.Samples<float>().ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal((null, null, null, null), (read.PixelUm, read.WavelengthNm, read.ZUm, read.ExposureMs));
    }

    [Fact]
    public void One_pixel_and_one_row_and_one_column_come_back()
    {
        foreach (var (height, width) in new[] { (1, 1), (1, 70000), (70000, 1) })
        {
            var image = Pixels.Image<ushort>(height, width);
            OmeTiff.Write(_temp.File("x"), image, new OmeMetadata { Name = "x" }, TiffCompression.Deflate);
            Assert.Equal(image.Pixels, ImageFile.Read(_temp.File("x")).Samples<ushort>().ToArray());
        }
    }

    [Fact]
    public void Deflate_makes_a_smooth_image_smaller()
    {
        var ramp = new Image<ushort>(200, 200, [.. Enumerable.Range(0, 40000).Select(i => (ushort)(i % 200 * 7))]);
        OmeTiff.Write(_temp.File("plain"), ramp, s_metadata);
        OmeTiff.Write(_temp.File("packed"), ramp, s_metadata, TiffCompression.Deflate);
        Assert.True(new FileInfo(_temp.File("packed")).Length < new FileInfo(_temp.File("plain")).Length / 4);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4_200_000_000, false)]
    [InlineData(4_290_000_000, true)]
    [InlineData(8_000_000_000, true)]
    public void BigTiff_is_chosen_where_32_bits_may_not_do(long pixelBytes, bool big) =>
        Assert.Equal(big, OmeTiff.NeedsBigTiff(pixelBytes, xmlBytes: 3000));

    [Fact]
    public void Metadata_out_of_range_is_refused_with_all_reasons_before_a_file_is_made()
    {
        var wrong = new OmeMetadata
        {
            Name = " ", PixelUm = -1.5, WavelengthNm = 0, ZUm = double.NaN, ExposureMs = -1, Description = "a\u0001b",
        };
        var error = Assert.Throws<ArgumentException>(() =>
            OmeTiff.Write(_temp.File("x"), new Image<byte>(1, 1), wrong));
        Assert.All(["Name is empty", "PixelUm is -1.5; it must be above 0 µm", "WavelengthNm is 0", "ZUm is NaN",
            "ExposureMs is -1", "Description contains a control character"],
            part => Assert.Contains(part, error.Message));
        Assert.Empty(_temp.Names());
    }

    [Fact]
    public void Tifffile_reads_the_same_pixels_and_metadata()
    {
        const string script = """
            import sys, json, hashlib, tifffile
            found = []
            for path in sys.argv[1:]:
                with tifffile.TiffFile(path) as tiff:
                    page = tiff.pages[0]
                    found.append(dict(
                        is_ome=tiff.is_ome, big=tiff.is_bigtiff, pages=len(tiff.pages), axes=tiff.series[0].axes,
                        shape=list(tiff.series[0].shape), dtype=str(page.dtype), bits=page.bitspersample,
                        sha=hashlib.sha256(tiff.asarray().tobytes()).hexdigest(),
                        cm=page.tags['XResolution'].value[0] / page.tags['XResolution'].value[1],
                        unit=int(page.tags['ResolutionUnit'].value), date=page.tags['DateTime'].value,
                        ome=tifffile.xml2dict(tiff.ome_metadata)['OME']))
            print(json.dumps(found))
            """;
        List<string> paths = [], hashes = [];
        foreach (var compression in Enum.GetValues<TiffCompression>())
            foreach (var big in new[] { false, true })
            {
                Add<byte>("uint8");
                Add<ushort>("uint16");
                Add<float>("float");

                void Add<T>(string type) where T : unmanaged, INumber<T>
                {
                    var image = Pixels.Image<T>(61, 83);
                    paths.Add(_temp.File($"{type}-{compression}-{big}.ome.tif"));
                    hashes.Add(Pixels.Sha256(image.Pixels));
                    OmeTiff.WriteAny(paths[^1], image, s_metadata, compression, type, big);
                }
            }

        var found = Python.Run(["numpy", "tifffile"], script, [.. paths]).EnumerateArray().ToArray();

        Assert.Equal(12, found.Length);
        Assert.Equal(hashes, found.Select(file => file.GetProperty("sha").GetString()));
        foreach (var (file, path) in found.Zip(paths))
        {
            Assert.True(file.GetProperty("is_ome").GetBoolean());
            Assert.Equal(path.Contains("True", StringComparison.Ordinal), file.GetProperty("big").GetBoolean());
            Assert.Equal("YX", file.GetProperty("axes").GetString());
            Assert.Equal("[61, 83]", file.GetProperty("shape").ToString());
            Assert.Equal(1e4 / 0.44, file.GetProperty("cm").GetDouble(), tolerance: 1e-3);
            Assert.Equal(3, file.GetProperty("unit").GetInt32());
            Assert.Equal("2024:05:06 07:08:07", file.GetProperty("date").GetString());

            var ome = file.GetProperty("ome");
            var image = ome.GetProperty("Image");
            Assert.Equal("amplitude", image.GetProperty("Name").GetString());
            Assert.Equal("2024-05-06T07:08:07.000Z", image.GetProperty("AcquisitionDate").ToString());
            Assert.Equal(s_metadata.Description, image.GetProperty("Description").GetString());
            var pixels = image.GetProperty("Pixels");
            Assert.Equal("0.44", pixels.GetProperty("PhysicalSizeX").ToString());
            Assert.Equal("µm", pixels.GetProperty("PhysicalSizeYUnit").GetString());
            var plane = pixels.GetProperty("Plane");
            Assert.Equal("-750.125", plane.GetProperty("PositionZ").ToString());
            Assert.Equal("12.3", plane.GetProperty("ExposureTime").ToString());
            Assert.Equal("ms", plane.GetProperty("ExposureTimeUnit").GetString());
            var channel = pixels.GetProperty("Channel");
            Assert.Equal("450.5", channel.GetProperty("EmissionWavelength").ToString());
            Assert.Equal("450.5", channel.GetProperty("LightSourceSettings").GetProperty("Wavelength").ToString());
            var notes = ome.GetProperty("StructuredAnnotations").GetProperty("MapAnnotation").GetProperty("Value")
                .GetProperty("M").EnumerateArray().ToArray();
            Assert.Equal(["metric", "größe"], notes.Select(note => note.GetProperty("K").GetString()));
            Assert.Equal("<1>", notes[1].GetProperty("value").ToString());
        }
    }

    [Fact]
    public void The_metadata_of_files_by_tifffile_are_read_for_each_page()
    {
        const string script = """
            import sys, json, numpy, tifffile
            data = numpy.arange(3 * 5 * 7, dtype='uint16').reshape(3, 5, 7)
            tifffile.imwrite(sys.argv[1], data, ome=True, photometric='minisblack', metadata={
                'axes': 'ZYX', 'PhysicalSizeX': 1.12, 'PhysicalSizeXUnit': 'µm', 'PhysicalSizeY': 1120,
                'PhysicalSizeYUnit': 'nm', 'Channel': {'EmissionWavelength': 0.65, 'EmissionWavelengthUnit': 'µm'},
                'Plane': {'PositionZ': [1.5, 2.5, 3.5], 'PositionZUnit': ['mm'] * 3, 'ExposureTime': [0.25] * 3}})
            print('{}')
            """;
        Python.Run(["numpy", "tifffile"], script, _temp.File("z.ome.tif"));
        for (var page = 0; page < 3; page++)
        {
            var image = ImageFile.Read(_temp.File("z.ome.tif"), page);
            Assert.Equal(35 * page, image.Samples<ushort>()[0]);
            Assert.Equal(1.12, image.PixelUm!.Value, tolerance: 1e-12);
            Assert.Equal(650, image.WavelengthNm!.Value, tolerance: 1e-9);
            Assert.Equal(1500 + 1000 * page, image.ZUm!.Value, tolerance: 1e-9);
            Assert.Equal(250, image.ExposureMs!.Value, tolerance: 1e-9);
        }
    }
}

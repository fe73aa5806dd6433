namespace LenslessScope.Imaging.Tests;

/// <summary>Kinds of numbers beyond 8 and 16 bits, in files made byte by byte.</summary>
public sealed class SampleKindTests : IDisposable
{
    private const int Height = 3, Width = 5;

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    public static TheoryData<string, bool> Kinds()
    {
        var kinds = new TheoryData<string, bool>();
        foreach (var type in new[] { "u1", "i1", "u2", "i2", "u4", "i4", "f2", "f4", "f8" })
        {
            kinds.Add(type, false);
            kinds.Add(type, true);
        }
        return kinds;
    }

    /// <summary>Values that a type just holds, and some between.</summary>
    internal static double[] ValuesOf(string type)
    {
        double[] ends = type switch
        {
            "u1" => [0, 255, 1],
            "i1" => [-128, 127, -1],
            "u2" => [0, 65535, 258],
            "i2" => [-32768, 32767, -2],
            "u4" => [0, uint.MaxValue, 16777217],
            "i4" => [int.MinValue, int.MaxValue, -16777217],
            "f2" => [-65504, 0.333251953125, 5.9604644775390625e-8],
            "f4" => [-3.4028234663852886e38, 0.3333333432674408, 1e-45f],
            _ => [-1.7976931348623157e308, 1.0 / 3, 4.9406564584124654e-324],
        };
        return [.. Enumerable.Range(0, Height * Width).Select(i => i < ends.Length ? ends[i] : i)];
    }

    internal static double[] SamplesOf(RecordedImage image, string type) => type switch
    {
        "u1" => [.. image.Samples<byte>().ToArray().Select(x => (double)x)],
        "i1" => [.. image.Samples<sbyte>().ToArray().Select(x => (double)x)],
        "u2" => [.. image.Samples<ushort>().ToArray().Select(x => (double)x)],
        "i2" => [.. image.Samples<short>().ToArray().Select(x => (double)x)],
        "u4" => [.. image.Samples<uint>().ToArray().Select(x => (double)x)],
        "i4" => [.. image.Samples<int>().ToArray().Select(x => (double)x)],
        "f2" or "f4" => [.. image.Samples<float>().ToArray().Select(x => (double)x)],
        _ => image.Samples<double>().ToArray(),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_value_of_a_TIFF_is_exact(string type, bool bigEndian)
    {
        var values = ValuesOf(type);
        var tiff = new HandmadeTiff(bigEndian);
        var bits = 8 * (type[1] - '0');
        var format = type[0] switch { 'u' => 1, 'i' => 2, _ => 3 };
        var path = _temp.Write("x.tif", tiff.Bytes(
            HandmadeTiff.Image(Height, Width, bits, tiff.Samples(values, type), format)));

        var image = ImageFile.Read(path);

        Assert.Equal(values, SamplesOf(image, type));
        Assert.Equal(values.Select(value => (float)value), image.ToGray().Pixels);
        Assert.Equal((Height, Width, bits), (image.Height, image.Width, image.BitsPerSample));
        Assert.Equal(type switch { "u4" => uint.MaxValue, "i1" => 127, "i4" => int.MaxValue, "f8" => null, _ =>
            image.FullScale }, image.FullScale);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(12, true)]
    [InlineData(14, false)]
    [InlineData(10, true)]
    public void Packed_samples_are_exact(int bits, bool bigEndian)
    {
        int[] values = [.. Enumerable.Range(0, Height * Width).Select(i => (i * 2731 + 1) % (1 << bits))];
        values[7] = (1 << bits) - 1;
        var path = _temp.Write("x.tif", new HandmadeTiff(bigEndian).Bytes(
            HandmadeTiff.Image(Height, Width, bits, HandmadeTiff.Packed(values, Width, bits))));

        var image = ImageFile.Read(path);

        Assert.Equal(values.Select(value => (ushort)value), image.Samples<ushort>().ToArray());
        Assert.Equal(((1 << bits) - 1.0, bits), (image.FullScale!.Value, image.BitsPerSample));
    }

    [Fact]
    public void Packed_white_as_zero_is_turned_round()
    {
        var path = _temp.Write("x.tif", new HandmadeTiff().Bytes(HandmadeTiff.Image(
            1, 3, 12, HandmadeTiff.Packed([0, 1, 4095], 3, 12), photometric: 0)));
        Assert.Equal<float>([4095, 4094, 0], ImageFile.Read(path).ToGray().Pixels);
    }

    [Fact]
    public void Colour_of_signed_numbers_differs_by_value()
    {
        var colour = new TiffMaker.Flavour(Photometric: 2, Samples: 3);
        TiffMaker.Write(_temp.File("c.tif"), 1, 2, colour, new short[] { -1, -1, -1, 5, 5, 5 });
        TiffMaker.Write(_temp.File("d.tif"), 1, 1, colour, new int[] { -1, -2, 30 });
        Assert.False(ImageFile.Read(_temp.File("c.tif")).IsColour);
        var image = ImageFile.Read(_temp.File("d.tif"));
        Assert.True(image.IsColour);
        Assert.Equal<float>([9], image.ToGray().Pixels);
    }

    [Theory]
    [InlineData(5, false, true)]
    [InlineData(8, true, false)]
    [InlineData(8, false, true)]
    [InlineData(32773, false, false)]
    public void Packings_and_tiles_hold_every_kind(int compression, bool predictor, bool tiled)
    {
        var flavour = new TiffMaker.Flavour(compression, Predictor: predictor, Tiled: tiled);
        IsExact<sbyte>();
        IsExact<short>();
        IsExact<int>();
        IsExact<uint>();
        IsExact<double>();

        void IsExact<T>() where T : unmanaged, System.Numerics.INumber<T>
        {
            var pixels = Pixels.Of<T>(37 * 43);
            TiffMaker.Write(_temp.File("x.tif"), 37, 43, flavour, pixels);
            Assert.Equal(pixels, ImageFile.Read(_temp.File("x.tif")).Samples<T>().ToArray());
        }
    }
}

using static LenslessScope.Tests.HandmadeTiff;

namespace LenslessScope.Imaging.Tests;

/// <summary>Raw frames in the two forms in which the Raspberry Pi's programs write them.</summary>
public sealed class DngReadingTests : IDisposable
{
    private const int Height = 4, Width = 6;

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static int[] Values(int bits) =>
        [.. Enumerable.Range(0, Height * Width).Select(i => (i * 7919 + 5) % (1 << bits))];

    private static byte[] Stored(int[] values, int bits, bool bigEndian) => bits % 8 != 0
        ? Packed(values, Width, bits)
        : new HandmadeTiff(bigEndian).Samples(values.Select(value => (double)value), bits == 8 ? "u1" : "u2");

    [Theory]
    [InlineData(8, false)]
    [InlineData(10, false)]
    [InlineData(12, true)]
    [InlineData(14, false)]
    [InlineData(16, true)]
    public void A_raw_frame_in_the_first_directory_is_exact(int bits, bool bigEndian)
    {
        var values = Values(bits);
        var path = _temp.Write("x.dng", new HandmadeTiff(bigEndian).Bytes(AsDng(
            Raw(Height, Width, bits, Stored(values, bits, bigEndian), "BGGR", (1 << bits) - 1, 16)
                .With(33434, 5, new[] { 0.0125 }))));

        var image = ImageFile.Read(path);

        Assert.Equal(values.Select(value => (float)value), image.ToGray().Pixels);
        Assert.Equal((ImageFormat.Tiff, 1, bits, 1), (image.Format, image.Channels, image.BitsPerSample,
            image.PageCount));
        Assert.Equal((ColourOrder.Bggr, (1 << bits) - 1.0), (image.ColourOrder, image.WhiteLevel!.Value));
        Assert.Equal([16.0, 16, 16, 16], image.BlackLevels);
        Assert.Equal(12.5, image.ExposureMs!.Value, 6);
        Assert.False(image.IsColour);
    }

    [Fact]
    public void A_raw_frame_behind_a_thumbnail_is_the_only_page()
    {
        var values = Values(10);
        var raw = Raw(Height, Width, 16, Stored(values, 16, false), "RGGB", 1023, 64, 65, 66, 67.5);
        var thumbnail = Image(1, 2, 8, [9, 9]).With(254, 4, new double[] { 1 });
        var path = _temp.Write("x.dng", new HandmadeTiff().Bytes(AsDng(thumbnail) with { Behind = [raw] }));

        var image = ImageFile.Read(path);

        Assert.Equal(1, ImageFile.PageCount(path));
        Assert.Equal(values.Select(value => (ushort)value), image.Samples<ushort>().ToArray());
        Assert.Equal((ColourOrder.Rggb, 1023.0, 1023.0), (image.ColourOrder, image.WhiteLevel!.Value,
            image.FullScale!.Value));
        Assert.Equal([64, 65, 66, 67.5], image.BlackLevels);
    }

    // As PiDNG writes it for picamera2: one tile, whose width need not be a multiple of 16.
    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(16)]
    public void A_raw_frame_in_one_tile_of_any_width_is_exact(int bits)
    {
        var values = Values(bits);
        var path = _temp.Write("x.dng", new HandmadeTiff().Bytes(AsDng(
            Raw(Height, Width, bits, Stored(values, bits, false), "GBRG", (1 << bits) - 1, 1, 2, 3, 4)
                .AsTile(Height, Width))));
        var image = ImageFile.Read(path);
        Assert.Equal(values.Select(value => (ushort)value), image.Samples<ushort>().ToArray());
        Assert.Equal(ColourOrder.Gbrg, image.ColourOrder);
    }

    // Turned by 180°, and by 90° clockwise, of 4×6 pixels R G / G B with black levels 1 2 / 3 4.
    [Theory]
    [InlineData(1, ColourOrder.Rggb, 1.0, 2.0, 3.0, 4.0)]
    [InlineData(3, ColourOrder.Bggr, 4.0, 3.0, 2.0, 1.0)]
    [InlineData(6, ColourOrder.Grbg, 3.0, 1.0, 4.0, 2.0)]
    public void Colours_and_black_levels_turn_with_the_picture(
        int orientation, ColourOrder order, params double[] black)
    {
        var path = _temp.Write("x.dng", new HandmadeTiff().Bytes(AsDng(
            Raw(Height, Width, 8, Stored(Values(8), 8, false), "RGGB", 255, 1, 2, 3, 4)
                .With(274, 3, new double[] { orientation }))));
        var image = ImageFile.Read(path);
        Assert.Equal(order, image.ColourOrder);
        Assert.Equal(black, image.BlackLevels);
    }

    [Fact]
    public void A_sensor_without_colours_has_levels_and_no_order()
    {
        var mono = Image(Height, Width, 16, Stored(Values(12), 16, false)).With(50714, 4, new double[] { 256 })
            .With(50717, 4, new double[] { 4095 });
        var image = ImageFile.Read(_temp.Write("x.dng", new HandmadeTiff().Bytes(AsDng(mono))));
        Assert.Equal((ColourOrder.None, 4095.0), (image.ColourOrder, image.WhiteLevel!.Value));
        Assert.Equal([256.0, 256, 256, 256], image.BlackLevels);
    }

    [Fact]
    public void Raw_frames_of_other_kinds_are_refused_with_all_reasons()
    {
        var raw = AsDng(Raw(Height, Width, 8, Stored(Values(8), 8, false), "RGGB", 255, 0));
        var odd = raw.With(33421, 3, new double[] { 2, 3 }).With(50712, 3, new double[] { 0, 1 })
            .With(50829, 4, new double[] { 0, 0, 2, 2 });
        var reason = Assert.Throws<ImageFileException>(
            () => ImageFile.Read(_temp.Write("x.dng", new HandmadeTiff().Bytes(odd)))).Reason;
        Assert.Contains("its colour pattern is RGGB, in 2×3 pixels", reason);
        Assert.Contains("LinearizationTable", reason);
        Assert.Contains("ActiveArea 0,0,2,2", reason);
        reason = Assert.Throws<ImageFileException>(() => ImageFile.Read(
            _temp.Write("x.dng", new HandmadeTiff().Bytes(raw.With(259, 3, new double[] { 7 }))))).Reason;
        Assert.Contains("compression 7 (JPEG); that must be none", reason);
    }
}

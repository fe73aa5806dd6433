namespace LenslessScope.Imaging.Tests;

public sealed class OrientationTests : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    // Stored rows 1 2 3 and 4 5 6. TIFF 6.0: of each orientation, where the stored row 0 and column 0 are seen.
    public static TheoryData<int, int, byte[]> Turned => new()
    {
        { 1, 3, [1, 2, 3, 4, 5, 6] }, { 2, 3, [3, 2, 1, 6, 5, 4] }, // top left, top right
        { 3, 3, [6, 5, 4, 3, 2, 1] }, { 4, 3, [4, 5, 6, 1, 2, 3] }, // bottom right, bottom left
        { 5, 2, [1, 4, 2, 5, 3, 6] }, { 6, 2, [4, 1, 5, 2, 6, 3] }, // left top, right top
        { 7, 2, [6, 3, 5, 2, 4, 1] }, { 8, 2, [3, 6, 2, 5, 1, 4] }, // right bottom, left bottom
        { 9, 3, [1, 2, 3, 4, 5, 6] }, { 0, 3, [1, 2, 3, 4, 5, 6] }, // no orientation
    };

    [Theory]
    [MemberData(nameof(Turned))]
    public void A_TIFF_lies_as_viewers_show_it(int orientation, int width, byte[] seen)
    {
        var path = _temp.Write("x.tif", new HandmadeTiff().Bytes(
            HandmadeTiff.Image(2, 3, 8, [1, 2, 3, 4, 5, 6]).With(274, 3, new double[] { orientation })));
        var image = ImageFile.Read(path);
        Assert.Equal((6 / width, width), (image.Height, image.Width));
        Assert.Equal(seen, image.Samples<byte>().ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_JPEG_lies_as_Pillow_turns_it_by_EXIF(int orientation)
    {
        var exif = new HandmadeTiff(bigEndian: orientation % 2 == 0).Bytes(
            new HandmadeTiff.Directory([], [(274, 3, new double[] { orientation })]));
        byte[] segment = [.. "Exif\0\0"u8, .. exif];
        var jpeg = JpegMaker.Jpeg(24, 40, Pixels.Of<byte>(24 * 40 * 3));
        var length = segment.Length + 2;
        var path = _temp.Write("x.jpg",
            [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. segment, .. jpeg[2..]]);
        _temp.Write("stored.jpg", jpeg);

        var image = ImageFile.Read(path);
        var found = Python.Run(["PIL"], """
            import sys, json
            from PIL import Image, ImageOps
            image = ImageOps.exif_transpose(Image.open(sys.argv[1]))
            print(json.dumps([image.height, image.width, image.convert('RGB').tobytes().hex()]))
            """, path);

        Assert.Equal((found[0].GetInt32(), found[1].GetInt32()), (image.Height, image.Width));
        var theirs = Convert.FromHexString(found[2].GetString()!);
        var ours = image.Samples<byte>().ToArray();
        // Decoders may round apart by a step or two; another pixel differs by far more.
        Assert.True(theirs.Zip(ours, (a, b) => Math.Abs(a - b)).Average() < 3, $"orientation {orientation}");
    }

    [Fact]
    public void Broken_EXIF_leaves_the_JPEG_as_it_is_stored()
    {
        var jpeg = JpegMaker.Jpeg(8, 16, new byte[128]);
        foreach (var exif in new byte[][] { [], [.. "Exif\0\0"u8], [.. "Exif\0\0II*\0\xFF\xFF\xFF\xFF"u8] })
        {
            var length = exif.Length + 2;
            var path = _temp.Write("x.jpg", [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)length, .. exif, .. jpeg[2..]]);
            Assert.Equal((8, 16), (ImageFile.Read(path).Height, ImageFile.Read(path).Width));
        }
    }
}

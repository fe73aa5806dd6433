namespace LenslessScope.Imaging.Tests;

/// <summary>Real recordings by other people's cameras and programs.</summary>
public sealed class RecordedFilesTests
{
    [Theory]
    [InlineData("fly/authors_reconstruction.jpg", 1024, 1024, ImageFormat.Jpeg, 8)]
    [InlineData("fly/holo.bmp", 1024, 1024, ImageFormat.Bmp, 8)]
    [InlineData("fly/reference_frame.bmp", 1024, 1024, ImageFormat.Bmp, 8)]
    [InlineData("organisms/organisms_holo.tif", 1024, 1280, ImageFormat.Tiff, 16)]
    [InlineData("plankton_rpi/Lfib_300_2440_raw.jpg", 390, 467, ImageFormat.Jpeg, 8)]
    [InlineData("plankton_rpi/blep_205_800_raw.jpg", 332, 364, ImageFormat.Jpeg, 8)]
    [InlineData("point_source/holo.jpg", 1020, 1020, ImageFormat.Jpeg, 8)]
    [InlineData("sphere/bg01.jpg", 512, 512, ImageFormat.Jpeg, 8)]
    [InlineData("sphere/dark.jpg", 512, 512, ImageFormat.Jpeg, 8)]
    [InlineData("usaf/usaf_back.png", 1024, 1280, ImageFormat.Png, 8)]
    [InlineData("usaf/usaf_holo_lzw.tif", 1024, 1280, ImageFormat.Tiff, 8)]
    public void Each_recording_has_its_size_and_holds_8_bit_numbers(string name, int height, int width,
        ImageFormat format, int bits)
    {
        var image = ImageFile.Read(RecordedHolograms.PathOf(name));
        Assert.Equal((height, width, format, bits), (image.Height, image.Width, image.Format, image.BitsPerSample));
        var gray = image.ToGray().Pixels;
        Assert.All([gray.Min(), gray.Max()], value => Assert.InRange(value, 0, 255)); // in the file of 16 bits too
    }

    [Theory]
    [InlineData("plankton_rpi/Lfib_314_2460_raw.jpg", true)] // a red laser on a colour sensor
    [InlineData("plankton_rpi/blep_205_800_raw.jpg", false)]
    [InlineData("usaf/usaf_holo_lzw.tif", false)] // four samples per pixel, red, green and blue equal
    [InlineData("fly/holo.bmp", false)] // a grey palette
    public void Colour_is_told_from_grey_by_the_pixels(string name, bool colour) =>
        Assert.Equal(colour, ImageFile.Read(RecordedHolograms.PathOf(name)).IsColour);

    [Fact]
    public void The_png_and_the_lzw_tiff_of_the_resolution_target_are_the_same_hologram()
    {
        var png = ImageFile.Read(RecordedHolograms.PathOf("usaf/usaf_holo.png"));
        var tiff = ImageFile.Read(RecordedHolograms.PathOf("usaf/usaf_holo_lzw.tif"));
        Assert.Equal((1, 0, 3, 1), (png.Channels, png.OmittedSamples, tiff.Channels, tiff.OmittedSamples));
        Assert.Equal(png.ToGray().Pixels, tiff.ToGray().Pixels);
    }

    [Fact]
    public void The_imaging_library_of_Python_reads_the_same_numbers_from_every_recording()
    {
        const string script = """
            import sys, os, json, hashlib, numpy
            from PIL import Image
            found = {}
            for folder, _, names in os.walk(sys.argv[1]):
                for name in names if 'reports' not in folder.split('/') else []: # what others read wrongly, too
                    if name.endswith(('.png', '.tif', '.jpg', '.bmp')):
                        image = Image.open(os.path.join(folder, name))
                        if image.mode == 'P':
                            image = image.convert('RGB')
                        pixels = numpy.array(image)
                        pixels = pixels if pixels.ndim == 2 else pixels[:, :, 0]
                        digest = hashlib.sha256(pixels.astype('float32').tobytes()).hexdigest()
                        found[os.path.join(folder, name)] = digest
            print(json.dumps(found))
            """;
        var root = Path.GetDirectoryName(Path.GetDirectoryName(RecordedHolograms.PathOf("usaf/usaf_holo.png")))!;
        var found = Python.Run(["numpy", "PIL"], script, root).EnumerateObject().ToArray();
        Assert.True(found.Length >= 20, $"{found.Length} files");
        foreach (var file in found)
            Assert.True(file.Value.GetString() ==
                Pixels.Sha256(ImageFile.Read(file.Name).ToGray(ColourPlane.Red).Pixels), file.Name);
    }
}

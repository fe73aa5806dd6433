using System.Text;

namespace LenslessScope.Imaging.Tests;

public sealed class MicroManagerMetadataTests : IDisposable
{
    private const string Name = "img_channel001_position002_time000000003_z004.tif";

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private string PutImage(HandmadeTiff.Directory? image = null) => _temp.Write(Name,
        new HandmadeTiff().Bytes(image ?? HandmadeTiff.Image(1, 2, 8, [1, 2])));

    [Fact]
    public void Version_2_gives_places_pitch_and_exposure()
    {
        _temp.Write("metadata.txt", Encoding.UTF8.GetBytes($$"""
            { "Summary": { "Prefix": "x", "Channels": 2 },
              "Coords-Default/{{Name}}": { "time": 3, "position": 2, "channel": 1, "z": 4 },
              "Metadata-Default/{{Name}}": { "PixelSizeUm": 1.55, "Exposure-ms": 12.5, "ZPositionUm": -3 } }
            """));
        Assert.Equal(new MicroManagerFrame(Name, 3, 2, 1, 4, 1.55, 12.5, -3),
            MicroManagerMetadata.Of(_temp.Path)[Name]);
        var image = ImageFile.Read(PutImage());
        Assert.Equal((1.55, 12.5, -3.0), (image.PixelUm!.Value, image.ExposureMs!.Value, image.ZUm!.Value));
    }

    [Fact]
    public void Version_1_gives_the_same_by_its_keys()
    {
        _temp.Write("metadata.txt", Encoding.UTF8.GetBytes($$"""
            { "Summary": { "Slices": 1 },
              "FrameKey-3-1-4": { "FileName": "{{Name}}", "FrameIndex": 3, "PositionIndex": 2, "ChannelIndex": 1,
                "SliceIndex": 4, "PixelSizeUm": "1.55", "Exposure-ms": 12.5 } }
            """));
        Assert.Equal(new MicroManagerFrame(Name, 3, 2, 1, 4, 1.55, 12.5, null),
            MicroManagerMetadata.Of(_temp.Path)[Name]);
    }

    [Fact]
    public void A_file_cut_off_tells_what_it_has()
    {
        _temp.Write("metadata.txt", Encoding.UTF8.GetBytes($$"""
            { "Metadata-Default/{{Name}}": { "PixelSizeUm": 1.55 }, "Metadata-Default/img_2.tif": { "Pixel
            """));
        Assert.Equal(1.55, ImageFile.Read(PutImage()).PixelUm);
    }

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("[1, 2]")]
    [InlineData("{ \"Metadata-Default/img_channel001_position002_time000000003_z004.tif\": 7 }")]
    [InlineData("{ \"Metadata-Default/img_channel001_position002_time000000003_z004.tif\": { \"PixelSizeUm\": 0 } }")]
    public void What_says_nothing_leaves_the_image_readable(string text)
    {
        _temp.Write("metadata.txt", Encoding.UTF8.GetBytes(text));
        Assert.Null(ImageFile.Read(PutImage()).PixelUm);
    }

    [Fact]
    public void The_tag_within_the_image_goes_before()
    {
        var path = PutImage(HandmadeTiff.Image(1, 2, 8, [1, 2])
            .With(51123, 2, "{\"PixelSizeUm\": 2.5, \"Exposure-ms\": 7}"));
        var image = ImageFile.Read(path);
        Assert.Equal((2.5, 7.0), (image.PixelUm!.Value, image.ExposureMs!.Value));
    }
}

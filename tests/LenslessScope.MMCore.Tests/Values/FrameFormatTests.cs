namespace LenslessScope.MMCore.Tests;

/// <summary>What a frame's tags say about its bytes.</summary>
public class FrameFormatTests
{
    [Theory]
    [InlineData("GRAY8", 1, 1)]
    [InlineData("GRAY16", 2, 1)]
    [InlineData("GRAY32", 4, 1)]
    [InlineData("RGB32", 4, 4)]
    [InlineData("RGB64", 8, 4)]
    public void A_pixel_type_has_its_bytes_and_components(string pixelType, int bytes, int components)
    {
        var format = FrameFormat.FromTags(Tags("30", "20", pixelType));

        Assert.Equal(new FrameFormat(30, 20, bytes, components), format);
        Assert.Equal(pixelType, format.PixelType.Text);
        Assert.Equal(600L * bytes, format.Bytes);
    }

    [Theory]
    [InlineData("30", "20", "Unknown", "Unknown")]
    [InlineData("-1", "20", "GRAY8", "Width")]
    [InlineData("30", "", "GRAY8", "Height")]
    public void Tags_that_do_not_tell_the_size_are_refused(string width, string height, string pixelType, string named)
    {
        var error = Assert.Throws<NotSupportedException>(() => FrameFormat.FromTags(Tags(width, height, pixelType)));

        Assert.Contains(named, error.Message);
    }

    private static Dictionary<string, string> Tags(string width, string height, string pixelType) =>
        new() { ["Width"] = width, ["Height"] = height, ["PixelType"] = pixelType };
}

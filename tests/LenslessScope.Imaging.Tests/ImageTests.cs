namespace LenslessScope.Imaging.Tests;

public sealed class ImageTests
{
    private static readonly Image<int> s_image = new(3, 4, [.. Enumerable.Range(0, 12)]);

    [Fact]
    public void Pixels_lie_row_by_row()
    {
        Assert.Equal(6, s_image[1, 2]);
        Assert.Equal([4, 5, 6, 7], s_image.Row(1).ToArray());
    }

    [Fact]
    public void A_crop_holds_the_pixels_of_the_region_and_is_a_copy()
    {
        var part = s_image.Crop(new Roi(X: 1, Y: 1, Width: 2, Height: 2));
        Assert.Equal((2, 2), (part.Height, part.Width));
        Assert.Equal([5, 6, 9, 10], part.Pixels);
        part[0, 0] = -1;
        Assert.Equal(5, s_image[1, 1]);
    }

    [Fact]
    public void The_whole_image_is_a_region_of_itself() =>
        Assert.Equal(s_image.Pixels, s_image.Crop(new Roi(0, 0, 4, 3)).Pixels);

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, -1, 1, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(3, 0, 2, 1)]
    [InlineData(0, 2, 1, 2)]
    [InlineData(1, 0, int.MaxValue, 1)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    public void A_region_outside_the_image_is_refused_with_region_and_size(int x, int y, int width, int height)
    {
        var roi = new Roi(x, y, width, height);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => s_image.Crop(roi));
        Assert.Contains(roi.ToString(), error.Message);
        Assert.Contains("4×3", error.Message);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 4)]
    public void A_pixel_outside_the_image_is_refused(int row, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => s_image[row, column]);

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_row_outside_the_image_is_refused(int row) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => s_image.Row(row)[0]);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 5)]
    [InlineData(1 << 16, 1 << 16)]
    public void An_impossible_size_is_refused(int height, int width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image<byte>(height, width));

    [Fact]
    public void Pixels_that_do_not_fit_the_size_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Image<byte>(2, 3, new byte[5]));
        Assert.Contains("5 pixels were given for 3×2, which needs 6", error.Message);
    }
}

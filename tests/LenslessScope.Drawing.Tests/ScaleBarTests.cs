using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing.Tests;

public sealed class ScaleBarTests
{
    [Theory]
    [InlineData(0.44, 1280, 100, "100 µm")]
    [InlineData(1.4, 500, 100, "100 µm")]
    [InlineData(1, 400, 100, "100 µm")]
    [InlineData(1, 399, 50, "50 µm")]
    [InlineData(1, 80, 20, "20 µm")]
    [InlineData(3.45, 4096, 2000, "2 mm")]
    [InlineData(12, 1020, 2000, "2 mm")]
    [InlineData(1.12, 4000, 1000, "1 mm")]
    [InlineData(0.0851, 512, 10, "10 µm")]
    [InlineData(0.1, 16, 0.2, "200 nm")]
    [InlineData(0.05, 16, 0.2, "200 nm")]
    [InlineData(0.01, 20, 0.05, "50 nm")]
    [InlineData(0.0001, 40, 0.001, "1 nm")]
    [InlineData(1000, 4000, 1e6, "1000 mm")]
    public void The_length_is_the_longest_round_one_within_a_quarter_of_the_width(
        double pixelUm, int width, double lengthUm, string label)
    {
        var bar = ScaleBar.Choose(pixelUm, width);
        Assert.Equal(lengthUm, bar.LengthUm, lengthUm * 1e-12);
        Assert.Equal(label, bar.Label);
        Assert.Equal(lengthUm / pixelUm, bar.LengthPixels, 1e-6);
    }

    [Fact]
    public void A_bar_takes_between_a_tenth_and_a_quarter_of_any_picture()
    {
        for (var pixelUm = 0.01; pixelUm < 100; pixelUm *= 1.037)
            Assert.InRange(ScaleBar.Choose(pixelUm, 1000).LengthPixels, 100 - 1e-6, 250 + 1e-6);
    }

    [Theory]
    [InlineData(0.44, 1280, 1024, 0)]
    [InlineData(0.44, 1280, 1024, 255)]
    [InlineData(1.12, 333, 200, 0)]
    [InlineData(0.37, 4000, 3000, 0)]
    [InlineData(5.5, 61, 40, 0)]
    [InlineData(1, 16, 16, 0)]
    public void The_drawn_bar_is_as_long_as_its_length_divided_by_the_pixel_size(
        double pixelUm, int width, int height, byte ground)
    {
        var picture = Filled(height, width, Colour.Grey(ground));
        var bar = ScaleBar.Choose(pixelUm, width);
        var drawn = bar.DrawOn(picture);
        Assert.Equal(bar.LengthUm / pixelUm, LongestWhiteBar(drawn), 1.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void The_bar_is_readable_on_any_ground(byte ground)
    {
        var drawn = ScaleBar.Choose(1, 400).DrawOn(Filled(300, 400, Colour.Grey(ground)));
        var corner = drawn.Crop(new Roi(250, 240, 150, 60)).Rgb;
        Assert.Contains(corner, level => level > 250);
        Assert.Contains(corner, level => level < 80);
    }

    [Fact]
    public void The_picture_given_is_left_as_it_is()
    {
        var picture = Filled(100, 200, Colour.Grey(90));
        ScaleBar.Choose(1, 200).DrawOn(picture);
        Assert.All(picture.Rgb, level => Assert.Equal(90, level));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1.4)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_pixel_size_that_is_none_is_refused(double pixelUm) =>
        Assert.Contains("positive",
            Assert.Throws<ArgumentOutOfRangeException>(() => ScaleBar.Choose(pixelUm, 100)).Message);

    private static Picture Filled(int height, int width, Colour colour)
    {
        var picture = new Picture(height, width);
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                picture[row, column] = colour;
        return picture;
    }

    /// <summary>
    /// The longest run of white between two pixels of the dark rim. (On a white ground the rim tells bar and ground
    /// apart.)
    /// </summary>
    private static int LongestWhiteBar(Picture picture)
    {
        var longest = 0;
        for (var row = picture.Height / 2; row < picture.Height; row++)
            for (int column = 1, run = 0; column < picture.Width; column++)
            {
                var white = picture[row, column].R == 255;
                run = white && (run > 0 || picture[row, column - 1].R < 128) ? run + 1 : 0;
                if (run > longest && column + 1 < picture.Width && picture[row, column + 1].R < 128)
                    longest = run;
            }
        return longest;
    }
}

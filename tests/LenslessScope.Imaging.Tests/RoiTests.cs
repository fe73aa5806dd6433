namespace LenslessScope.Imaging.Tests;

public sealed class RoiTests
{
    [Theory]
    [InlineData("150,160,750,650")]
    [InlineData(" 150, 160 ,750,650 ")]
    public void Text_in_the_order_X_Y_W_H_is_read(string text)
    {
        Assert.True(Roi.TryParse(text, out var roi));
        Assert.Equal(new Roi(X: 150, Y: 160, Width: 750, Height: 650), roi);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var roi = new Roi(1, 2, 3, 4);
        Assert.Equal("1,2,3,4", roi.ToString());
        Assert.Equal(roi, Roi.Parse(roi.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("1,2,3,x")]
    [InlineData("1.5,2,3,4")]
    [InlineData("-1,2,3,4")]
    [InlineData("1,2,0,4")]
    [InlineData("1,2,3,-4")]
    [InlineData("1,2,3,99999999999")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(Roi.TryParse(text, out _));
        if (text is not null)
            Assert.Contains("X,Y,W,H", Assert.Throws<FormatException>(() => Roi.Parse(text)).Message);
    }
}

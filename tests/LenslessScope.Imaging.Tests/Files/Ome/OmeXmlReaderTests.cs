namespace LenslessScope.Imaging.Tests;

public sealed class OmeXmlReaderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ImageJ=1.53\nunit=um")]
    [InlineData("<OME")]
    [InlineData("<OME></OME>")]
    [InlineData("<OME><Image/></OME>")]
    [InlineData("<!DOCTYPE OME [<!ENTITY a \"b\">]><OME>&a;</OME>")]
    public void Text_without_pixels_says_nothing(string? text) => Assert.Equal(default, OmeXmlReader.Read(text, 0));

    [Theory]
    [InlineData("PhysicalSizeX='2' PhysicalSizeY='2'", 2.0)]
    [InlineData("PhysicalSizeX='2' PhysicalSizeXUnit='nm' PhysicalSizeY='0.002'", 0.002)]
    [InlineData("PhysicalSizeX='2' PhysicalSizeY='3'", null)]
    [InlineData("PhysicalSizeX='2'", null)]
    [InlineData("PhysicalSizeX='-2' PhysicalSizeY='-2'", null)]
    [InlineData("PhysicalSizeX='two' PhysicalSizeY='two'", null)]
    [InlineData("PhysicalSizeX='1' PhysicalSizeXUnit='pixel' PhysicalSizeY='1' PhysicalSizeYUnit='pixel'", null)]
    public void The_pitch_is_taken_where_rows_and_columns_agree_in_a_known_unit(string attributes, double? expected) =>
        Assert.Equal(expected, OmeXmlReader.Read($"<OME><Image><Pixels {attributes}/></Image></OME>", 0).PixelUm);

    [Fact]
    public void A_position_in_an_unknown_frame_is_no_distance()
    {
        var xml = "<OME><Image><Pixels>" +
            "<Plane TheZ='0' TheC='0' TheT='0' PositionZ='5' ExposureTime='2'/></Pixels></Image></OME>";
        var read = OmeXmlReader.Read(xml, 0);
        Assert.Null(read.ZUm);
        Assert.Equal(2000, read.ExposureMs);
    }
}

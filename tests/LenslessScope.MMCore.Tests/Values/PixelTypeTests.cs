using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenslessScope.MMCore.Tests;

/// <summary>Pixel types and the texts that stand for them.</summary>
public class PixelTypeTests
{
    public static TheoryData<PixelType> Known() => [.. PixelTypes.Known];

    [Theory]
    [MemberData(nameof(Known))]
    public void A_text_is_read_back_as_the_type_that_wrote_it(PixelType type)
    {
        Assert.True(PixelTypes.TryParse(type.Text, out var read));
        Assert.Equal(type, read);
        Assert.Equal(type, PixelTypes.Of(type.BytesPerPixel, type.Components));
        Assert.Equal(type.Text, $"{type}");
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Json_has_the_cores_text_whatever_the_naming(PixelType type)
    {
        var camel = new JsonSerializerOptions
        {
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };

        Assert.Equal($"\"{type.Text}\"", JsonSerializer.Serialize(type));
        Assert.Equal($"\"{type.Text}\"", JsonSerializer.Serialize(type, camel));
        Assert.Equal(type, JsonSerializer.Deserialize<PixelType>($"\"{type.Text}\"", camel));
    }

    [Fact]
    public void Every_type_has_whole_components()
    {
        Assert.Equal([8, 16, 32, 8, 16], PixelTypes.Known.Select(type => type.BitsPerComponent));
        Assert.Equal([true, true, true, false, false], PixelTypes.Known.Select(type => type.IsGray));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gray8")]
    [InlineData("Unknown")]
    [InlineData("1")]
    [InlineData(null)]
    public void Other_texts_name_none(string? text)
    {
        Assert.False(PixelTypes.TryParse(text, out var type));
        Assert.Equal(PixelType.Unknown, type);
        Assert.Equal((0, 0, 0), (type.BytesPerPixel, type.Components, type.BitsPerComponent));
    }
}

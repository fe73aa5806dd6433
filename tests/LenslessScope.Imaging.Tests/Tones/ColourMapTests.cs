using LenslessScope.Imaging.Tones;

namespace LenslessScope.Imaging.Tests;

public sealed class ColourMapTests
{
    public static TheoryData<ColourMap> Coloured => [ColourMap.Phase, ColourMap.Diverging];

    [Fact]
    public void Grey_is_linear_in_the_level() =>
        Assert.All(Enumerable.Range(0, 256), i => Assert.Equal(Colour.Grey((byte)i), ColourMap.Grey[i]));

    [Theory]
    [MemberData(nameof(Coloured))]
    public void Equal_steps_of_value_look_equally_large(ColourMap map)
    {
        // Over 15 colours, so that rounding to 8 bits does not count; but not across the middle, where the path turns.
        var steps = Enumerable.Range(0, 17).Where(i => i != 8)
            .Select(i => Distance(map[15 * i], map[15 * (i + 1)])).ToArray();
        Assert.InRange(steps.Min() / steps.Max(), 0.8, 1);
    }

    [Theory]
    [MemberData(nameof(Coloured))]
    public void The_middle_is_the_lightest_and_neutral(ColourMap map)
    {
        var middle = Lab(map[128]);
        Assert.InRange(Math.Sqrt(middle.A * middle.A + middle.B * middle.B), 0, 0.02);
        Assert.All(Enumerable.Range(0, 256), i => Assert.True(Lab(map[i]).L <= middle.L + 0.005));
    }

    [Theory]
    [MemberData(nameof(Coloured))]
    public void Lightness_tells_the_distance_from_the_middle_also_to_the_colour_blind(ColourMap map)
    {
        for (var i = 4; i < 128; i += 4)
        {
            Assert.True(Lab(map[i]).L > Lab(map[i - 4]).L);
            Assert.Equal(Lab(map[i]).L, Lab(map[255 - i]).L, 0.02);
        }
    }

    [Theory]
    [MemberData(nameof(Coloured))]
    public void Positive_values_are_warm_and_negative_ones_cold(ColourMap map)
    {
        for (var i = 16; i < 112; i++)
            Assert.True(map[i].B > map[i].R && map[255 - i].R > map[255 - i].B, $"colours {i} and {255 - i}");
    }

    private static double Distance(Colour a, Colour b)
    {
        var (p, q) = (Lab(a), Lab(b));
        return Math.Sqrt(Math.Pow(p.L - q.L, 2) + Math.Pow(p.A - q.A, 2) + Math.Pow(p.B - q.B, 2));
    }

    /// <summary>sRGB to Oklab, the direction that the product does not have.</summary>
    private static (double L, double A, double B) Lab(Colour colour)
    {
        var (r, g, b) = (Linear(colour.R), Linear(colour.G), Linear(colour.B));
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    private static double Linear(byte level)
    {
        var encoded = level / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
    }
}

using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows.Tests;

public sealed class FreeMemoryTests
{
    private const string Table = "MemTotal:  4000000 kB\nMemAvailable: 2000000 kB\nHugePages_Total: 0\n" +
        "SwapFree:   1000000 kB\n";

    private static readonly Hologram s_hologram = new()
    {
        Intensity = new Image<float>(30, 40), Optics = new Optics { WavelengthNm = 532, PixelUm = 1 },
    };

    [Fact]
    public void What_can_be_had_is_what_the_kernel_says_within_the_limit_of_the_container()
    {
        Assert.Equal(new FreeMemory(2_048_000_000, 3_072_000_000), FreeMemory.Of(Table, 8_000_000_000));
        Assert.Equal(new FreeMemory(500_000_000, 1_524_000_000), FreeMemory.Of(Table, 500_000_000));
        Assert.Equal(new FreeMemory(7, 7), FreeMemory.Of("", 7));
        Assert.True(FreeMemory.Now().Bytes > 1_000_000);
    }

    [Fact]
    public void More_than_there_is_is_refused_with_ways_out()
    {
        var refused = Assert.Throws<HolographyException>(
            () => new FreeMemory(2_000_000_000, 3_000_000_000).Check(3_200_000_000, s_hologram, "use less", _ => { }));
        Assert.All(["40×30", "3.2 GB", "3 GB", "Crop or bin", "use less"],
            part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_needs_swap_space_is_told_and_what_fits_is_not()
    {
        var told = new List<string>();
        var free = new FreeMemory(2_000_000_000, 3_000_000_000);
        free.Check(1_000_000_000, s_hologram, "", told.Add);
        Assert.Empty(told);
        free.Check(2_500_000_000, s_hologram, "", told.Add);
        Assert.Contains("2.5 GB", Assert.Single(told), StringComparison.Ordinal);
    }
}

namespace LenslessScope.Instrument.Tests;

/// <summary>How bright frames are.</summary>
public sealed class FrameStatisticsTests
{
    [Fact]
    public void Statistics_of_bytes_are_those_of_the_numbers()
    {
        var statistics = FrameStatistics.Of([0, 10, 20, 255, 255, 30], 1, 1, 8);

        Assert.Equal((95, 0, 255, 255), (statistics.Mean, statistics.Min, statistics.Max, statistics.FullScale));
        Assert.Equal(2 / 6.0, statistics.SaturatedShare);
        Assert.Equal((1, 1, 1, 1, 2), (statistics.Histogram[0], statistics.Histogram[2], statistics.Histogram[5],
            statistics.Histogram[7], statistics.Histogram[63]));
    }

    [Fact]
    public void Statistics_of_words_know_how_many_bits_are_used()
    {
        byte[] pixels = [0xFF, 0x03, 0xFE, 0x03, 0x00, 0x02, 0x00, 0x00]; // 1023, 1022, 512, 0

        var statistics = FrameStatistics.Of(pixels, 2, 1, 10);

        Assert.Equal((1023, 0.25), (statistics.FullScale, statistics.SaturatedShare));
        Assert.Equal((1, 1, 2), (statistics.Histogram[0], statistics.Histogram[32], statistics.Histogram[63]));
        Assert.Equal((0.0, 65535),
            (FrameStatistics.Of(pixels, 2, 1, 16).SaturatedShare, FrameStatistics.Of(pixels, 2, 1, 16).FullScale));
    }

    [Fact]
    public void Statistics_of_colour_leave_the_fourth_byte_out()
    {
        var statistics = FrameStatistics.Of([1, 2, 3, 255, 4, 5, 6, 255], 1, 4, 8);

        Assert.Equal((3.5, 6, 0.0), (statistics.Mean, statistics.Max, statistics.SaturatedShare));
    }
}

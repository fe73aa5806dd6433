using LenslessScope.Cli.Live;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Tests;

/// <summary>What a running camera looks like, and how its frames are measured and saved.</summary>
public sealed class LiveDisplayTests
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

    [Fact]
    public void The_largest_count_is_as_high_as_all_lines_and_the_smallest_is_seen()
    {
        Assert.Equal(["█  ▄", "█ ▁█"], Bars.Of([1600, 0, 1, 1200], 2));
        Assert.Equal(["  "], Bars.Of([0, 0], 1));
    }

    [Fact]
    public void Drops_are_told_by_the_place_where_they_happened()
    {
        Assert.Equal("no drops", LiveWords.Drops(new LiveDrops(null, 0, 0)));
        Assert.Equal("dropped 3 by the camera, 1 in the buffer, 2 not saved", LiveWords.Drops(new LiveDrops(3, 1, 2)));
    }

    [Fact]
    public void Few_saturated_values_are_not_none()
    {
        var few = new FrameStatistics(1, 0, 255, 255, 1e-6, []);

        Assert.EndsWith("under 0.01 % saturated", LiveWords.Brightness(few), StringComparison.Ordinal);
        Assert.EndsWith(" 0 % saturated", LiveWords.Brightness(few with { SaturatedShare = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_is_written_over_from_the_first_line_on()
    {
        using var core = Simulated();
        using var frame = core.SnapFrame();
        using var output = new StringWriter();
        var display = new TerminalDisplay(output, columns: 80, picture: true);
        var now = new LiveSummary("Camera", frame.Width, frame.Height, frame.PixelType, 10, 5, 1, 0.1, null,
            new LiveDrops(null, 0, 0), FrameStatistics.Of(frame, 10), null, null);

        display.Show(now, frame, null);
        var first = output.ToString();
        output.GetStringBuilder().Clear();
        display.Show(now, frame, 12.34);
        var second = output.ToString();

        // A picture of 64 × 42 pixels takes 21 lines, the words 3, the histogram 4 and its axis 1.
        Assert.Equal(29, first.Count(letter => letter == '\n'));
        Assert.Equal(21 * 64, first.Count(letter => letter == '▀'));
        Assert.StartsWith("\u001b[29F", second, StringComparison.Ordinal);
        Assert.Contains("12.3 a second", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_that_come_while_the_queue_is_full_are_dropped_and_counted()
    {
        using var core = Simulated();
        using var disk = new SemaphoreSlim(0);
        var written = new List<long>();
        await using var saver = new FrameSaver(2, (_, number) =>
        {
            disk.Wait(TestContext.Current.CancellationToken);
            written.Add(number);
        });

        saver.Offer(core.SnapFrame(), 1);
        for (var number = 2; number <= 10; number++)
            saver.Offer(core.SnapFrame(), number);
        disk.Release(10);
        await saver.FinishAsync();

        // The queue holds two; a third may be with the writer already.
        Assert.InRange(saver.Saved, 2, 3);
        Assert.Equal(10, saver.Saved + saver.Dropped);
        Assert.Equal(1, written[0]);
        Assert.Equal(written.Count, saver.Saved);
    }

    [Fact]
    public async Task After_a_frame_that_cannot_be_written_none_is_written_any_more()
    {
        using var core = Simulated();
        var written = new List<long>();
        await using var saver = new FrameSaver(8, (_, number) =>
        {
            if (number == 2)
                throw new IOException("the disk is full");
            written.Add(number);
        });

        for (var number = 1; number <= 4; number++)
            saver.Offer(core.SnapFrame(), number);
        await saver.FinishAsync();

        Assert.Equal([1], written);
        Assert.Equal(1, saver.Saved);
        Assert.Equal("the disk is full", saver.Fault!.Message);
    }

    private static CMMCore Simulated()
    {
        var core = new CMMCore();
        Instrument.LoadCamera(core, "LenslessSim", "SimCamera",
            ["Camera.SensorWidth=96", "Camera.SensorHeight=64"]);
        return core;
    }
}

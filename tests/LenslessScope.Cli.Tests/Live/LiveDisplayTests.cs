using LenslessScope.Cli.Live;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Tests;

/// <summary>What a running camera looks like, in words and characters.</summary>
public sealed class LiveDisplayTests
{
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
        Assert.EndsWith(" 0 % saturated", LiveWords.Brightness(few with { SaturatedShare = 0 }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_is_written_over_from_the_first_line_on()
    {
        using var instrument = new SimulatedInstrument(height: 64, width: 96);
        using var frame = instrument.Core.SnapFrame();
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
        Assert.Contains("12.3 per second", second, StringComparison.Ordinal);
    }
}

using LenslessScope.Cli.Verbs;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Tests;

/// <summary>How <c>lensless devices</c> lists camera nodes, and the rest of what it lists.</summary>
public sealed class DevicesTests
{
    [Fact]
    public void In_words_there_is_a_line_for_each_node_and_one_for_the_sizes_of_its_formats()
    {
        VideoNode[] nodes =
        [
            new("/dev/video0", "HD Webcam: HD", "HD Webcam at /dev/video0", null,
                [new("YUYV", [new("640x480", [30, 15])]), new("MJPG", [new("640x480", [30]), new("1920x1080", [30])])]),
            new("/dev/video1", null, null, "metadata only, no pictures", []),
        ];

        Assert.Equal(
        [
            "Camera nodes:",
            "  /dev/video0 (HD Webcam: HD): --device 'HD Webcam at /dev/video0'",
            "    YUYV",
            "      640x480 to 30/s",
            "    MJPG",
            "      640x480 to 30/s, 1920x1080 to 30/s",
            "  /dev/video1: cannot be used: metadata only, no pictures",
        ], DevicesVerb.InWords(nodes));
    }

    [Fact]
    public void Formats_of_the_same_sizes_are_named_together()
    {
        VideoSize[] sizes = [new("640x480", [25]), new("1280x720", [])];
        var node = new VideoNode("/dev/video0", null, "vivid at /dev/video0", null,
            [new("GREY", sizes), new("RGB3", [sizes[1]]), new("Y10", sizes)]);

        Assert.Equal(
        [
            "Camera nodes:", "  /dev/video0: --device 'vivid at /dev/video0'", "    GREY, Y10",
            "      640x480 to 25/s, 1280x720", "    RGB3", "      1280x720",
        ], DevicesVerb.InWords([node]));
    }

    [Fact]
    public async Task Devices_lists_the_nodes_of_this_computer()
    {
        var run = (await Lensless.RunAsync("devices", "--json")).Expect(ExitStatus.Success);

        var nodes = Directory.EnumerateFiles("/dev", "video*")
            .Count(node => int.TryParse(node["/dev/video".Length..], out _));
        Assert.Equal(nodes, run.Json.GetProperty("cameras").GetArrayLength());
        Assert.Contains("RPiV4L2", run.Json.GetProperty("devices").EnumerateArray()
            .Select(d => d.GetProperty("library").GetString()));
    }

    [Fact]
    public void Long_texts_go_on_below_themselves_and_long_cells_do_not_widen_their_column()
    {
        var lines = Table.Of([["a", "x", string.Join(' ', Enumerable.Repeat("word", 40))],
            ["bb", new string('y', 40), "end"], ["c", "zz", ""]]).ToList();

        Assert.StartsWith("  a   x   word word", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("          word", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(line.Length <= 120, line));
        Assert.Equal("  bb  " + new string('y', 40) + "  end", lines[^2]);
        Assert.Equal("  c   zz", lines[^1]);
    }
}

using LenslessScope.Cli.Cameras;
using LenslessScope.Cli.Configuration;
using LenslessScope.Cli.Results;
using LenslessScope.Cli.Verbs;

namespace LenslessScope.Cli.Tests;

/// <summary>How <c>lensless devices</c> lists camera nodes, and the rest of what it lists.</summary>
public sealed class VideoNodeTests
{
    /// <summary>
    /// A camera with two nodes, of which the second has metadata only, beside one that may not be opened.
    /// </summary>
    private sealed class Webcam : IChoices
    {
        private readonly Dictionary<string, string> _chosen = new() { ["Format"] = "Auto", ["Size"] = "Auto" };

        public IReadOnlyList<string> Allowed(string property) => property switch
        {
            "Device" => ["HD Webcam at /dev/no-such-folder/video0"],
            "Format" => ["Auto", "YUYV", "MJPG"],
            "Size" => _chosen["Format"] == "YUYV" ? ["Auto", "640x480"] : ["1920x1080", "640x480", "Auto"],
            _ => _chosen["Size"] == "1920x1080" ? ["Auto", "30"] : ["Auto", "15", "30", "7.5"],
        };

        public string? Choose(string property, string value)
        {
            if (property == "Device" && value.EndsWith("video1", StringComparison.Ordinal))
                return $"Cannot set property. [ '{value}' cannot be used: {value}: HD Webcam (uvcvideo, usb-1.2) – " +
                    "cannot be used: metadata only, no pictures There are:\n  /dev/video0: HD Webcam ]";
            if (property == "Size" && value == "1920x1080" && _chosen["Format"] == "YUYV")
                return "no such size";
            _chosen[property] = value;
            return null;
        }
    }

    private static IReadOnlyList<VideoNode> Listed() => VideoNodes.List(new Webcam(),
        ["/dev/no-such-folder/video0", "/dev/no-such-folder/video1", "/dev/no-such-folder/video2"],
        node => !node.EndsWith("video2", StringComparison.Ordinal), node =>
            node.EndsWith('0') ? "HD Webcam: HD" : null);

    [Fact]
    public void A_node_has_its_formats_each_with_sizes_and_rates()
    {
        var node = Listed()[0];

        Assert.Equal(("/dev/no-such-folder/video0", "HD Webcam at /dev/no-such-folder/video0", null),
            (node.Node, node.Device, node.Reason));
        Assert.Equal(["YUYV", "MJPG"], node.Formats.Select(format => format.Name));
        Assert.Equal(["640x480"], node.Formats[0].Sizes.Select(size => size.Size));
        Assert.Equal(["640x480", "1920x1080"], node.Formats[1].Sizes.Select(size => size.Size));
        Assert.Equal([30, 15, 7.5], node.Formats[1].Sizes[0].FramesPerSecond);
        Assert.Equal([30], node.Formats[1].Sizes[1].FramesPerSecond);
    }

    [Fact]
    public void A_node_that_cannot_capture_is_named_with_the_adapter_s_reason()
    {
        var node = Listed()[1];

        Assert.Equal(("metadata only, no pictures", null), (node.Reason, node.Device));
        Assert.Empty(node.Formats);
    }

    [Fact]
    public void A_node_that_may_not_be_opened_leads_to_the_group_video() =>
        Assert.Contains("sudo usermod -aG video $USER, then log in again", Listed()[2].Reason,
            StringComparison.Ordinal);

    [Fact]
    public void In_words_there_is_a_line_for_each_node_and_one_for_the_sizes_of_its_formats()
    {
        Assert.Equal(
        [
            "Camera nodes:",
            "  /dev/no-such-folder/video0 (HD Webcam: HD): --device 'HD Webcam at /dev/no-such-folder/video0'",
            "    YUYV",
            "      640x480 to 30/s",
            "    MJPG",
            "      640x480 to 30/s, 1920x1080 to 30/s",
            "  /dev/no-such-folder/video1: cannot be used: metadata only, no pictures",
        ], DevicesVerb.InWords(Listed()).SkipLast(1));
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
    public void Numbers_are_sorted_as_numbers_and_words_stay_as_they_are()
    {
        Assert.Equal(["8", "10", "16"], PropertyDescription.InOrder(["10", "16", "8"]));
        Assert.Equal(["On", "10", "8"], PropertyDescription.InOrder(["On", "10", "8"]));
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

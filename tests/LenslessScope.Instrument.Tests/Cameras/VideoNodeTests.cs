namespace LenslessScope.Instrument.Tests;

/// <summary>What is told of camera nodes.</summary>
public sealed class VideoNodeTests
{
    /// <summary>
    /// A camera with two nodes, of which the second has metadata only, beside one that may not be opened and one whose
    /// pixel formats are not read.
    /// </summary>
    private sealed class Webcam : IChoices
    {
        private readonly Dictionary<string, string> _chosen = new() { ["Format"] = "Auto", ["Size"] = "Auto" };

        public IReadOnlyList<string> Allowed(string property) => property switch
        {
            "Device" => ["HD Webcam at /dev/no-such-folder/video0", "Grabber at /dev/no-such-folder/video3"],
            "UnusableDevices" => ["/dev/no-such-folder/video1 metadata-only metadata only, no pictures",
                "/dev/no-such-folder/video2 not-permitted no permission. Words for people",
                "/dev/no-such-folder/video3 no-format none of its pixel formats can be read"],
            "Format" => ["Auto", "YUYV", "MJPG"],
            "Size" => _chosen["Format"] == "YUYV" ? ["Auto", "640x480"] : ["1920x1080", "640x480", "Auto"],
            _ => _chosen["Size"] == "1920x1080" ? ["Auto", "30"] : ["Auto", "15", "30", "7.5"],
        };

        public string? Choose(string property, string value)
        {
            if (property == "Size" && value == "1920x1080" && _chosen["Format"] == "YUYV")
                return "no such size";
            _chosen[property] = value;
            return null;
        }
    }

    private static IReadOnlyList<VideoNode> Listed() => VideoNodes.List(new Webcam(),
        [.. Enumerable.Range(0, 5).Select(number => $"/dev/no-such-folder/video{number}")],
        node => node.EndsWith('0') ? "HD Webcam: HD" : null);

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
    public void A_node_that_is_offered_but_has_no_format_that_is_read_cannot_be_used()
    {
        var node = Listed()[3];

        Assert.Equal(("none of its pixel formats can be read", null), (node.Reason, node.Device));
    }

    [Fact]
    public void A_node_that_the_adapter_does_not_know_of_yet_is_to_be_listed_again() =>
        Assert.Equal("it has only just appeared; list the nodes again", Listed()[4].Reason);
}

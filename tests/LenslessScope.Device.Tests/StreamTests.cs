using LenslessScope.MMCore;

namespace LenslessScope.Device.Tests;

/// <summary>Sequences of a real node as asynchronous streams.</summary>
public sealed class StreamTests : IDisposable
{
    private static readonly byte[] _bars = [254, 235, 200, 181, 72, 54, 18, 0]; // luma of vivid's colour bars

    private readonly Vivid _vivid = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _vivid.Dispose();

    [Fact]
    public async Task Two_hundred_frames_show_the_test_pattern_with_the_drivers_numbers()
    {
        using var camera = new Camera(Vivid.Node());
        var row = Enumerable.Range(0, 640).Select(column => _bars[column / 80]).ToArray();
        var frames = 0;
        double previous = 0, dropped = 0;

        await foreach (var frame in camera.Core.StreamSequence(200, cancellationToken: Test))
            using (frame)
            {
                Assert.Equal((640, 480, 1), (frame.Width, frame.Height, frame.BytesPerPixel));
                for (var y = 0; y < frame.Height; y++)
                    Assert.True(frame.Pixels.Slice(y * 640, 640).SequenceEqual(row), $"frame {frames}, row {y}");
                var number = Camera.Number(frame, "SequenceNumber");
                if (frames++ > 0)
                    Assert.Equal(Math.Max(number - previous - 1, 0), Camera.Number(frame, "SequenceGap"));
                dropped += Camera.Number(frame, "SequenceGap");
                Assert.Equal(dropped, Camera.Number(frame, "FramesDropped"));
                previous = number;
            }

        Assert.Equal(200, frames);
    }

    [Fact]
    public async Task A_camera_unplugged_during_a_sequence_is_the_reason_of_its_end_and_works_again_when_it_is_back()
    {
        using (var camera = new Camera(Vivid.Node()))
        {
            var frames = 0;
            var reason = await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await foreach (var frame in camera.Core.StreamSequence(1_000_000, cancellationToken: Test))
                    using (frame)
                        if (frames++ == 3)
                            Vivid.Unplug();
            });
            Assert.True(reason is CMMError or SequenceEndedException, $"{reason}");
            Assert.Contains("/dev/video", $"{reason}", StringComparison.Ordinal);
            Assert.True(frames > 3);
        }

        Vivid.Plug();
        using var again = new Camera("vivid");
        again.Core.SnapImage();
    }

    [Fact]
    public void A_control_set_between_snaps_shows_in_the_next_one()
    {
        using var camera = new Camera(Vivid.Node());

        foreach (var (pattern, level) in
            Enumerable.Repeat(new[] { ("100% White", 254), ("100% Black", 0) }, 10).SelectMany(p => p))
        {
            camera.Core.SetProperty(Camera.Label, "Test Pattern", pattern);
            using var image = camera.Core.SnapFrame();
            Assert.Equal(level, image.Pixels[0]);
            Assert.Equal(level, image.Pixels[^1]);
        }
    }

    [Fact]
    public void The_shipped_configuration_of_vivid_takes_an_image()
    {
        using var core = new CMMCore();

        core.LoadSystemConfiguration(Path.Combine(Checkout.Path, "configs", "vivid.cfg"));
        core.SnapImage();

        Assert.Equal((640, 360), (core.GetImageWidth(), core.GetImageHeight()));
        Assert.Equal("GREY", core.GetProperty("Camera", "GrantedFormat"));
    }
}

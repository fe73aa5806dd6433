using System.Text.Json;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary><c>lensless live</c> on the simulated camera.</summary>
public sealed class LiveTests : IDisposable
{
    private const string Sim = "LenslessSim/SimCamera";
    private static readonly string s_cfg = Path.Combine(Checkout.Path, "configs", "demo.cfg");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Task<Lensless> Live(params string[] args) => Lensless.RunAsync(["live", .. args]);

    // Small frames that cost little to simulate, and patience with a machine that has other work.
    private static Task<Lensless> Small(params string[] args) =>
        Live(["--adapter", Sim, "--set", "Camera.SensorWidth=96", "Camera.SensorHeight=64", "Camera.Sample=Empty",
            "Camera.Exposure=2", "--stall-seconds", "300", .. args]);

    [Fact]
    public async Task The_summary_counts_frames_and_says_how_bright_the_last_one_is()
    {
        var run = (await Small("--frames", "7", "--json")).Expect(ExitStatus.Success);

        Assert.Equal((7, "frames"),
            (run.Json.GetProperty("frames").GetInt32(), run.Json.GetProperty("end").GetString()));
        Assert.Equal((96, 64), (run.Json.GetProperty("width").GetInt32(), run.Json.GetProperty("height").GetInt32()));
        Assert.Equal(0, run.Json.GetProperty("dropped").GetProperty("buffer").GetInt64());
        Assert.True(run.Json.GetProperty("framesPerSecond").GetDouble() > 0);
        var last = run.Json.GetProperty("lastFrame");
        Assert.Equal(96 * 64, last.GetProperty("histogram").EnumerateArray().Sum(bin => bin.GetInt64()));
        Assert.InRange(last.GetProperty("mean").GetDouble(), last.GetProperty("min").GetInt32(),
            last.GetProperty("max").GetInt32());
    }

    [Fact]
    public async Task What_there_is_nothing_to_say_of_is_null_in_the_JSON()
    {
        var run = (await Small("--frames", "1", "--json")).Expect(ExitStatus.Success);

        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("saved").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("framesPerSecond").ValueKind);
        // The simulated camera counts them.
        Assert.Equal(0, run.Json.GetProperty("dropped").GetProperty("camera").GetInt64());
    }

    [Fact]
    public async Task Without_a_terminal_there_are_plain_lines_and_the_summary_at_the_end()
    {
        var run = (await Live("--cfg", s_cfg, "--frames", "3", "--stall-seconds", "300")).Expect(ExitStatus.Success);

        var lines = run.Out.TrimEnd().Split('\n');
        Assert.Contains(lines, line => line.Contains("% saturated  ", StringComparison.Ordinal) && line.Contains('█'));
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Matches(@"^Camera: 3 frames of 640×480 in [\d.]+ s, [\d.]+ per second, no drops$", lines[^1]);
    }

    [Fact]
    public async Task A_time_ends_it()
    {
        var run = (await Small("--seconds", "0.3", "--json")).Expect(ExitStatus.Success);

        Assert.Equal("seconds", run.Json.GetProperty("end").GetString());
        Assert.True(run.Json.GetProperty("seconds").GetDouble() >= 0.3);
    }

    [Fact]
    public async Task Every_second_frame_is_saved_with_its_metadata()
    {
        var run = (await Small("--frames", "5", "--save", _folder.File("frames"), "--every", "2", "--json"))
            .Expect(ExitStatus.Success);

        Assert.Equal(["frames/frame-000001.ome.tif", "frames/frame-000003.ome.tif", "frames/frame-000005.ome.tif"],
            _folder.Files());
        Assert.Equal(3, run.Json.GetProperty("saved").GetProperty("frames").GetInt64());
        var image = ImageFile.Read(_folder.File("frames/frame-000005.ome.tif"));
        Assert.Equal((64, 96, 2.0), (image.Height, image.Width, image.ExposureMs!.Value));
        var mean = run.Json.GetProperty("lastFrame").GetProperty("mean").GetDouble();
        Assert.Equal(mean, image.ToGray().Pixels.Average(), 0.01);
    }

    [Fact]
    public async Task Frames_are_saved_as_PNG_when_that_is_asked_for()
    {
        (await Small("--frames", "2", "--save", _folder.Path, "--save-as", "png")).Expect(ExitStatus.Success);

        Assert.Equal(["frame-000001.png", "frame-000002.png"], _folder.Files());
        Assert.Equal(96, ImageFile.Read(_folder.File("frame-000002.png")).Width);
    }

    [Fact]
    public async Task Frames_of_an_earlier_time_are_kept_unless_they_may_be_replaced()
    {
        _folder.Write("frame-000001.ome.tif", "precious");

        var run = (await Small("--frames", "1", "--save", _folder.Path)).Expect(ExitStatus.Failure);

        Assert.Contains("--overwrite", run.Error, StringComparison.Ordinal);
        Assert.Equal("precious",
            await File.ReadAllTextAsync(_folder.File("frame-000001.ome.tif"), TestContext.Current.CancellationToken));
        (await Small("--frames", "1", "--save", _folder.Path, "--overwrite")).Expect(ExitStatus.Success);
        Assert.Equal(96, ImageFile.Read(_folder.File("frame-000001.ome.tif")).Width);
    }

    [Fact]
    public async Task A_frame_that_cannot_be_written_ends_it_with_its_reason()
    {
        Directory.CreateDirectory(_folder.File("frame-000003.ome.tif"));

        var run = (await Small("--save", _folder.Path, "--overwrite", "--json")).Expect(ExitStatus.Partial);

        Assert.Equal("savingFailed", run.Json.GetProperty("end").GetString());
        Assert.Equal(["frame-000001.ome.tif", "frame-000002.ome.tif"], _folder.Files());
        Assert.Contains("frame-000003.ome.tif", run.Error, StringComparison.Ordinal);
        Assert.Contains("saving ended after 2 frames", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_sends_nothing_for_too_long_is_a_hardware_fault()
    {
        var run = (await Live("--adapter", Sim, "--set", "Camera.SensorWidth=96", "Camera.SensorHeight=64",
            "Camera.FrameInterval-ms=60000", "--stall-seconds", "0.5", "--json")).Expect(ExitStatus.Hardware);

        Assert.Equal("stalled", run.Json.GetProperty("end").GetString());
        Assert.Contains("no frame came from 'Camera' for 0.5 s", run.Error, StringComparison.Ordinal);
        Assert.Contains("--stall-seconds", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contradictions_are_named_at_once()
    {
        var run = (await Live("--cfg", s_cfg, "--adapter", "LenslessSim", "--every", "2")).Expect(ExitStatus.Usage);

        Assert.Contains("give one or the other", run.Error, StringComparison.Ordinal);
        Assert.Contains("LIBRARY/NAME", run.Error, StringComparison.Ordinal);
        Assert.Contains("--save", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say which camera", "--frames", "3")]
    [InlineData("from 1 to", "--adapter", Sim, "--frames", "0")]
    [InlineData("--seconds 1,5", "--adapter", Sim, "--seconds", "1,5")]
    [InlineData("needs the --cfg", "--adapter", Sim, "--preset", "Sample=Cells")]
    [InlineData("is not a camera but a Stage", "--adapter", "LenslessSim/SimZStage")]
    [InlineData("no property 'Sise'", "--adapter", Sim, "--set", "Camera.Sise=640x480")]
    public async Task Impossible_wishes_are_refused(string reason, params string[] args)
    {
        var run = (await Live(args)).Expect(ExitStatus.Usage);

        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_the_configuration_does_not_have_is_answered_with_those_it_has()
    {
        var run = (await Live("--cfg", s_cfg, "--camera", "Light")).Expect(ExitStatus.Usage);

        Assert.Contains("Its cameras: Camera.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_adapter_is_answered_with_the_folders_that_were_searched()
    {
        var run = (await Live("--adapter", "NoSuchAdapter/Camera")).Expect(ExitStatus.Hardware);

        Assert.Contains("NoSuchAdapter", run.Error, StringComparison.Ordinal);
        Assert.Contains("lib/lensless", run.Error, StringComparison.Ordinal);
    }
}

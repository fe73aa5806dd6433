using System.Globalization;
using System.Text.RegularExpressions;

namespace LenslessScope.Device.Tests;

/// <summary>
/// As many frames reach C# as v4l2-ctl gets. Both are measured by turns, ours by the times when frames reach C#, those
/// of the other by the kernel's; a machine that is busy with other things disturbs one or the other,
/// so that more turns are taken until the medians tell.
/// </summary>
public sealed partial class RateTests
{
    private const int Frames = 100;
    private const int LeastTurns = 3, MostTurns = 9;

    [Fact]
    public async Task One_camera_delivers_the_frames_that_v4l2_ctl_gets()
    {
        using var vivid = new Vivid();

        await CompareAsync(() => OurRateAsync(0), () => PeerRateAsync(0));
    }

    [Fact]
    public async Task Two_cameras_deliver_the_frames_that_two_v4l2_ctl_get()
    {
        using var vivid = new Vivid(2);

        await CompareAsync(async () => (await Task.WhenAll(OurRateAsync(0), OurRateAsync(1))).Sum(),
            async () => (await Task.WhenAll(PeerRateAsync(0), PeerRateAsync(1))).Sum());
    }

    private static async Task CompareAsync(Func<Task<double>> ours, Func<Task<double>> peers)
    {
        var our = new List<double>();
        var their = new List<double>();
        double ratio = 0;
        while (our.Count < MostTurns && (our.Count < LeastTurns || ratio < 0.95))
        {
            their.Add(await peers());
            our.Add(await ours());
            ratio = Median(our) / Median(their);
        }
        TestContext.Current.SendDiagnosticMessage(
            $"{Median(our):F2} frames/s in C#, {Median(their):F2} by v4l2-ctl, ratio {ratio:F3}, {our.Count} turns");
        Assert.True(ratio >= 0.95,
            $"C# got {ratio:P0} of the frames per second that v4l2-ctl got: {Listed(our)} and {Listed(their)}.");
    }

    // A node has buffers for one program at a time: the camera is there for its turn only.
    private static async Task<double> OurRateAsync(int camera)
    {
        using var ours = new Camera(Vivid.Node(camera));
        return await ours.RateAsync(Frames);
    }

    private static async Task<double> PeerRateAsync(int camera)
    {
        var node = Vivid.Node(camera);
        var output = await Task.Run(() =>
            Vivid.Shell($"v4l2-ctl -d {node} --stream-mmap --stream-count={Frames} --verbose"));
        var times = Timestamp().Matches(output)
            .Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.True(times.Count == Frames, $"v4l2-ctl told of {times.Count} frames: {output}");
        return (times.Count - 1) / (times[^1] - times[0]);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Listed(List<double> values) => string.Join(", ", values.Select(value => $"{value:F1}"));

    [GeneratedRegex(@"dqbuf: .* ts: ([0-9.]+)")]
    private static partial Regex Timestamp();
}

using System.Diagnostics;
using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Device.Tests;

/// <summary>A core with one camera, called "Camera": 640×480 grey at 25 frames a second.</summary>
internal sealed class Camera : IDisposable
{
    public const string Label = "Camera";

    public Camera(string device, string format = "GREY")
    {
        Core.LoadDevice(Label, "RPiV4L2", "RPiV4L2");
        Core.SetProperty(Label, "Device", device);
        Core.SetProperty(Label, "Format", format);
        Core.SetProperty(Label, "Size", "640x480");
        Core.SetProperty(Label, "FrameRate", "25");
        Core.SetProperty(Label, "BufferCount", "8");
        Core.InitializeDevice(Label);
        Core.SetCameraDevice(Label);
    }

    public CMMCore Core { get; } = new();

    /// <summary>Frames a second, of a sequence that all reached C#, by the times when they did.</summary>
    public async Task<double> RateAsync(int frames)
    {
        long first = 0, last = 0;
        var count = 0;
        await foreach (var frame in
            Core.StreamSequence(frames, cancellationToken: TestContext.Current.CancellationToken))
            using (frame)
            {
                last = Stopwatch.GetTimestamp();
                if (count++ == 0)
                    first = last;
            }
        Assert.Equal(frames, count);
        return (frames - 1) / Stopwatch.GetElapsedTime(first, last).TotalSeconds;
    }

    public static double Number(Frame frame, string tag) =>
        double.Parse(frame.Metadata[tag], CultureInfo.InvariantCulture);

    public void Dispose() => Core.Dispose();
}

using LenslessScope.Instrument;

namespace LenslessScope.Cli.Live;

/// <summary>A running camera in words.</summary>
internal static class LiveWords
{
    public static string Subject(LiveSummary now) =>
        $"{now.Camera}: {now.Width}×{now.Height} {now.PixelType}, {now.BitDepth} bits, {now.ExposureMs:0.###} ms";

    public static string Counts(LiveSummary now, double? framesPerSecond) =>
        $"{now.Seconds:0.0} s: {now.Frames} frames, {(framesPerSecond is { } rate ? $"{rate:0.0}" : "–")} per second" +
        $", {Drops(now.Dropped)}{(now.Saved is { } saved ? $", {saved.Frames} saved" : "")}";

    public static string Brightness(FrameStatistics frame) =>
        $"mean {frame.Mean:0.0}, max {frame.Max} of {frame.FullScale}, {Percent(frame.SaturatedShare)} saturated";

    // None and few are not the same.
    private static string Percent(double share) =>
        share is > 0 and < 0.0001 ? "under 0.01 %" : $"{100 * share:0.##} %";

    /// <summary>"no drops", or how many where.</summary>
    public static string Drops(LiveDrops drops)
    {
        var places = new[]
        {
            drops.Camera > 0 ? $"{drops.Camera} by the camera" : null,
            drops.Buffer > 0 ? $"{drops.Buffer} in the buffer" : null,
            drops.Saving > 0 ? $"{drops.Saving} not saved" : null,
        }.OfType<string>().ToList();
        return places.Count == 0 ? "no drops" : $"dropped {string.Join(", ", places)}";
    }
}

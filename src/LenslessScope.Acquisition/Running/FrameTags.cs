using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>What frames carry along, as numbers; null where a camera does not say.</summary>
internal static class FrameTags
{
    /// <summary>Frames that the camera exposed since the one before, and that were lost.</summary>
    public static long? Gap(Frame frame) => Whole(frame, "SequenceGap");

    /// <summary>The number that the core gave the frame within its sequence, from 0.</summary>
    public static long? ImageNumber(Frame frame) => Whole(frame, "ImageNumber");

    /// <summary>The exposure time that the camera says the frame had, ms.</summary>
    public static double? ExposureMs(Frame frame) => Number(frame, "Exposure-ms");

    private static long? Whole(Frame frame, string tag) =>
        frame.Metadata.TryGetValue(tag, out var text)
        && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Number(Frame frame, string tag) =>
        frame.Metadata.TryGetValue(tag, out var text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}

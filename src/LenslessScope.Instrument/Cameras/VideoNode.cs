namespace LenslessScope.Instrument;

/// <summary>A camera node of the kernel and what can be had from it.</summary>
/// <param name="Node">The node itself, which may change its number at the next start: /dev/video0.</param>
/// <param name="Name">The driver's name for it; null where it tells none.</param>
/// <param name="Device">What to give as the property Device; null where it is not usable.</param>
/// <param name="Reason">Why it cannot be used, with the next step; null where it can.</param>
/// <param name="Formats">Pixel formats that can be read; empty where it is not usable.</param>
internal sealed record VideoNode(
    string Node, string? Name, string? Device, string? Reason, IReadOnlyList<VideoFormat> Formats);

/// <summary>A pixel format by its V4L2 letters.</summary>
internal sealed record VideoFormat(string Name, IReadOnlyList<VideoSize> Sizes);

/// <summary>A size of frames, WIDTHxHEIGHT, and the rates at which it is available, in frames per second.</summary>
internal sealed record VideoSize(string Size, IReadOnlyList<double> FramesPerSecond);

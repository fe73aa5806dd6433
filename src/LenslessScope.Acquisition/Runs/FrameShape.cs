using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>Size and kind of a frame's pixels; the same for all frames of a run.</summary>
/// <param name="Height">Rows; at least 1.</param>
/// <param name="Width">Columns; at least 1.</param>
/// <param name="PixelType">
/// GRAY8, GRAY16 (little-endian) or RGB32 (blue, green, red, unused; recorded as red, green, blue).
/// </param>
public readonly record struct FrameShape(int Height, int Width, PixelType PixelType)
{
    /// <summary>The shape of a frame.</summary>
    public static FrameShape Of(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new FrameShape(frame.Height, frame.Width, frame.PixelType);
    }

    /// <summary>As in messages: 1920×1080 GRAY8.</summary>
    public override string ToString() => $"{Width}×{Height} {PixelType}";
}

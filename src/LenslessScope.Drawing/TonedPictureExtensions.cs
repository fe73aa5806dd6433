using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>What can be drawn beside a toned picture.</summary>
public static class TonedPictureExtensions
{
    /// <summary>The colour bar that explains this picture.</summary>
    /// <param name="toned">The picture with its range and its map.</param>
    /// <param name="unit">The values' unit, or what they are, for example <c>rad</c>; may be empty.</param>
    public static ColourBar ColourBar(this TonedPicture toned, string unit = "")
    {
        ArgumentNullException.ThrowIfNull(toned);
        return new ColourBar(toned.Range, toned.Map, unit);
    }
}

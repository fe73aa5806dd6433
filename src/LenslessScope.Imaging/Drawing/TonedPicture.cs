namespace LenslessScope.Imaging.Drawing;

/// <summary>A picture of values, with what is needed to read the values off it again.</summary>
/// <param name="Picture">The picture, of the image's size.</param>
/// <param name="Range">The values of the first and the last colour.</param>
/// <param name="Map">The colours.</param>
public sealed record TonedPicture(Picture Picture, ToneRange Range, ColourMap Map)
{
    /// <summary>The colour bar that explains this picture.</summary>
    /// <param name="unit">The values' unit, or what they are, for example <c>rad</c>; may be empty.</param>
    public ColourBar ColourBar(string unit = "") => new(Range, Map, unit);
}

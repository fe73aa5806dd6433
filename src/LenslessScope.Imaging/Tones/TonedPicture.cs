namespace LenslessScope.Imaging.Tones;

/// <summary>A picture of values, with what is needed to read the values off it again.</summary>
/// <param name="Picture">The picture, of the image's size.</param>
/// <param name="Range">The values of the first and the last colour.</param>
/// <param name="Map">The colours.</param>
public sealed record TonedPicture(Picture Picture, ToneRange Range, ColourMap Map);

namespace LenslessScope.Imaging.Tones;

/// <summary>A colour as screens show it: sRGB, 8 bits per component, opaque.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
public readonly record struct Colour(byte R, byte G, byte B)
{
    /// <summary>The grey of equal components.</summary>
    public static Colour Grey(byte level) => new(level, level, level);

    /// <summary>The form of web pages, for example <c>#0072B2</c>.</summary>
    public override string ToString() => $"#{R:X2}{G:X2}{B:X2}";
}

using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>How a text looks.</summary>
/// <param name="Size">Size of the em square, pixels.</param>
/// <param name="Colour">Colour of the letters.</param>
/// <param name="Bold">Bold instead of regular.</param>
internal readonly record struct TextStyle(int Size, Colour Colour, bool Bold = false)
{
    /// <summary>From one baseline to the next, pixels.</summary>
    public int LineHeight => (int)Math.Round(1.38 * Size);

    /// <summary>From the top of a line's box to its baseline, pixels.</summary>
    public int Ascent => (int)Math.Round(1.06 * Size);
}

/// <summary>Which point of a text its position names.</summary>
internal enum Align
{
    Left,
    Centre,
    Right,
}

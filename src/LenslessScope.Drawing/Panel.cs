using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>One picture of a contact sheet, with what is written under it.</summary>
public sealed record Panel
{
    /// <summary>The picture, without any drawing on it.</summary>
    public required Picture Image { get; init; }

    /// <summary>The bold line under the picture, wrapped to two at most; empty, the default, for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Lines under the title, each wrapped to two at most and ellipsised beyond. Default none.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>
    /// Size of one pixel of <see cref="Image"/> in the sample, µm, for a scale bar; positive. Default null: no bar.
    /// </summary>
    public double? PixelUm { get; init; }

    /// <summary>The key to the colours, drawn right under the picture. Default null: none.</summary>
    public ColourBar? ColourBar { get; init; }

    /// <summary>A part to show enlarged in a corner of the picture. Default null: none.</summary>
    public CloseUp? CloseUp { get; init; }
}

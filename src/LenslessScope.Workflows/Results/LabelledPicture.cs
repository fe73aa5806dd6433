using LenslessScope.Drawing;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>One picture with its title, a scale bar and a colour bar.</summary>
internal static class LabelledPicture
{
    /// <summary>What pictures are reduced to when they are larger, pixels.</summary>
    public const int Largest = 1600;

    public static Picture Of(TonedPicture toned, string unit, string title, double pixelUm,
        params IReadOnlyList<string> captions) => new ContactSheet
    {
        Panels =
        [
            new Panel
            {
                Image = toned.Picture,
                Title = title,
                Captions = captions,
                PixelUm = pixelUm,
                ColourBar = toned.ColourBar(unit),
            },
        ],
        MaximumPanelWidth = Largest,
        MaximumPanelHeight = Largest,
    }.Render();
}

using LenslessScope.Drawing;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>
/// The contact sheet of a stack: up to twelve planes, even over it, in one common contrast. Keeps them reduced only.
/// </summary>
internal sealed class StackSheet
{
    private const int MostPanels = 12;
    private const int Columns = 4;
    private const int PanelPixels = 360;

    private readonly IReadOnlyList<double> _zUm;
    private readonly double _pixelUm;
    private readonly int[] _shown;
    private readonly List<(double ZUm, Image<float> Image, int Factor)> _planes = [];

    public StackSheet(IReadOnlyList<double> zUm, double pixelUm)
    {
        (_zUm, _pixelUm) = (zUm, pixelUm);
        var panels = Math.Min(MostPanels, zUm.Count);
        _shown = [.. Enumerable.Range(0, panels)
            .Select(i => panels == 1 ? 0 : (int)Math.Round(i * (zUm.Count - 1.0) / (panels - 1)))];
    }

    /// <summary>Keeps what it needs of a plane.</summary>
    public void Look(int index, Image<float> amplitude)
    {
        if (!_shown.Contains(index))
            return;
        var factor = Math.Max(1, (Math.Max(amplitude.Height, amplitude.Width) + PanelPixels - 1) / PanelPixels);
        _planes.Add((_zUm[index], Reduced(amplitude, factor), factor));
    }

    public Picture Render(string hologram)
    {
        var all = _planes.SelectMany(plane => plane.Image.Pixels).ToArray();
        var range = Contrast.Auto.RangeOf(new Image<float>(1, all.Length, all));
        var contrast = Contrast.Fixed(range.Minimum, range.Maximum);
        return new ContactSheet
        {
            Header = $"{Path.GetFileName(hologram)}: {_planes.Count} of {_zUm.Count} planes, amplitude relative to " +
                "the background",
            Panels = [.. _planes.Select(plane =>
            {
                var toned = Tone.Map(plane.Image, contrast);
                return new Panel
                {
                    Image = toned.Picture,
                    Title = $"z = {plane.ZUm:0.0} µm",
                    PixelUm = _pixelUm * plane.Factor,
                    ColourBar = toned.ColourBar("of the background"),
                };
            })],
            Columns = Columns,
            MaximumPanelWidth = PanelPixels,
            MaximumPanelHeight = PanelPixels,
        }.Render();
    }

    // The mean over squares of pixels; what is left over at the right and the bottom is not shown.
    private static Image<float> Reduced(Image<float> image, int factor)
    {
        var (height, width) = (Math.Max(1, image.Height / factor), Math.Max(1, image.Width / factor));
        var (tall, wide) = (Math.Min(factor, image.Height), Math.Min(factor, image.Width));
        var reduced = new Image<float>(height, width);
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                var sum = 0f;
                for (var y = 0; y < tall; y++)
                    foreach (var value in image.Row(row * factor + y).Slice(column * factor, wide))
                        sum += value;
                reduced.Pixels[row * width + column] = sum / (tall * wide);
            }
        return reduced;
    }
}

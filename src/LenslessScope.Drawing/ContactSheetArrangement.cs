using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>Computes the layout of one contact sheet: sizes first, then columns and rows, then places.</summary>
internal sealed class ContactSheetArrangement(ContactSheet sheet, Canvas canvas)
{
    /// <summary>The narrowest column: captions need room under a narrow picture, too.</summary>
    private const int LeastColumn = 240;
    private const int LinesPerText = 2;

    /// <summary>The narrowest colour bar whose labels fit, pixels; also under a narrower picture.</summary>
    private const int LeastColourBar = 160;

    private readonly int _columns = Math.Min(sheet.Columns ?? sheet.Panels.Count, sheet.Panels.Count);

    private sealed record Block(Panel Panel, int Width, int Height, double Scale, IReadOnlyList<string> Title,
        IReadOnlyList<string> Captions)
    {
        public int TextHeight => Title.Count * Style.Title.LineHeight + Captions.Count * Style.Text.LineHeight;
    }

    public ContactSheetLayout Arrange()
    {
        var scales = Scales();
        var sizes = sheet.Panels.Select((panel, i) => Shown(panel.Image, scales[i])).ToList();
        var columnWidths = Enumerable.Range(0, _columns)
            .Select(column => sizes.Where((_, i) => i % _columns == column).Max(size => size.Width))
            .Select(width => Math.Max(width, LeastColumn)).ToList();
        var blocks = sheet.Panels
            .Select((panel, i) => Measure(panel, sizes[i], scales[i], columnWidths[i % _columns])).ToList();

        var width = 2 * Style.Margin + columnWidths.Sum() + (_columns - 1) * Style.Margin;
        var header = TextLines.Wrap(canvas, sheet.Header, Style.Header, width - 2 * Style.Margin, LinesPerText);
        var y = Style.Margin + (header.Count > 0 ? header.Count * Style.Header.LineHeight + Style.Gap : 0);
        var places = new List<PanelPlace>();
        foreach (var row in blocks.Chunk(_columns))
        {
            var imageHeight = row.Max(block => block.Height);
            // Kept free under every panel of a row where one has a colour bar, so that the titles stand on one line.
            var colourBar = row.Any(block => block.Panel.ColourBar is not null) ? ColourBar.Height + Style.Gap : 0;
            var textTop = y + imageHeight + Style.Gap + colourBar;
            var x = Style.Margin;
            for (var column = 0; column < row.Length; column++)
            {
                places.Add(Place(row[column], x, y + imageHeight, textTop, columnWidths[column]));
                x += columnWidths[column] + Style.Margin;
            }
            y = textTop + row.Max(block => block.TextHeight) + Style.Margin;
        }
        return new ContactSheetLayout(width, y, header, places);
    }

    /// <summary>
    /// One height for all: the greatest that no panel's width forbids and to which none must be enlarged by a fraction.
    /// A picture that whole factors cannot bring to that height stays below it.
    /// </summary>
    private double[] Scales()
    {
        var pictures = sheet.Panels.Select(panel => panel.Image).ToList();
        var allowed = pictures.Min(picture =>
            Math.Min(sheet.MaximumPanelHeight, (double)sheet.MaximumPanelWidth * picture.Height / picture.Width));
        var tallest = pictures.Max(picture => picture.Height);
        var height = tallest <= allowed ? tallest * Math.Floor(allowed / tallest) : allowed;
        return [.. pictures.Select(picture => height / picture.Height is var scale && scale < 1
            ? scale
            : Math.Floor(scale + 1e-9))];
    }

    private static (int Width, int Height) Shown(Picture picture, double scale) => (
        Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));

    private Block Measure(Panel panel, (int Width, int Height) size, double scale, int columnWidth)
    {
        var title = TextLines.Wrap(canvas, panel.Title, Style.Title, columnWidth, LinesPerText);
        var captions = panel.Captions
            .SelectMany(caption => TextLines.Wrap(canvas, caption, Style.Text, columnWidth, LinesPerText)).ToList();
        return new Block(panel, size.Width, size.Height, scale, title, captions);
    }

    /// <summary>The picture stands at the left and the bottom of its place, next to its text.</summary>
    private static PanelPlace Place(Block block, int x, int imageBottom, int textTop, int columnWidth)
    {
        var image = new Roi(x, imageBottom - block.Height, block.Width, block.Height);
        Roi? colourBar = block.Panel.ColourBar is null
            ? null
            : new Roi(x, imageBottom + Style.Gap, Math.Max(block.Width, LeastColourBar), ColourBar.Height);
        var closeUp = block.Panel.CloseUp is { } part ? CloseUpPlace.Choose(part, image, block.Scale) : null;
        return new PanelPlace(image, block.Scale, colourBar, new Roi(x, textTop, columnWidth, block.TextHeight),
            block.Title, block.Captions, closeUp);
    }
}

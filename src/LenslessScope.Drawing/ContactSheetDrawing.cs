using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>Draws a contact sheet where its layout says.</summary>
internal static class ContactSheetDrawing
{
    /// <summary>The smallest side of a shown picture that takes a scale bar.</summary>
    private const int LeastForScaleBar = 60;

    public static void Draw(Canvas canvas, ContactSheet sheet, ContactSheetLayout layout)
    {
        DrawLines(canvas, layout.HeaderLines, Style.Margin, Style.Margin, Style.Header);
        foreach (var (panel, place) in sheet.Panels.Zip(layout.Panels))
        {
            canvas.Place(Fit(panel.Image, place.Image), place.Image.X, place.Image.Y);
            canvas.Frame(place.Image, Style.Frame);
            if (panel.PixelUm is { } pixelUm)
                DrawScaleBar(canvas, pixelUm / place.Scale, place.Image);
            if (panel.CloseUp is { } closeUp)
                DrawCloseUp(canvas, panel, closeUp, place);
            if (place.ColourBar is { } bar)
                panel.ColourBar?.Draw(canvas, bar.X, bar.Y, bar.Width);
            var titleBottom = DrawLines(canvas, place.TitleLines, place.Text.X, place.Text.Y, Style.Title);
            DrawLines(canvas, place.CaptionLines, place.Text.X, titleBottom, Style.Text);
        }
    }

    private static void DrawCloseUp(Canvas canvas, Panel panel, CloseUp closeUp, PanelPlace place)
    {
        canvas.Frame(CloseUpPlace.RegionOn(closeUp, place.Image, place.Scale), Style.CloseUp, 2);
        if (place.CloseUp is not { } inset)
            return;
        canvas.Place(Fit(panel.Image.Crop(closeUp.Region), inset), inset.X, inset.Y);
        canvas.Frame(inset, Style.CloseUp, 2);
        if (panel.PixelUm is { } pixelUm)
            DrawScaleBar(canvas, pixelUm * closeUp.Region.Width / inset.Width, inset);
    }

    private static void DrawScaleBar(Canvas canvas, double pixelUm, Roi area)
    {
        if (Math.Min(area.Width, area.Height) >= LeastForScaleBar)
            ScaleBar.Choose(pixelUm, area.Width).Draw(canvas, area);
    }

    private static Picture Fit(Picture picture, Roi place) =>
        place.Width < picture.Width || place.Height < picture.Height
            ? Resampling.Reduce(picture, place.Height, place.Width)
            : Resampling.Enlarge(picture, place.Width / picture.Width);

    /// <summary>Returns where the next line would begin.</summary>
    private static int DrawLines(Canvas canvas, IReadOnlyList<string> lines, int x, int y, TextStyle style)
    {
        foreach (var line in lines)
        {
            canvas.Text(line, x, y + style.Ascent, style);
            y += style.LineHeight;
        }
        return y;
    }
}

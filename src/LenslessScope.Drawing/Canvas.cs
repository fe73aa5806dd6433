using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;
using static LenslessScope.Drawing.Cairo;

namespace LenslessScope.Drawing;

/// <summary>
/// A surface to draw on in pixels, x to the right and y downwards from the upper left corner. Lives as long as one
/// picture is made.
/// </summary>
internal sealed class Canvas : IDisposable
{
    /// <summary>Cairo's bound for an image surface.</summary>
    public const int LargestSide = 32767;

    private const string Family = "DejaVu Sans";

    private readonly SurfaceHandle _surface;
    private readonly ContextHandle _context;
    private TextStyle _style;

    public Canvas(int width, int height, Colour ground)
    {
        if (width > LargestSide || height > LargestSide)
            throw new ArgumentOutOfRangeException(nameof(width), (width, height),
                $"A picture of {width}×{height} pixels cannot be drawn; a side may have at most {LargestSide}. " +
                "Ask for a smaller one.");
        Width = width;
        Height = height;
        try
        {
            _surface = ImageSurfaceCreate(FormatRgb24, width, height);
        }
        catch (DllNotFoundException e)
        {
            throw new DrawingException(
                "Pictures cannot be drawn: the library libcairo.so.2 is missing or cannot be loaded. Install the " +
                "Debian package libcairo2 (sudo apt install libcairo2).", e);
        }
        Check(SurfaceStatus(_surface));
        _context = Create(_surface);
        Check(Status(_context));
        SetUpText();
        SetLineCap(_context, LineCapRound);
        SetLineJoin(_context, LineJoinRound);
        Fill(0, 0, width, height, ground);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>A canvas that begins as a copy of a picture.</summary>
    public static Canvas Over(Picture picture)
    {
        var canvas = new Canvas(picture.Width, picture.Height, default);
        canvas.Place(picture, 0, 0);
        return canvas;
    }

    /// <summary>For measuring text alone.</summary>
    public static Canvas ForMeasuring() => new(1, 1, default);

    public void Fill(double x, double y, double width, double height, Colour colour, double alpha = 1)
    {
        SetColour(colour, alpha);
        Rectangle(_context, x, y, width, height);
        Cairo.Fill(_context);
    }

    /// <summary>The outline of a rectangle, lying outside of it.</summary>
    public void Frame(Roi inside, Colour colour, int thickness = 1)
    {
        SetColour(colour, 1);
        SetLineWidth(_context, thickness);
        Rectangle(_context, inside.X - thickness / 2.0, inside.Y - thickness / 2.0,
            inside.Width + thickness, inside.Height + thickness);
        Stroke(_context);
    }

    public void Line(double x0, double y0, double x1, double y1, Colour colour, double width, params double[] dashes)
    {
        SetColour(colour, 1);
        SetLineWidth(_context, width);
        SetDash(_context, dashes, dashes.Length, 0);
        MoveTo(_context, x0, y0);
        LineTo(_context, x1, y1);
        Stroke(_context);
        SetDash(_context, [], 0, 0);
    }

    /// <summary>Lines from point to point, interrupted where a point is not finite, and clipped to a
    /// rectangle.</summary>
    public void Curve(IReadOnlyList<(double X, double Y)> points, Roi clip, Colour colour, double width)
    {
        Cairo.Save(_context);
        Rectangle(_context, clip.X, clip.Y, clip.Width, clip.Height);
        Clip(_context);
        SetColour(colour, 1);
        SetLineWidth(_context, width);
        var pen = false;
        foreach (var (x, y) in points)
        {
            var finite = double.IsFinite(x) && double.IsFinite(y);
            if (finite && pen)
                LineTo(_context, Bounded(x), Bounded(y));
            else if (finite)
                MoveTo(_context, Bounded(x), Bounded(y));
            pen = finite;
        }
        Stroke(_context);
        Restore(_context);
    }

    public void Dot(double x, double y, double radius, Colour colour)
    {
        SetColour(colour, 1);
        Arc(_context, x, y, radius, 0, 2 * Math.PI);
        Cairo.Fill(_context);
    }

    /// <summary>The length that a text advances, pixels.</summary>
    public double Measure(string text, TextStyle style)
    {
        Select(style);
        TextExtents(_context, text, out var extents);
        return extents.XAdvance;
    }

    /// <summary>One line of text, on its baseline.</summary>
    public void Text(string text, double x, double baseline, TextStyle style, Align align = Align.Left)
    {
        Select(style);
        SetColour(style.Colour, 1);
        // Whole pixels keep the stems of the letters sharp.
        MoveTo(_context, Math.Round(x - Shift(text, style, align)), Math.Round(baseline));
        ShowText(_context, text);
    }

    /// <summary>One line of text with a dark rim, readable on any ground.</summary>
    public void RimmedText(string text, double x, double baseline, TextStyle style, Align align)
    {
        Select(style);
        MoveTo(_context, Math.Round(x - Shift(text, style, align)), Math.Round(baseline));
        TextPath(_context, text);
        SetColour(Style.Ink, 0.8);
        SetLineWidth(_context, 3);
        StrokePreserve(_context);
        SetColour(style.Colour, 1);
        Cairo.Fill(_context);
    }

    /// <summary>One line of text that reads upwards, centred on y, its baseline at x.</summary>
    public void UpwardText(string text, double x, double y, TextStyle style)
    {
        Cairo.Save(_context);
        Translate(_context, Math.Round(x), Math.Round(y));
        Rotate(_context, -Math.PI / 2);
        Text(text, 0, 0, style, Align.Centre);
        Restore(_context);
    }

    /// <summary>Copies a picture's pixels as they are; what reaches beyond the canvas is left out.</summary>
    public void Place(Picture picture, int x, int y)
    {
        SurfaceFlush(_surface);
        var (left, right) = (Math.Max(0, x), Math.Min(Width, x + picture.Width));
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + picture.Height); row++)
        {
            var pixels = Row(row);
            var from = picture.Rgb.AsSpan(((row - y) * picture.Width + left - x) * 3);
            for (int column = left, i = 0; column < right; column++, i += 3)
                pixels[column] = (uint)(from[i] << 16 | from[i + 1] << 8 | from[i + 2]);
        }
        SurfaceMarkDirty(_surface);
    }

    /// <summary>What has been drawn, as a picture of its own.</summary>
    public Picture ToPicture()
    {
        Check(Status(_context));
        SurfaceFlush(_surface);
        var picture = new Picture(Height, Width);
        for (int row = 0, i = 0; row < Height; row++)
            foreach (var pixel in Row(row))
            {
                picture.Rgb[i++] = (byte)(pixel >> 16);
                picture.Rgb[i++] = (byte)(pixel >> 8);
                picture.Rgb[i++] = (byte)pixel;
            }
        return picture;
    }

    public void Dispose()
    {
        _context.Dispose();
        _surface.Dispose();
    }

    private unsafe Span<uint> Row(int row) =>
        new((byte*)ImageSurfaceGetData(_surface) + (long)row * ImageSurfaceGetStride(_surface), Width);

    /// <summary>Cairo's coordinates have 24 bits before the point and wrap around beyond.</summary>
    private static double Bounded(double at) => Math.Clamp(at, -1e6, 1e6);

    private double Shift(string text, TextStyle style, Align align) => align switch
    {
        Align.Centre => Measure(text, style) / 2,
        Align.Right => Measure(text, style),
        _ => 0,
    };

    private void SetUpText()
    {
        using (var options = FontOptionsCreate())
        {
            // Grey, whatever the desktop's settings: sub-pixel colours would end in the file.
            FontOptionsSetAntialias(options, AntialiasGrey);
            FontOptionsSetHintStyle(options, HintStyleSlight);
            FontOptionsSetHintMetrics(options, HintMetricsOn);
            SetFontOptions(_context, options);
        }
        Select(Style.Text);
        if (ScaledFontGetType(GetScaledFont(_context)) == FontTypeUser)
            throw new DrawingException(
                "Pictures cannot be labelled: the system has no fonts. Install the Debian package fonts-dejavu-core " +
                "(sudo apt install fonts-dejavu-core).");
    }

    private void Select(TextStyle style)
    {
        if (style == _style)
            return;
        SelectFontFace(_context, Family, SlantNormal, style.Bold ? WeightBold : WeightNormal);
        SetFontSize(_context, style.Size);
        _style = style;
    }

    private void SetColour(Colour colour, double alpha) =>
        SetSourceRgba(_context, colour.R / 255.0, colour.G / 255.0, colour.B / 255.0, alpha);

    private static void Check(int status)
    {
        if (status != StatusSuccess)
            throw new DrawingException($"A picture could not be drawn; libcairo says: {StatusText(status)}.");
    }
}

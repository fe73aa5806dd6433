using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>
/// Draws one <see cref="CurvePlot"/>. Title, key and the markers' captions have rows of their own above the frame, so
/// that no text ever lies on a curve or on another text.
/// </summary>
internal sealed class CurvePlotDrawing
{
    private const double LeastBetweenDots = 8;
    private const int TickLength = 5;
    private const double LineWidth = 2;

    private readonly CurvePlot _plot;
    private readonly Canvas _canvas;
    private readonly (double Minimum, double Maximum) _x;
    private readonly (double Minimum, double Maximum) _y;
    private readonly Ticks _yTicks;
    private readonly Roi _frame;
    private readonly Ticks _xTicks;
    private readonly bool _hasKey;
    private readonly List<PlacedCaption> _captions;

    private readonly record struct PlacedCaption(string Text, double Centre, int Row);

    public CurvePlotDrawing(CurvePlot plot, Canvas canvas)
    {
        _plot = plot;
        _canvas = canvas;
        _hasKey = plot.Curves.Count > 1 && plot.Curves.Any(curve => curve.Name.Length > 0);
        _x = plot.X.Extent(plot.Curves.SelectMany(curve => curve.X), room: 0);
        _y = plot.Y.Extent(plot.Curves.SelectMany(Shown), room: 0.06);

        _yTicks = Ticks.Choose(_y.Minimum, _y.Maximum, Math.Clamp(plot.Height / 60, 2, 8));
        var labels = (int)Math.Ceiling(_yTicks.Labels.Max(label => canvas.Measure(label, Style.Text)));
        var left = Style.Gap + Style.Label.LineHeight + Style.Gap + labels + Style.Gap;
        var width = plot.Width - left - Style.Margin;
        _xTicks = ChooseAlong(width);

        var bottom = Style.Gap + Style.Text.LineHeight + 4 + Style.Label.LineHeight + Style.Gap;
        // Many markers on a small plot: the frame keeps a third of the height.
        var room = plot.Height * 2 / 3 - bottom - HeadHeight - Style.Gap;
        _captions = PlaceCaptions(left, width, rowsAtMost: Math.Max(0, room / Style.MarkerText.LineHeight));
        var rows = _captions.Max(caption => (int?)caption.Row + 1) ?? 0;
        var top = HeadHeight + rows * Style.MarkerText.LineHeight + Style.Gap;
        _frame = new Roi(left, top, width, plot.Height - top - bottom);
    }

    private int HeadHeight => Style.Gap + 4
        + (_plot.Title.Length > 0 ? Style.Title.LineHeight + 4 : 0)
        + (_hasKey ? Style.Text.LineHeight + 4 : 0);

    public void Draw()
    {
        DrawHead();
        DrawGrid();
        DrawMarkers();
        for (var i = 0; i < _plot.Curves.Count; i++)
            DrawCurve(_plot.Curves[i], ColourOf(i));
        _canvas.Frame(_frame, Style.Frame);
        DrawAxisCaptions();
    }

    /// <summary>The ordinates that lie within the abscissa's asked range.</summary>
    private IEnumerable<double> Shown(Curve curve) =>
        curve.Y.Where((_, i) => curve.X[i] >= _x.Minimum && curve.X[i] <= _x.Maximum);

    /// <summary>As many ticks as leave room between their labels.</summary>
    private Ticks ChooseAlong(int width)
    {
        for (var atMost = 10; ; atMost--)
        {
            var ticks = Ticks.Choose(_x.Minimum, _x.Maximum, atMost);
            var widest = ticks.Labels.Select(label => _canvas.Measure(label, Style.Text)).DefaultIfEmpty().Max();
            if (atMost == 2 || (widest + 2 * Style.Gap) * ticks.Labels.Count <= width)
                return ticks;
        }
    }

    /// <summary>
    /// Each caption above its line, moved inwards at the plot's ends, in the lowest row where it meets no other. Those
    /// for which no row is left stay away.
    /// </summary>
    private List<PlacedCaption> PlaceCaptions(int left, int width, int rowsAtMost)
    {
        var placed = new List<PlacedCaption>();
        var rowEnds = new List<double>();
        foreach (var marker in _plot.Markers.Where(IsShown).OrderBy(marker => marker.X))
        {
            var text = TextLines.Ellipsise(_canvas, marker.Caption, Style.MarkerText, width);
            var half = _canvas.Measure(text, Style.MarkerText) / 2;
            var at = left + (marker.X - _x.Minimum) / (_x.Maximum - _x.Minimum) * width;
            var centre = Math.Clamp(at, left + half, left + width - half);
            var row = rowEnds.FindIndex(end => end + Style.Gap <= centre - half);
            if (row < 0 && rowEnds.Count == rowsAtMost)
                continue;
            if (row < 0)
            {
                row = rowEnds.Count;
                rowEnds.Add(0);
            }
            rowEnds[row] = centre + half;
            placed.Add(new PlacedCaption(text, centre, row));
        }
        return placed;
    }

    private bool IsShown(Marker marker) => marker.X >= _x.Minimum && marker.X <= _x.Maximum;

    private void DrawHead()
    {
        var y = Style.Gap + 4;
        if (_plot.Title.Length > 0)
        {
            var title = TextLines.Ellipsise(_canvas, _plot.Title, Style.Title, _plot.Width - _frame.X - Style.Margin);
            _canvas.Text(title, _frame.X, y + Style.Title.Ascent, Style.Title);
            y += Style.Title.LineHeight + 4;
        }
        if (!_hasKey)
            return;
        const int sample = 22;
        double x = _frame.X;
        for (var i = 0; i < _plot.Curves.Count; i++)
        {
            var room = _frame.X + _frame.Width - x - sample - Style.Gap;
            var name = room > 0 ? TextLines.Ellipsise(_canvas, _plot.Curves[i].Name, Style.Text, room) : "";
            if (name.Length == 0)
                continue;
            var middle = y + Style.Text.LineHeight / 2.0;
            _canvas.Line(x, middle, x + sample, middle, ColourOf(i), LineWidth + 1);
            _canvas.Text(name, x + sample + Style.Gap, y + Style.Text.Ascent, Style.Text);
            x += sample + Style.Gap + _canvas.Measure(name, Style.Text) + Style.Margin;
        }
    }

    private void DrawGrid()
    {
        var (left, right) = (_frame.X, _frame.X + _frame.Width);
        var (top, bottom) = (_frame.Y, _frame.Y + _frame.Height);
        for (var i = 0; i < _xTicks.Values.Count; i++)
        {
            var x = Sharp(AtX(_xTicks.Values[i]));
            _canvas.Line(x, top, x, bottom, Style.GridLine, 1);
            _canvas.Line(x, bottom, x, bottom + TickLength, Style.Frame, 1);
            // A wide label at the very end of the axis is moved inwards, not cut off.
            var half = _canvas.Measure(_xTicks.Labels[i], Style.Text) / 2 + 4;
            var centre = Math.Clamp(x, half, Math.Max(half, _plot.Width - half));
            _canvas.Text(_xTicks.Labels[i], centre, bottom + Style.Gap + Style.Text.Ascent, Style.Text, Align.Centre);
        }
        for (var i = 0; i < _yTicks.Values.Count; i++)
        {
            var y = Sharp(AtY(_yTicks.Values[i]));
            _canvas.Line(left, y, right, y, Style.GridLine, 1);
            _canvas.Line(left - TickLength, y, left, y, Style.Frame, 1);
            _canvas.Text(_yTicks.Labels[i], left - Style.Gap, y + 0.36 * Style.Text.Size, Style.Text, Align.Right);
        }
    }

    private void DrawMarkers()
    {
        foreach (var marker in _plot.Markers.Where(IsShown))
        {
            var x = Sharp(AtX(marker.X));
            _canvas.Line(x, _frame.Y, x, _frame.Y + _frame.Height, Style.MarkerLine, 1.5, 6, 4);
        }
        foreach (var caption in _captions)
        {
            var rowBottom = _frame.Y - 4 - caption.Row * Style.MarkerText.LineHeight;
            var baseline = rowBottom - Style.MarkerText.LineHeight + Style.MarkerText.Ascent;
            _canvas.Text(caption.Text, caption.Centre, baseline, Style.MarkerText, Align.Centre);
        }
    }

    private void DrawCurve(Curve curve, Colour colour)
    {
        var points = curve.X.Zip(curve.Y, (x, y) => (X: AtX(x), Y: AtY(y))).ToList();
        _canvas.Curve(points, _frame, colour, LineWidth);
        var dots = points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
        if (dots.Count > 1 && dots.Max(dot => dot.X) - dots.Min(dot => dot.X) < LeastBetweenDots * (dots.Count - 1))
            return;
        foreach (var (x, y) in dots)
            if (x >= _frame.X && x <= _frame.X + _frame.Width && y >= _frame.Y && y <= _frame.Y + _frame.Height)
                _canvas.Dot(x, y, 3, colour);
    }

    private void DrawAxisCaptions()
    {
        var below = TextLines.Ellipsise(_canvas, _plot.X.Caption(_xTicks.Exponent), Style.Label, _frame.Width);
        var baseline = _frame.Y + _frame.Height + Style.Gap + Style.Text.LineHeight + 4 + Style.Label.Ascent;
        _canvas.Text(below, _frame.X + _frame.Width / 2.0, baseline, Style.Label, Align.Centre);
        var beside = TextLines.Ellipsise(_canvas, _plot.Y.Caption(_yTicks.Exponent), Style.Label, _frame.Height);
        _canvas.UpwardText(beside, Style.Gap + Style.Label.Ascent, _frame.Y + _frame.Height / 2.0, Style.Label);
    }

    private double AtX(double x) => _frame.X + (x - _x.Minimum) / (_x.Maximum - _x.Minimum) * _frame.Width;

    private double AtY(double y) =>
        _frame.Y + _frame.Height - (y - _y.Minimum) / (_y.Maximum - _y.Minimum) * _frame.Height;

    /// <summary>The middle of a pixel, where a line of one pixel is not smeared over two.</summary>
    private static double Sharp(double at) => Math.Floor(at) + 0.5;

    private static Colour ColourOf(int curve) => Style.Curves[curve % Style.Curves.Length];
}

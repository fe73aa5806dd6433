using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>
/// A plot of one or more curves with axes, round ticks, labels with units, and markers. A value: the same settings give
/// the same picture.
/// </summary>
public sealed record CurvePlot
{
    /// <summary>The smallest width, pixels.</summary>
    public const int LeastWidth = 320;

    /// <summary>The smallest height, pixels.</summary>
    public const int LeastHeight = 240;

    /// <summary>The line above the plot; empty, the default, for none. Ellipsised where it is too long.</summary>
    public string Title { get; init; } = "";

    /// <summary>The abscissa.</summary>
    public required Axis X { get; init; }

    /// <summary>The ordinate.</summary>
    public required Axis Y { get; init; }

    /// <summary>The curves, the last in front. A key is drawn where there are several and they have names.</summary>
    public required IReadOnlyList<Curve> Curves { get; init; }

    /// <summary>Places to point at. Default none.</summary>
    public IReadOnlyList<Marker> Markers { get; init; } = [];

    /// <summary>Width of the picture, pixels; at least <see cref="LeastWidth"/>. Default 800.</summary>
    public int Width { get; init; } = 800;

    /// <summary>Height of the picture, pixels; at least <see cref="LeastHeight"/>. Default 450.</summary>
    public int Height { get; init; } = 450;

    /// <summary>Draws the plot.</summary>
    /// <exception cref="ArgumentException">
    /// The picture is too small, a curve's X and Y are not equally many, or an axis' ends do not rise; all reasons are
    /// given.
    /// </exception>
    /// <exception cref="DrawingException">The drawing library or its fonts are missing.</exception>
    public Picture Render()
    {
        Validate();
        using var canvas = new Canvas(Width, Height, Style.Paper);
        new CurvePlotDrawing(this, canvas).Draw();
        return canvas.ToPicture();
    }

    private void Validate()
    {
        var reasons = new List<string>();
        if (Width is < LeastWidth or > Canvas.LargestSide || Height is < LeastHeight or > Canvas.LargestSide)
            reasons.Add($"A plot of {Width}×{Height} pixels is out of range: it must have at least " +
                $"{LeastWidth}×{LeastHeight} pixels and no side above {Canvas.LargestSide}.");
        foreach (var curve in Curves.Where(curve => curve.X.Count != curve.Y.Count))
            reasons.Add($"The curve '{curve.Name}' has {curve.X.Count} abscissae and {curve.Y.Count} ordinates; give " +
                    "as many of each.");
        foreach (var axis in new[] { X, Y })
        {
            if (axis.Minimum is { } from && !double.IsFinite(from) || axis.Maximum is { } to && !double.IsFinite(to))
                reasons.Add($"The axis '{axis.Quantity}' goes from {axis.Minimum} to {axis.Maximum}; both must be " +
                    "finite.");
            else if (axis.Minimum >= axis.Maximum)
                reasons.Add($"The axis '{axis.Quantity}' goes from {axis.Minimum} to {axis.Maximum}; it must rise.");
        }
        if (reasons.Count > 0)
            throw new ArgumentException(string.Join(" ", reasons));
    }
}

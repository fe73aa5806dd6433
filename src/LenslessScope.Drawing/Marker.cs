namespace LenslessScope.Drawing;

/// <summary>A place on the abscissa to point at: a dashed vertical line with a caption above the plot.</summary>
/// <param name="X">Where; outside of the axis nothing is drawn.</param>
/// <param name="Caption">What it marks, for example <c>focus 750.2 µm</c>; may be empty.</param>
public sealed record Marker(double X, string Caption);

namespace LenslessScope.Imaging.Drawing;

/// <summary>
/// One curve of a plot. Points that are not finite interrupt the line. Up to 64 points are shown as dots, too.
/// </summary>
/// <param name="X">Abscissae, in the order in which they are joined.</param>
/// <param name="Y">Ordinates; as many.</param>
/// <param name="Name">Its name in the key; empty, the default, for none.</param>
public sealed record Curve(IReadOnlyList<double> X, IReadOnlyList<double> Y, string Name = "");

/// <summary>A place on the abscissa to point at: a dashed vertical line with a caption above the plot.</summary>
/// <param name="X">Where; outside of the axis nothing is drawn.</param>
/// <param name="Caption">What is there, for example <c>focus 750.2 µm</c>; may be empty.</param>
public sealed record Marker(double X, string Caption);

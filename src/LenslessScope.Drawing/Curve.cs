namespace LenslessScope.Drawing;

/// <summary>
/// One curve of a plot. Points that are not finite interrupt the line. Where there is room between them, points are
/// shown as dots, too.
/// </summary>
/// <param name="X">Abscissae, in the order in which they are joined.</param>
/// <param name="Y">Ordinates; as many.</param>
/// <param name="Name">Its name in the key; empty, the default, for none.</param>
public sealed record Curve(IReadOnlyList<double> X, IReadOnlyList<double> Y, string Name = "");

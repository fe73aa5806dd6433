using LenslessScope.Imaging;

namespace LenslessScope.Drawing;

/// <summary>
/// A part of a panel's picture that is framed and shown enlarged, in the corner that hides least. Where the part is so
/// large that it would not be enlarged, it is framed only.
/// </summary>
/// <param name="Region">The part, in pixels of the panel's picture; inside of it.</param>
/// <param name="Share">The largest share of the panel's width and height to take, 0.1 to 0.6. Default: 0.42.</param>
public sealed record CloseUp(Roi Region, double Share = 0.42);

using LenslessScope.Imaging;

namespace LenslessScope.Drawing;

/// <summary>Where everything stands on a contact sheet, in its pixels.</summary>
/// <param name="Width">Width of the sheet.</param>
/// <param name="Height">Height of the sheet.</param>
/// <param name="HeaderLines">The header as it is broken into lines.</param>
/// <param name="Panels">The panels' places, in the panels' order.</param>
public sealed record ContactSheetLayout(
    int Width, int Height, IReadOnlyList<string> HeaderLines, IReadOnlyList<PanelPlace> Panels);

/// <summary>Where one panel of a contact sheet stands, in pixels of the sheet.</summary>
/// <param name="Image">Where the picture is shown.</param>
/// <param name="Scale">Pixels of the sheet for one of the picture: below 1, or a whole number.</param>
/// <param name="ColourBar">Where the colour bar is drawn, labels included; null where there is none.</param>
/// <param name="Text">Where title and captions are written.</param>
/// <param name="TitleLines">The title as it is broken into lines.</param>
/// <param name="CaptionLines">The captions as they are broken into lines.</param>
/// <param name="CloseUp">Where the close-up is shown; null where there is none.</param>
public sealed record PanelPlace(
    Roi Image, double Scale, Roi? ColourBar, Roi Text, IReadOnlyList<string> TitleLines,
    IReadOnlyList<string> CaptionLines, Roi? CloseUp);

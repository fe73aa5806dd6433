using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>
/// Pictures side by side on white, at equal height, with titles, captions, scale bars and colour bars: for example
/// hologram | amplitude | phase. A value: the same settings give the same picture.
/// </summary>
/// <remarks>
/// Pictures that are too large are reduced by averaging areas; small ones are enlarged by whole factors only, so that
/// every pixel stays a square; the aspect ratio is kept.
/// </remarks>
public sealed record ContactSheet
{
    /// <summary>The line above all panels, wrapped to two at most; empty, the default, for none.</summary>
    public string Header { get; init; } = "";

    /// <summary>The panels, row by row; at least one.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>How many panels stand in a row; at least 1. Default null: all.</summary>
    public int? Columns { get; init; }

    /// <summary>The widest that a picture is shown, pixels; 64 to 8192. Default 560.</summary>
    public int MaximumPanelWidth { get; init; } = 560;

    /// <summary>The highest that a picture is shown, pixels; 64 to 8192. Default 560.</summary>
    public int MaximumPanelHeight { get; init; } = 560;

    /// <summary>Where everything will stand, without drawing it.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; all reasons are given.</exception>
    /// <exception cref="DrawingException">The drawing library or its fonts are missing.</exception>
    public ContactSheetLayout Layout()
    {
        Validate();
        using var canvas = Canvas.ForMeasuring();
        return new ContactSheetArrangement(this, canvas).Arrange();
    }

    /// <summary>Draws the sheet.</summary>
    /// <exception cref="ArgumentException">
    /// A setting is out of its range (all reasons are given), or the sheet exceeds 32767 pixels in a direction.
    /// </exception>
    /// <exception cref="DrawingException">The drawing library or its fonts are missing.</exception>
    public Picture Render()
    {
        var layout = Layout();
        using var canvas = new Canvas(layout.Width, layout.Height, Style.Paper);
        ContactSheetDrawing.Draw(canvas, this, layout);
        return canvas.ToPicture();
    }

    private void Validate()
    {
        var reasons = new List<string>();
        if (Panels.Count == 0)
            reasons.Add("A contact sheet needs at least one panel.");
        if (Columns < 1)
            reasons.Add($"A contact sheet cannot have {Columns} columns; ask for 1 or more.");
        if (MaximumPanelWidth is < 64 or > 8192)
            reasons.Add($"A panel width of {MaximumPanelWidth} pixels is out of range; 64 to 8192 are allowed.");
        if (MaximumPanelHeight is < 64 or > 8192)
            reasons.Add($"A panel height of {MaximumPanelHeight} pixels is out of range; 64 to 8192 are allowed.");
        for (var i = 0; i < Panels.Count; i++)
            reasons.AddRange(ReasonsAgainst(Panels[i], $"Panel {i + 1} ('{Panels[i].Title}')"));
        if (reasons.Count > 0)
            throw new ArgumentException(string.Join(" ", reasons));
    }

    private static IEnumerable<string> ReasonsAgainst(Panel panel, string name)
    {
        if (panel.PixelUm is { } pixelUm && !(pixelUm > 0 && double.IsFinite(pixelUm)))
            yield return $"{name} has a pixel size of {pixelUm} µm; it must be positive and finite.";
        if (panel.CloseUp is not { } closeUp)
            yield break;
        if (!closeUp.Region.FitsIn(panel.Image.Height, panel.Image.Width))
            yield return $"{name} has a close-up of {closeUp.Region} (X,Y,W,H), which does not lie inside its " +
                $"picture of {panel.Image.Width}×{panel.Image.Height} pixels.";
        if (!(closeUp.Share >= 0.1 && closeUp.Share <= 0.6))
            yield return $"{name} has a close-up that takes a share of {closeUp.Share}; 0.1 to 0.6 are allowed.";
    }
}

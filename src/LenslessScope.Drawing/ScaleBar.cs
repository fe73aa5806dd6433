using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>A bar of known length, for reading sizes off a picture.</summary>
/// <param name="LengthUm">What the bar stands for, µm: 1, 2 or 5 times a power of ten.</param>
/// <param name="LengthPixels">Its length in the picture, pixels.</param>
public sealed record ScaleBar(double LengthUm, double LengthPixels)
{
    private const int Thickness = 4;
    private const int Inset = 10;

    /// <summary>The length with its unit, nm, µm or mm: <c>500 nm</c>, <c>20 µm</c>, <c>1 mm</c>.</summary>
    public string Label => LengthUm switch
    {
        < 1 => $"{Math.Round(LengthUm * 1000, 9):0.#########} nm",
        < 1000 => $"{LengthUm:0.###} µm",
        _ => $"{LengthUm / 1000:0.###} mm",
    };

    /// <summary>The longest round length that takes at most a share of the picture's width.</summary>
    /// <param name="pixelUm">Size of one of the picture's pixels in the sample, µm; positive, finite.</param>
    /// <param name="imageWidth">Width of the picture, pixels; at least 1.</param>
    /// <param name="share">
    /// The largest share of the width that the bar may take, above 0, at most 1. Default: a quarter.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public static ScaleBar Choose(double pixelUm, int imageWidth, double share = 0.25)
    {
        if (!(pixelUm > 0 && double.IsFinite(pixelUm)))
            throw new ArgumentOutOfRangeException(nameof(pixelUm), pixelUm,
                $"A scale bar cannot be made for a pixel size of {pixelUm} µm. It must be positive and finite.");
        ArgumentOutOfRangeException.ThrowIfLessThan(imageWidth, 1);
        if (!(share > 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share,
                "The share of the width must lie above 0 and be at most 1.");
        var lengthUm = RoundNumber.AtMost(pixelUm * imageWidth * share).Value;
        return new ScaleBar(lengthUm, lengthUm / pixelUm);
    }

    /// <summary>
    /// The picture with this bar in its lower right corner: white with a dark rim, readable on any ground, its label
    /// above. The label is left out where the picture is too small for it.
    /// </summary>
    /// <exception cref="DrawingException">The drawing library or its fonts are missing.</exception>
    public Picture DrawOn(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var canvas = Canvas.Over(picture);
        Draw(canvas, new Roi(0, 0, picture.Width, picture.Height));
        return canvas.ToPicture();
    }

    /// <summary>Draws into the lower right corner of a part of the canvas.</summary>
    internal void Draw(Canvas canvas, Roi area)
    {
        var inset = Math.Min(Inset, Math.Min(area.Width, area.Height) / 8);
        var thickness = Math.Clamp(area.Height / 40, 1, Thickness);
        var length = Math.Max(1, (int)Math.Round(LengthPixels));
        var (right, bottom) = (area.X + area.Width - inset, area.Y + area.Height - inset);

        var labelWidth = canvas.Measure(Label, Style.ScaleText);
        var labelled = Math.Max(labelWidth, length) + 2 * inset <= area.Width
            && Style.ScaleText.LineHeight + thickness + 2 * inset <= area.Height;
        // The wider of bar and label touches the margin; the other is centred on it.
        var centre = right - (labelled ? Math.Max(labelWidth, length) : length) / 2;
        var left = Math.Round(centre - length / 2.0);

        canvas.Fill(left - 1, bottom - thickness - 1, length + 2, thickness + 2, Style.Ink, 0.8);
        canvas.Fill(left, bottom - thickness, length, thickness, Style.Paper);
        if (labelled)
            canvas.RimmedText(Label, centre, bottom - thickness - 7, Style.ScaleText, Align.Centre);
    }
}

namespace LenslessScope.Imaging.Tones;

/// <summary>
/// A picture to look at: <see cref="Height"/> rows of <see cref="Width"/> sRGB pixels of 8 bit, row 0 at the top. It
/// no longer has a physical meaning; numbers belong in an <see cref="Image{T}"/>.
/// </summary>
public sealed class Picture
{
    private const int Components = 3;

    /// <summary>A black picture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the picture exceeds one array.</exception>
    public Picture(int height, int width)
    {
        CheckSize(height, width);
        Height = height;
        Width = width;
        Rgb = new byte[height * width * Components];
    }

    /// <summary>A picture over the given bytes, which it does not copy: the array is now the picture's.</summary>
    /// <exception cref="ArgumentException">The array has not <c>height × width × 3</c> elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the picture exceeds one array.</exception>
    public Picture(int height, int width, byte[] rgb)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        CheckSize(height, width);
        if (rgb.Length != height * width * Components)
            throw new ArgumentException(
                $"{rgb.Length} bytes were given for {width}×{height} RGB pixels, which need " +
                $"{height * width * Components}.", nameof(rgb));
        Height = height;
        Width = width;
        Rgb = rgb;
    }

    /// <summary>Rows; at least 1.</summary>
    public int Height { get; }

    /// <summary>Columns; at least 1.</summary>
    public int Width { get; }

    /// <summary>
    /// All bytes, row by row, red, green, blue for each pixel, without gaps. The picture's own array, not a copy.
    /// </summary>
    public byte[] Rgb { get; }

    /// <summary>One pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column lies outside the picture.</exception>
    public Colour this[int row, int column]
    {
        get
        {
            var i = Index(row, column);
            return new Colour(Rgb[i], Rgb[i + 1], Rgb[i + 2]);
        }
        set
        {
            var i = Index(row, column);
            (Rgb[i], Rgb[i + 1], Rgb[i + 2]) = (value.R, value.G, value.B);
        }
    }

    /// <summary>A copy of a part of the picture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The region is empty or reaches outside the picture.</exception>
    public Picture Crop(Roi roi)
    {
        if (!roi.FitsIn(Height, Width))
            throw new ArgumentOutOfRangeException(nameof(roi), roi,
                $"The region {roi} (X,Y,W,H) does not lie inside the picture of {Width}×{Height} pixels. X + W may " +
                $"be at most {Width} and Y + H at most {Height}.");
        var part = new Picture(roi.Height, roi.Width);
        for (var row = 0; row < roi.Height; row++)
            Rgb.AsSpan(Index(roi.Y + row, roi.X), roi.Width * Components)
                .CopyTo(part.Rgb.AsSpan(row * roi.Width * Components));
        return part;
    }

    /// <summary>
    /// Writes the picture as PNG of 8 bits, completely or not at all; in grey where it holds no colour, else in RGB.
    /// </summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="pixelUm">Pixel pitch in µm to keep in the file (chunk pHYs), 0.001 to 1e6; null, the default, for
    /// none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pixel pitch is out of its range.</exception>
    /// <exception cref="ImageFileException">The file cannot be written; the message says why.</exception>
    public void Save(string path, double? pixelUm = null)
    {
        if (IsGrey())
        {
            var levels = new byte[Height * Width];
            for (var i = 0; i < levels.Length; i++)
                levels[i] = Rgb[i * Components];
            Png.Write(path, new Image<byte>(Height, Width, levels), pixelUm);
        }
        else
        {
            Png.WriteRgb(path, Height, Width, Rgb, pixelUm);
        }
    }

    private bool IsGrey()
    {
        for (var i = 0; i < Rgb.Length; i += Components)
            if (Rgb[i] != Rgb[i + 1] || Rgb[i] != Rgb[i + 2])
                return false;
        return true;
    }

    private int Index(int row, int column)
    {
        if ((uint)row >= (uint)Height)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"The row must lie between 0 and {Height - 1}.");
        if ((uint)column >= (uint)Width)
            throw new ArgumentOutOfRangeException(nameof(column), column,
                $"The column must lie between 0 and {Width - 1}.");
        return (row * Width + column) * Components;
    }

    private static void CheckSize(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if ((long)height * width * Components > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(height), height,
                $"{width}×{height} RGB pixels are more than one picture can hold ({Array.MaxLength / Components}).");
    }
}

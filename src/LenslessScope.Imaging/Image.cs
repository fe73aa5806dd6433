namespace LenslessScope.Imaging;

/// <summary>
/// One plane of pixels of one component: <see cref="Height"/> rows of <see cref="Width"/> pixels, row-major and without
/// gaps, row 0 at the top. The size never changes; the pixels may be written to. What a pixel means (counts, radians,
/// relative amplitude) is for whoever passes the image on to say.
/// </summary>
/// <typeparam name="T">Element type: <c>byte</c>, <c>ushort</c> and <c>float</c> can be written to files.</typeparam>
public sealed class Image<T> where T : unmanaged
{
    /// <summary>An image of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A side is below 1, or the pixels are more than one array holds (2³¹ − 57).
    /// </exception>
    public Image(int height, int width)
    {
        CheckSize(height, width);
        Height = height;
        Width = width;
        Pixels = new T[height * width];
    }

    /// <summary>An image over the given pixels, which it does not copy: the array is now the image's.</summary>
    /// <exception cref="ArgumentException">The array has not <c>height × width</c> elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public Image(int height, int width, T[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        CheckSize(height, width);
        if (pixels.Length != height * width)
            throw new ArgumentException(
                $"{pixels.Length} pixels were given for {width}×{height}, which needs {height * width}.",
                nameof(pixels));
        Height = height;
        Width = width;
        Pixels = pixels;
    }

    /// <summary>Rows; at least 1.</summary>
    public int Height { get; }

    /// <summary>Columns; at least 1.</summary>
    public int Width { get; }

    /// <summary>All pixels, row by row; element <c>row · Width + column</c>. The image's own array, not a
    /// copy.</summary>
    public T[] Pixels { get; }

    /// <summary>One pixel, to read or to write.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column lies outside the image.</exception>
    public ref T this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)Height)
                throw OutOfRange(nameof(row), row, Height);
            if ((uint)column >= (uint)Width)
                throw OutOfRange(nameof(column), column, Width);
            return ref Pixels[row * Width + column];
        }
    }

    /// <summary>One row, as a view into <see cref="Pixels"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row lies outside the image.</exception>
    public Span<T> Row(int row) => (uint)row < (uint)Height
        ? Pixels.AsSpan(row * Width, Width)
        : throw OutOfRange(nameof(row), row, Height);

    /// <summary>A copy of a part of the image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The region is empty or reaches outside the image.</exception>
    public Image<T> Crop(Roi roi)
    {
        if (!roi.FitsIn(Height, Width))
            throw new ArgumentOutOfRangeException(nameof(roi), roi,
                $"The region {roi} (X,Y,W,H) does not lie inside the image of {Width}×{Height} pixels. X and Y start " +
                $"at 0, W and H at 1; X + W may be at most {Width} and Y + H at most {Height}.");
        var part = new Image<T>(roi.Height, roi.Width);
        for (var row = 0; row < roi.Height; row++)
            Row(roi.Y + row).Slice(roi.X, roi.Width).CopyTo(part.Row(row));
        return part;
    }

    private static void CheckSize(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if ((long)height * width > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(height), height,
                $"{width}×{height} pixels are more than one image can hold ({Array.MaxLength}).");
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, int value, int count) =>
        new(name, value, $"The {name} must lie between 0 and {count - 1}.");
}

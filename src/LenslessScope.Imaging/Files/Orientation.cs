namespace LenslessScope.Imaging;

/// <summary>
/// How the stored rows and columns lie in the picture: TIFF's tag 274, which EXIF uses as well. 1 is as stored.
/// Source: TIFF revision 6.0, page 36.
/// </summary>
internal readonly record struct Orientation
{
    private readonly int _code;

    /// <summary>Of a tag; anything but an orientation counts as 1.</summary>
    internal Orientation(long? code) => _code = code is >= 2 and <= 8 ? (int)code - 1 : 0;

    internal bool IsAsStored => _code == 0;

    /// <summary>Whether rows become columns.</summary>
    internal bool Turns => _code >= 4;

    /// <summary>
    /// Where in the stored image the pixel at a place of the picture is. 5 to 8 are 1, 2, 4 and 3 of the transposed
    /// picture, each by where the first stored row and the first stored column are seen.
    /// </summary>
    /// <param name="row">Row of the picture.</param>
    /// <param name="column">Column of the picture.</param>
    /// <param name="height">Rows that are stored.</param>
    /// <param name="width">Columns that are stored.</param>
    internal (int Row, int Column) Stored(int row, int column, int height, int width) => (_code + 1) switch
    {
        2 => (row, width - 1 - column), // first row at the top, first column on the right
        3 => (height - 1 - row, width - 1 - column), // bottom, right
        4 => (height - 1 - row, column), // bottom, left
        5 => (column, row), // first row on the left, first column at the top
        6 => (height - 1 - column, row), // right, top
        7 => (height - 1 - column, width - 1 - row), // right, bottom
        8 => (column, width - 1 - row), // left, bottom
        _ => (row, column),
    };

    /// <summary>The picture's samples; the same array where nothing is to be done.</summary>
    internal Array Apply(Array samples, ref int height, ref int width, int channels)
    {
        if (IsAsStored)
            return samples;
        var size = (height, width);
        if (Turns)
            (height, width) = (width, height);
        return SampleArrays.TypeOf(samples) switch
        {
            TypeCode.Byte => Turned((byte[])samples, size, height, width, channels),
            TypeCode.SByte => Turned((sbyte[])samples, size, height, width, channels),
            TypeCode.UInt16 => Turned((ushort[])samples, size, height, width, channels),
            TypeCode.Int16 => Turned((short[])samples, size, height, width, channels),
            TypeCode.UInt32 => Turned((uint[])samples, size, height, width, channels),
            TypeCode.Int32 => Turned((int[])samples, size, height, width, channels),
            TypeCode.Single => Turned((float[])samples, size, height, width, channels),
            _ => Turned((double[])samples, size, height, width, channels),
        };
    }

    private T[] Turned<T>(T[] samples, (int Height, int Width) stored, int height, int width, int channels)
    {
        var picture = new T[samples.Length];
        var to = 0;
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                var (fromRow, fromColumn) = Stored(row, column, stored.Height, stored.Width);
                var from = (fromRow * stored.Width + fromColumn) * channels;
                for (var channel = 0; channel < channels; channel++)
                    picture[to++] = samples[from++];
            }
        return picture;
    }
}

namespace LenslessScope.Holography;

/// <summary>
/// How a frame lies against a reference frame of the same size: a point at r from the reference's middle is found at
/// s·R(θ)·r + shift from the frame's middle. Positive angles turn from columns towards rows (clockwise on a screen).
/// </summary>
/// <param name="Scale">s, 1 where both have one size.</param>
/// <param name="RotationDegrees">θ, degrees.</param>
/// <param name="ShiftColumns">To the right, pixels.</param>
/// <param name="ShiftRows">Downwards, pixels.</param>
public readonly record struct Similarity(double Scale, double RotationDegrees, double ShiftColumns, double ShiftRows)
{
    /// <summary>Both frames lie alike.</summary>
    public static Similarity None { get; } = new(1, 0, 0, 0);

    /// <summary>s·cos θ and s·sin θ.</summary>
    internal (double Cosine, double Sine) Turn
    {
        get
        {
            var (sine, cosine) = Math.SinCos(RotationDegrees * Math.PI / 180);
            return (Scale * cosine, Scale * sine);
        }
    }

    /// <summary>
    /// Where a point of the reference, given from its middle, is found in the frame, from its middle.
    /// </summary>
    /// <param name="column">To the right, pixels.</param>
    /// <param name="row">Downwards, pixels.</param>
    public (double Column, double Row) Of(double column, double row)
    {
        var (cosine, sine) = Turn;
        return (cosine * column - sine * row + ShiftColumns, sine * column + cosine * row + ShiftRows);
    }

    /// <summary>First <paramref name="inner"/>, then this one.</summary>
    internal Similarity After(Similarity inner)
    {
        var (column, row) = Of(inner.ShiftColumns, inner.ShiftRows);
        return new Similarity(Scale * inner.Scale, RotationDegrees + inner.RotationDegrees, column, row);
    }

    /// <summary>How far turn and scale move the corners of a frame, pixels.</summary>
    internal double AtTheCorners(int height, int width)
    {
        var (cosine, sine) = Turn;
        return double.Hypot(cosine - 1, sine) * double.Hypot(height, width) / 2;
    }
}

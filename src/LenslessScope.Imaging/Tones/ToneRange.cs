namespace LenslessScope.Imaging.Tones;

/// <summary>The values that become the first and the last colour of a map; what a colour bar states.</summary>
/// <param name="Minimum">Value of the first colour; finite. In the unit of the image.</param>
/// <param name="Maximum">Value of the last colour; finite, above <paramref name="Minimum"/>.</param>
public readonly record struct ToneRange(double Minimum, double Maximum)
{
    /// <summary>Every wrapped phase: −π to π, rad.</summary>
    public static ToneRange Phase { get; } = new(-Math.PI, Math.PI);

    /// <summary>
    /// A range that holds something even where the values do not: for equal ends <c>c</c> (to the resolution of
    /// <c>float</c>) it is c ∓ |c|/2, or ∓ 0.5 for zero, so that a constant image becomes medium grey and rounding
    /// noise is not blown up to full contrast.
    /// </summary>
    internal static ToneRange Around(double minimum, double maximum)
    {
        const double resolution = 1e-6;
        var magnitude = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        if (maximum - minimum > resolution * magnitude)
            return new ToneRange(minimum, maximum);
        var centre = (minimum + maximum) / 2;
        var half = magnitude > 0 ? magnitude / 2 : 0.5;
        return new ToneRange(centre - half, centre + half);
    }
}

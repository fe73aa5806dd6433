namespace LenslessScope.Imaging.Tones;

/// <summary>
/// A colour in Oklab, where equal distances look about equally different (B. Ottosson, "A perceptual color space for
/// image processing", 2020).
/// </summary>
/// <param name="L">Lightness, 0 black to 1 white.</param>
/// <param name="A">Green (negative) to red.</param>
/// <param name="B">Blue (negative) to yellow.</param>
internal readonly record struct OkLab(double L, double A, double B)
{
    public static OkLab FromHue(double lightness, double chroma, double hueDegrees)
    {
        var (sin, cos) = Math.SinCos(hueDegrees * Math.PI / 180);
        return new OkLab(lightness, chroma * cos, chroma * sin);
    }

    public double DistanceTo(OkLab other)
    {
        var (l, a, b) = (L - other.L, A - other.A, B - other.B);
        return Math.Sqrt(l * l + a * a + b * b);
    }

    public Colour ToColour()
    {
        var l = Cube(L + 0.3963377774 * A + 0.2158037573 * B);
        var m = Cube(L - 0.1055613458 * A - 0.0638541728 * B);
        var s = Cube(L - 0.0894841775 * A - 1.2914855480 * B);
        return new Colour(
            Encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double Cube(double x) => x * x * x;

    /// <summary>Linear light to an sRGB byte (IEC 61966-2-1).</summary>
    private static byte Encode(double linear)
    {
        var encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Round(255 * Math.Clamp(encoded, 0, 1));
    }
}

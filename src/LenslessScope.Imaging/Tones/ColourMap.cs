namespace LenslessScope.Imaging.Tones;

/// <summary>
/// 256 colours from the least to the greatest value. The coloured maps are paths through a perceptual colour space,
/// walked in equal steps, so that equal differences of value look equally large; they hold for the colour-blind, as
/// lightness and the blue–orange axis carry them.
/// </summary>
public sealed class ColourMap
{
    /// <summary>How many colours a map has.</summary>
    public const int Length = 256;

    private const double WarmHue = 50;
    private const double ColdHue = 250;

    private readonly Colour[] _colours;

    private ColourMap(string name, Colour[] colours, Colour missing)
    {
        Name = name;
        _colours = colours;
        Missing = missing;
    }

    /// <summary>Black to white, linear in the 8-bit level. A pixel without a value is muted blue.</summary>
    public static ColourMap Grey { get; } = new("grey",
        [.. Enumerable.Range(0, Length).Select(level => Colour.Grey((byte)level))], new Colour(58, 84, 140));

    /// <summary>
    /// For wrapped phase, range −π to π: both ends are the same dark colour, the middle is light and neutral, positive
    /// values are warm, negative ones cold. A pixel without a value is grey-green.
    /// </summary>
    public static ColourMap Phase { get; } = new("phase", EqualSteps(CyclicPath), new Colour(96, 140, 96));

    /// <summary>
    /// For values about a centre: dark blue, over white in the middle, to dark orange. A pixel without a value is grey.
    /// </summary>
    public static ColourMap Diverging { get; } =
        new("diverging", EqualSteps(DivergingPath), Colour.Grey(128));

    /// <summary>The map's name, for messages and settings.</summary>
    public string Name { get; }

    /// <summary>The colour of a pixel that is not a number.</summary>
    public Colour Missing { get; }

    /// <summary>One of the 256 colours.</summary>
    /// <param name="index">0 (least value) to 255 (greatest).</param>
    /// <exception cref="IndexOutOfRangeException">The index lies outside 0 to 255.</exception>
    public Colour this[int index] => _colours[index];

    /// <summary>The map's name.</summary>
    public override string ToString() => Name;

    // An ellipse about mid lightness: light at its top (t = 0), dark at its bottom (t = ±1), colour at its flanks.
    private static OkLab CyclicPath(double t)
    {
        var (sin, cos) = Math.SinCos(t * Math.PI);
        return OkLab.FromHue(0.585 + 0.335 * cos, 0.125 * Math.Abs(sin), t < 0 ? ColdHue : WarmHue);
    }

    private static OkLab DivergingPath(double t) =>
        OkLab.FromHue(0.97 - 0.57 * Math.Abs(t), 0.13 * Math.Sin(0.75 * Math.PI * Math.Abs(t)),
            t < 0 ? ColdHue : WarmHue);

    /// <summary>Walks a path from t = −1 to 1 in equal perceptual steps.</summary>
    private static Colour[] EqualSteps(Func<double, OkLab> path)
    {
        const int fine = 8192;
        var lengths = new double[fine + 1];
        var points = new OkLab[fine + 1];
        for (var i = 0; i <= fine; i++)
        {
            points[i] = path(2.0 * i / fine - 1);
            lengths[i] = i == 0 ? 0 : lengths[i - 1] + points[i].DistanceTo(points[i - 1]);
        }
        var colours = new Colour[Length];
        for (int index = 0, i = 0; index < Length; index++)
        {
            while (i < fine && lengths[i] < lengths[fine] * index / (Length - 1))
                i++;
            colours[index] = points[i].ToColour();
        }
        return colours;
    }
}

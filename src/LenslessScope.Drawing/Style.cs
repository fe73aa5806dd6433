using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>One look for all that is drawn: colours, letters and distances.</summary>
internal static class Style
{
    public static readonly Colour Paper = new(255, 255, 255);
    public static readonly Colour Ink = new(28, 30, 34);
    public static readonly Colour Muted = new(92, 97, 105);
    public static readonly Colour Frame = new(120, 125, 133);
    public static readonly Colour GridLine = new(228, 230, 234);
    public static readonly Colour CloseUp = new(255, 194, 10);

    /// <summary>Okabe and Ito's colours, told apart by the colour-blind too; in the order of the curves.</summary>
    public static readonly Colour[] Curves =
        [new(0, 114, 178), new(213, 94, 0), new(0, 138, 102), new(170, 80, 140)];

    public static readonly Colour MarkerLine = new(176, 32, 48);

    public static readonly TextStyle Header = new(20, Ink, Bold: true);
    public static readonly TextStyle Title = new(16, Ink, Bold: true);
    public static readonly TextStyle Text = new(13, Muted);
    public static readonly TextStyle Label = new(14, Ink);
    public static readonly TextStyle MarkerText = new(13, MarkerLine, Bold: true);
    public static readonly TextStyle ScaleText = new(14, Paper, Bold: true);

    /// <summary>Around everything, and between panels, pixels.</summary>
    public const int Margin = 24;

    /// <summary>Between things that belong together, pixels.</summary>
    public const int Gap = 8;
}

namespace LenslessScope.Holography;

/// <summary>
/// Which pixels of every square of 2×2 are measured: those of one colour of a raw mosaic (Bayer) frame, or all. Row 0,
/// column 0 of the frame is an <see cref="UpperLeft"/> one.
/// </summary>
[Flags]
public enum ColourSites
{
    /// <summary>None; not a valid choice.</summary>
    None = 0,

    /// <summary>Even rows, even columns: red in RGGB.</summary>
    UpperLeft = 1,

    /// <summary>Even rows, odd columns: green in RGGB.</summary>
    UpperRight = 2,

    /// <summary>Odd rows, even columns: green in RGGB.</summary>
    LowerLeft = 4,

    /// <summary>Odd rows, odd columns: blue in RGGB.</summary>
    LowerRight = 8,

    /// <summary>Every pixel: a sensor without colour filters.</summary>
    All = UpperLeft | UpperRight | LowerLeft | LowerRight,
}

using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>The order of colours on a sensor, from the upper left pixel.</summary>
public enum RawColour
{
    /// <summary>Frames without mosaic.</summary>
    None,

    /// <summary>Red, green; green, blue.</summary>
    Rggb,

    /// <summary>Green, red; blue, green.</summary>
    Grbg,

    /// <summary>Green, blue; red, green.</summary>
    Gbrg,

    /// <summary>Blue, green; green, red.</summary>
    Bggr,
}

/// <summary>How the frames of one sample differ, from which one field is made.</summary>
public sealed record JointFrames
{
    /// <summary>
    /// Whether each frame gets the distance that was found for it; otherwise all get the median of those found.
    /// Default: no.
    /// </summary>
    public bool OwnDistances { get; init; }

    /// <summary>
    /// Distance from sample to sensor of each frame, µm; above 0. Null (default): one for all, or to be looked for.
    /// </summary>
    public IReadOnlyList<double>? HeightsUm { get; init => field = Listed(value); }

    /// <summary>
    /// Vacuum wavelength of each frame, nm; above 0. The field is that of the first. Null (default): one for all, or
    /// what their files say.
    /// </summary>
    public IReadOnlyList<double>? WavelengthsNm { get; init => field = Listed(value); }

    /// <summary>Direction of the light of each frame. Null (default): all along the axis.</summary>
    public IReadOnlyList<Illumination>? AnglesDeg { get; init => field = Listed(value); }

    /// <summary>
    /// How many times finer than the pixels the field is made, from frames shifted by fractions of a pixel; 2 to 4.
    /// Null (default): not finer.
    /// </summary>
    public int? SuperResolution { get; init; }

    /// <summary>
    /// How frames may be displaced against the first. Null (default): similarity for frames of several distances, shift
    /// for others.
    /// </summary>
    public FrameMotion? Motion { get; init; }

    /// <summary>
    /// The order of colours where the frames are raw ones of a colour sensor; those pixels count that
    /// <see cref="HologramsRequest.ColourPlane"/> names. Default: what the first file says (DNG does), else they are
    /// not.
    /// </summary>
    public RawColour RawColour { get; init; }

    /// <summary>The pixels that count.</summary>
    internal ColourSites Sites(ColourPlane plane) => RawFrames.Sites(RawColour, plane);

    private static IReadOnlyList<T>? Listed<T>(IReadOnlyList<T>? values) =>
        values == null ? null : ValueList.Of(values);
}

using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>
/// The options that <c>reconstruct</c> and <c>focus</c> share: the frames, the optics, where to look.
/// </summary>
internal static class HologramOptions
{
    private static readonly FocusRequest Usual = new() { Holograms = [] };

    public static Argument<string[]> Holograms { get; } = new("HOLOGRAM")
    {
        Description = "Recorded holograms: PNG, TIFF (every page), DNG, JPEG, BMP, PGM, PPM or NumPy (.npy); " +
            "folders of them; quoted patterns with * and ?, both in the order of the numbers in the names. FILE#N is " +
            "page N. Each is processed on its own unless an option says otherwise.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { Options.RefuseUnknownOptions },
    };

    public static Option<double?> WavelengthNm { get; } = Options.Quantity("--wavelength-nm",
        "Vacuum wavelength of the light. Default: from the hologram's OME metadata.", 0, 100_000, "nm");

    public static Option<double?> PixelUm { get; } = Options.Quantity("--pixel-um",
        "Pixel pitch of the sensor. Default: from the hologram's metadata (OME, ImageJ, Micro-Manager).", 0, 1000,
        "µm");

    public static Option<double?> Index { get; } = Options.Quantity("--index",
        $"Refractive index between sample and sensor; 1 is air. Default: {Usual.RefractiveIndex}.", 0, 4, "N");

    public static Option<double?> SourceUm { get; } = Options.Quantity("--source-um",
        "Distance from a point source to the sensor. Default: none, the light is a plane wave.", 0, 1e8, "µm");

    public static Option<PointSourceKernel> Kernel { get; } = Options.Choice("--kernel",
        "How the hologram of a point source is propagated back: paraxial, or exact (Kirchhoff–Helmholtz) for wide " +
        "cones of light, where a sample whose paraxial distance from the source is d lies at d/(1 - d/L).",
        PointSourceKernel.Paraxial);

    public static Option<(double From, double To)?> ZRangeUm { get; } = Options.Range("--z-range-um",
        "Search for the focus between these distances from sample to sensor, with a point source too (L minus the " +
        "distance from the source).", 1e8, "µm");

    public static Option<FocusMetric> Metric { get; } = Options.Choice("--metric",
        "How sharpness is measured: complex suits transparent samples, amplitude suits opaque targets; automatic " +
        "compares the two.",
        FocusMetric.Automatic);

    public static Option<Roi?> Region { get; } = Options.Region("--roi",
        "Judge the focus in this region of the hologram. Default: the part with the highest contrast.");

    public static Option<string[]> Background { get; } = Options.Many("--background",
        "Frames without a sample, given as holograms are; their mean is removed from the hologram. Use 16 or more " +
        "for best results.", "FILE");

    public static Option<string[]> Dark { get; } = Options.Many("--dark",
        "Frames without light, given as holograms are; their mean is subtracted.", "FILE");

    public static Option<BackgroundMode> BackgroundMode { get; } = Options.Choice("--background-mode",
        "How the background is removed.", Usual.Normalisation.Mode);

    public static Option<ColourPlane> Plane { get; } = Options.Choice("--colour-plane",
        "Which colour to use of colour files.", Usual.ColourPlane);

    public static IEnumerable<Option> All =>
        [WavelengthNm, PixelUm, Index, SourceUm, Kernel, ZRangeUm, Metric, Region,
            Background, BackgroundMode, Dark, Plane];

    /// <summary>From counts to amplitude.</summary>
    public static NormalisationSettings Normalisation(ParseResult parse) =>
        new() { Mode = parse.GetValue(BackgroundMode) };

    /// <summary>The medium's refractive index; that of air if it is not given.</summary>
    public static double RefractiveIndex(ParseResult parse) => parse.GetValue(Index) ?? Usual.RefractiveIndex;

    /// <summary>Where to look; null if it is not given.</summary>
    public static DistanceRange? Range(ParseResult parse) =>
        parse.GetValue(ZRangeUm) is var (from, to) ? new DistanceRange(from, to) : null;
}

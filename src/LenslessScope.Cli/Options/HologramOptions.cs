using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>What <c>reconstruct</c> and <c>focus</c> are given alike: the frames, the optics, where to look.</summary>
internal static class HologramOptions
{
    public static Argument<string[]> Holograms { get; } = new("HOLOGRAM")
    {
        Description = "Recorded holograms: PNG, TIFF (every page), DNG, JPEG, BMP, PGM, PPM or NumPy (.npy); " +
            "folders of them; quoted patterns with * and ?, both in the order of numbers in names. FILE#N is page N. " +
            "Each is treated on its own unless said otherwise.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { Options.RefuseUnknownOptions },
    };

    public static Option<double?> WavelengthNm { get; } = Options.Quantity("--wavelength-nm",
        "Vacuum wavelength of the light. Default: what the hologram's OME metadata say.", 0, 100_000, "nm");

    public static Option<double?> PixelUm { get; } = Options.Quantity("--pixel-um",
        "Pixel pitch of the sensor. Default: what the hologram's metadata say (OME, ImageJ, Micro-Manager).", 0, 1000,
        "µm");

    public static Option<double?> Index { get; } = Options.Quantity("--index",
        "Refractive index between sample and sensor; 1 is air. Default: 1.", 0, 4, "N");

    public static Option<double?> SourceUm { get; } = Options.Quantity("--source-um",
        "Distance from a point source to the sensor. Default: none, the light is a plane wave.", 0, 1e8, "µm");

    public static Option<PointSourceKernel> Kernel { get; } = Options.Choice("--kernel",
        "What takes the hologram of a point source back: paraxial, or exact (Kirchhoff–Helmholtz) for wide cones of " +
        "light; its distances from the source are d/(1 - d/L) for a sample that is paraxially at d.",
        PointSourceKernel.Paraxial);

    public static Option<(double From, double To)?> ZRangeUm { get; } = Options.Range("--z-range-um",
        "Look for the focus between these distances from sample to sensor; with a point source " +
        "too (L minus the distance from the source).", 1e8, "µm");

    public static Option<FocusMetric> Metric { get; } = Options.Choice("--metric",
        "What is sharp: complex suits transparent samples, amplitude opaque targets; automatic compares them.",
        FocusMetric.Automatic);

    public static Option<Roi?> Region { get; } = Options.Region("--roi",
        "Judge the focus in this region of the hologram. Default: the part with most contrast.");

    public static Option<string[]> Background { get; } = Options.Many("--background",
        "Frames without a sample, named as holograms are; their mean is taken out of the hologram. " +
        "16 or more are best.", "FILE");

    public static Option<string[]> Dark { get; } = Options.Many("--dark",
        "Frames without light, named as holograms are; their mean is subtracted.", "FILE");

    public static Option<BackgroundMode> BackgroundMode { get; } = Options.Choice("--background-mode",
        "How the background is taken out.", Holography.BackgroundMode.Divide);

    public static Option<ColourPlane> Plane { get; } = Options.Choice("--colour-plane",
        "What to use of colour files.", ColourPlane.Mean);

    public static IEnumerable<Option> All =>
        [WavelengthNm, PixelUm, Index, SourceUm, Kernel, ZRangeUm, Metric, Region,
            Background, BackgroundMode, Dark, Plane];

    /// <summary>From counts to amplitude.</summary>
    public static NormalisationSettings Normalisation(ParseResult parse) =>
        new() { Mode = parse.GetValue(BackgroundMode) };

    /// <summary>The medium's index; air's where it is not given.</summary>
    public static double RefractiveIndex(ParseResult parse) => parse.GetValue(Index) ?? 1;

    /// <summary>Where to look; null where it is not given.</summary>
    public static DistanceRange? Range(ParseResult parse) =>
        parse.GetValue(ZRangeUm) is var (from, to) ? new DistanceRange(from, to) : null;
}

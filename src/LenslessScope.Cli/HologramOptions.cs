using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>What <c>reconstruct</c> and <c>focus</c> are given alike: the frames, the optics, where to look.</summary>
internal static class HologramOptions
{
    public static Argument<string[]> Holograms { get; } = new("HOLOGRAM")
    {
        Description = "Recorded holograms: PNG, TIFF (every page), JPEG or BMP; folders of them; patterns with * and ?. FILE#N " +
            "is page N of a TIFF. Each is treated on its own unless said otherwise.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { Options.RefuseUnknownOptions },
    };

    public static Option<double?> WavelengthNm { get; } = Options.Quantity("--wavelength-nm",
        "Vacuum wavelength of the light. Default: what the hologram's OME metadata say.", 0, 100_000, "nm");

    public static Option<double?> PixelUm { get; } = Options.Quantity("--pixel-um",
        "Pixel pitch of the sensor. Default: what the hologram's OME metadata say.", 0, 1000, "µm");

    public static Option<double?> Index { get; } = Options.Quantity("--index",
        "Refractive index between sample and sensor; 1 is air. Default: 1.", 0, 4, "N");

    public static Option<double?> SourceUm { get; } = Options.Quantity("--source-um",
        "Distance from a point source to the sensor. Default: none, the light is a plane wave.", 0, 1e8, "µm");

    public static Option<PointSourceKernel> Kernel { get; } = Options.Choice("--kernel",
        "What takes the hologram of a point source back: paraxial, or exact (Kirchhoff–Helmholtz) for wide cones of light; " +
        "its distances from the source are d/(1 - d/L) for a sample that is paraxially at d.", PointSourceKernel.Paraxial);

    public static Option<(double From, double To)?> ZRangeUm { get; } = Options.Range("--z-range-um",
        "Look for the focus between these distances from sample to sensor; with a point source " +
        "too (L minus the distance from the source).", 1e8, "µm");

    public static Option<FocusMetric> Metric { get; } = Options.Choice("--metric",
        "What is sharp: complex suits transparent samples, amplitude opaque targets; automatic compares them.",
        FocusMetric.Automatic);

    public static Option<Roi?> Region { get; } = Options.Region("--roi",
        "Judge the focus in this region of the hologram. Default: the part with most contrast.");

    public static Option<string[]> Background { get; } = Options.Many("--background",
        "Frames without a sample, named as holograms are; their mean is taken out of the hologram. 16 or more are best.", "FILE");

    public static Option<string[]> Dark { get; } = Options.Many("--dark",
        "Frames without light, named as holograms are; their mean is subtracted.", "FILE");

    public static Option<BackgroundMode> BackgroundMode { get; } = Options.Choice("--background-mode",
        "How the background is taken out.", Holography.BackgroundMode.Divide);

    public static Option<ColourPlane> Plane { get; } = Options.Choice("--colour-plane",
        "What to use of colour files.", ColourPlane.Mean);

    public static IEnumerable<Option> All =>
        [WavelengthNm, PixelUm, Index, SourceUm, Kernel, ZRangeUm, Metric, Region, Background, BackgroundMode, Dark, Plane];

    /// <summary>From counts to amplitude.</summary>
    public static NormalisationSettings Normalisation(ParseResult parse) =>
        new() { Mode = parse.GetValue(BackgroundMode) };

    /// <summary>The medium's index; air's where it is not given.</summary>
    public static double RefractiveIndex(ParseResult parse) => parse.GetValue(Index) ?? 1;

    /// <summary>Where to look; null where it is not given.</summary>
    public static DistanceRange? Range(ParseResult parse) =>
        parse.GetValue(ZRangeUm) is var (from, to) ? new DistanceRange(from, to) : null;

    /// <summary>Reads the options and the frames that all holograms share.</summary>
    /// <exception cref="UsageException">The options contradict each other; all reasons at once.</exception>
    /// <exception cref="UnreadableFileException">Frames cannot be read; all of them are named.</exception>
    public static HologramRequest Read(ParseResult parse, Console console, double? zUm)
    {
        var range = parse.GetValue(ZRangeUm);
        var withZ = parse.CommandResult.Command.Options.Any(option => option.Name == "--z-um");
        UsageException.ThrowIfAny(
        [
            .. zUm == null && range == null
                ? [withZ ? "Say where the sample is: --z-um Z where it is known, or --z-range-um A:B to look for it."
                         : "Say where to look for the focus: --z-range-um A:B, for example --z-range-um 500:1500."]
                : Array.Empty<string>(),
            .. zUm != null && range != null ? ["Give --z-um or --z-range-um, not both."] : Array.Empty<string>(),
            .. zUm != null && range == null
                ? new Option[] { Metric, Region }.Where(option => parse.GetResult(option) is { Implicit: false })
                    .Select(option => $"{option.Name} steers the search for the focus; with --z-um there is none. " +
                        "Leave it out, or give --z-range-um.")
                : [],
            .. parse.GetValue(Kernel) == PointSourceKernel.Exact && parse.GetValue(SourceUm) == null
                ? ["--kernel exact is that of a point source: give its distance from the sensor with --source-um, or leave " +
                    "--kernel out."]
                : Array.Empty<string>(),
        ]);
        var problems = new List<Problem>();
        var (backgrounds, darks) = (HologramPages.Expand(parse.GetValue(Background)!, problems),
            HologramPages.Expand(parse.GetValue(Dark)!, problems));
        var paths = HologramPages.Expand(parse.GetRequiredValue(Holograms), problems);
        UsageException.ThrowIfAny(problems);
        return new HologramRequest(paths, backgrounds, darks,
            new NormalisationSettings { Mode = parse.GetValue(BackgroundMode) },
            zUm, range, parse.GetValue(Metric), parse.GetValue(Region), parse.GetValue(Kernel),
            HologramFiles.Read(backgrounds, darks, parse.GetValue(Plane), (_, message) => console.Notice(message)),
            hologram => OpticsOf(parse, hologram), console);
    }

    /// <summary>
    /// Works on one hologram after the other. With a single one an exception goes through; with several, each failure
    /// is reported and the others go on, unless the results have no place any more. Answers the status of the first
    /// failure, null without one.
    /// </summary>
    public static ExitStatus? ForEach(IReadOnlyList<string> paths, string verb, Console console,
        Action<string, int> work)
    {
        ExitStatus? first = null;
        for (var i = 0; i < paths.Count; i++)
        {
            try
            {
                work(paths[i], i);
            }
            catch (Exception e) when (paths.Count > 1 && e is not OperationCanceledException)
            {
                console.Progress("");
                var status = Faults.Report(e, verb, console.Error, paths[i]);
                first ??= status;
                if (e is OutputException)
                    break;
            }
        }
        return first;
    }

    /// <summary>The optics, completed from the hologram's own metadata where an option was left out.</summary>
    /// <exception cref="UsageException">Something is neither given nor in the file, or impossible; all reasons at
    /// once.</exception>
    public static Optics OpticsOf(ParseResult parse, RecordedImage hologram, double? wavelengthNm = null)
    {
        var wavelength = wavelengthNm ?? parse.GetValue(WavelengthNm) ?? hologram.WavelengthNm;
        var pixel = parse.GetValue(PixelUm) ?? hologram.PixelUm;
        var reasons = new List<string>();
        if (wavelength == null)
            reasons.Add($"{hologram.Path} does not say its wavelength: give it with --wavelength-nm, for example " +
                "--wavelength-nm 532.");
        if (pixel == null)
            reasons.Add($"{hologram.Path} does not say its pixel pitch: give it with --pixel-um, for example " +
                "--pixel-um 1.55.");
        var optics = new Optics
        {
            WavelengthNm = wavelength ?? 500,
            PixelUm = pixel ?? 1,
            RefractiveIndex = parse.GetValue(Index) ?? 1,
            SourceUm = parse.GetValue(SourceUm),
        };
        UsageException.ThrowIfAny(reasons.Concat(optics.Validate()));
        return optics;
    }
}

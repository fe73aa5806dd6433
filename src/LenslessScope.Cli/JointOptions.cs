using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Cli;

/// <summary>The order of colours on a sensor, from the upper left pixel.</summary>
internal enum RawColour
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

/// <summary>The options of <c>reconstruct</c> that make one field of all holograms.</summary>
internal static class JointOptions
{
    public static Option<bool> Together { get; } = new("--together")
    {
        Description = "All HOLOGRAMs are frames of one sample, each at its own distance: make one field of them. Said, too, " +
            "by each of the following options.",
    };

    public static Option<double[]?> HeightsUm { get; } = List("--heights-um",
        "Distance from sample to sensor of each frame. Default: found for each with --z-range-um.", "Z1,Z2,…", 1e8, "1000,1030,1120");

    public static Option<double[]?> WavelengthsNm { get; } = List("--wavelengths-nm",
        "Vacuum wavelength of each frame; the field is that of the first.", "N1,N2,…", 1e5, "532,460,630");

    public static Option<Illumination[]?> AnglesDeg { get; } = new("--angles-deg")
    {
        Description = "Direction of the light of each frame, towards larger columns and rows, in air. One frame will do.",
        HelpName = "X:Y,…",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var angles = text.Split(',').Select(part => part.Split(':')).ToList();
            if (angles.All(pair => pair.Length == 2 && Options.TryNumber(pair[0], out _) && Options.TryNumber(pair[1], out _)))
                return [.. angles.Select(pair => new Illumination(Number(pair[0]), Number(pair[1])))];
            result.AddError($"--angles-deg {text} is no list of directions: write X:Y for each frame, in degrees, as in 0:0,6:0.");
            return null;
        },
    };

    public static Option<long?> SuperResolution { get; } = Options.Whole("--super-resolution",
        "Make the field that many times finer than the pixels, from frames shifted by parts of a pixel; the shifts are " +
            "measured. With --method backprop quickly, by shift-and-add.", 2, 4);

    public static Option<FrameMotion> Motion { get; } = Options.Choice<FrameMotion>("--motion",
        "How frames may lie against the first: shift; similarity (turned and scaled, too); none. Default: similarity for " +
            "frames of several distances, shift for others.");

    public static Option<RawColour> RawColour { get; } = Options.Choice("--raw-colour",
        "The frames are raw ones of a colour sensor with colours in this order; those pixels count that --colour-plane " +
            "names, without demosaicing. One frame will do.", Cli.RawColour.None);

    public static IEnumerable<Option> All =>
        [Together, HeightsUm, WavelengthsNm, AnglesDeg, SuperResolution, Motion, RawColour];

    /// <summary>Whether one field is to be made of all holograms.</summary>
    public static bool Asked(ParseResult parse) => All.Any(option => Given(parse, option));

    /// <summary>Everything that contradicts itself in the options.</summary>
    public static IEnumerable<string> Contradictions(ParseResult parse, double? zUm, int frames)
    {
        foreach (var (option, count) in new (Option, int?)[]
        {
            (HeightsUm, Values(parse, HeightsUm)?.Length), (WavelengthsNm, Values(parse, WavelengthsNm)?.Length),
            (AnglesDeg, Values(parse, AnglesDeg)?.Length),
        })
            if (count is { } values && values != frames)
                yield return $"{option.Name} has {values} values, but {frames} holograms are given; it needs one for each.";
        var heights = Given(parse, HeightsUm);
        if (!heights && zUm == null && parse.GetValue(HologramOptions.ZRangeUm) == null)
            yield return "Say where the sample is: --heights-um Z1,Z2,… or --z-um Z where it is known, or --z-range-um A:B to " +
                "look for it.";
        if (heights && zUm != null)
            yield return "Give --heights-um or --z-um, not both.";
        if (heights && parse.GetValue(HologramOptions.ZRangeUm) != null)
            yield return "Give --heights-um or --z-range-um, not both.";
        if (Given(parse, WavelengthsNm) && parse.GetValue(HologramOptions.WavelengthNm) != null)
            yield return "Give --wavelengths-nm or --wavelength-nm, not both.";
        if (Given(parse, AnglesDeg) && parse.GetValue(HologramOptions.SourceUm) != null)
            yield return "Give --angles-deg, for plane waves, or --source-um, for a point source, not both.";
        var raw = parse.GetValue(RawColour) != Cli.RawColour.None;
        if (raw && parse.GetValue(HologramOptions.Plane) == ColourPlane.Mean)
            yield return "--raw-colour needs to know the light's colour: add --colour-plane red, green or blue.";
        if (frames < 2 && !raw && !Given(parse, AnglesDeg))
            yield return "One field of several frames needs at least two holograms; one is given.";
        foreach (var option in (Option[])[QuantityOptions.Unwrap, QuantityOptions.IndexDifference, QuantityOptions.Increment,
            HologramOptions.Kernel, .. CoherenceOptions.All])
            if (Given(parse, option))
                yield return $"{option.Name} is for single holograms; it is of no use to one field of several frames. Leave it out.";
        if (!Given(parse, MethodOptions.Method))
            yield break;
        var method = parse.GetValue(MethodOptions.Method);
        if (method == Method.Support)
            yield return "--method support works on a single frame. Use --method tv, or leave it out.";
        if (method == Method.Backprop && !Given(parse, SuperResolution))
            yield return "--method backprop makes one field of several frames with --super-resolution only. Use --method tv, or " +
                "leave it out.";
    }

    /// <summary>The settings of the library; the options do not contradict each other.</summary>
    public static JointReconstructionSettings Settings(ParseResult parse, HologramRequest request)
    {
        var heights = Values(parse, HeightsUm);
        var sites = Sites(parse.GetValue(RawColour), parse.GetValue(HologramOptions.Plane));
        var apart = heights != null || parse.GetValue(Together) && request.ZRangeUm != null;
        var motion = Given(parse, Motion) ? parse.GetValue(Motion)
            : apart && sites == ColourSites.All && !Given(parse, AnglesDeg) ? FrameMotion.Similarity
            : FrameMotion.Shift;
        var retrieval = new PhaseRetrievalSettings();
        var single = request.Settings();
        return new JointReconstructionSettings
        {
            ZUm = heights ?? (request.ZUm is { } z ? [z] : null),
            Focus = heights == null ? single.Focus : null,
            OneDistance = !apart,
            Normalisation = request.Normalisation,
            Registration = new FrameRegistrationSettings { Motion = motion },
            Method = Given(parse, MethodOptions.Method) && parse.GetValue(MethodOptions.Method) == Method.Backprop
                ? ReconstructionMethod.BackPropagation
                : ReconstructionMethod.TotalVariation,
            Sites = sites,
            Retrieval = retrieval with
            {
                Iterations = (int?)parse.GetValue(MethodOptions.Iterations) ?? retrieval.Iterations,
                Oversampling = (int?)parse.GetValue(SuperResolution) ?? 1,
            },
        };
    }

    private static ColourSites Sites(RawColour order, ColourPlane plane) => order == Cli.RawColour.None
        ? ColourSites.All
        : order.ToString().ToUpperInvariant().Select((colour, i) => colour == plane.ToString()[0] ? (ColourSites)(1 << i) : 0)
            .Aggregate(ColourSites.None, (all, site) => all | site);

    /// <summary>The values of a list, one for each frame; null when it is not given.</summary>
    public static T[]? Values<T>(ParseResult parse, Option<T[]?> option) => Given(parse, option) ? parse.GetValue(option) : null;

    private static bool Given(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    private static double Number(string text) => Options.TryNumber(text, out var value) ? value : double.NaN;

    private static Option<double[]?> List(string name, string description, string helpName, double most, string example) =>
        new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var values = text.Split(',').Select(Number).ToArray();
            if (values.All(value => value > 0 && value <= most))
                return values;
            result.AddError($"{name} {text} is no list of numbers above 0 and up to {most}: write one for each frame, with " +
                $"commas between and decimal points, as in {example}.");
            return null;
        },
    };
}

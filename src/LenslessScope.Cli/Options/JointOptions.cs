using System.CommandLine;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>The options of <c>reconstruct</c> that make one field of all holograms.</summary>
internal static class JointOptions
{
    public static Option<bool> Together { get; } = new("--together")
    {
        Description = "All HOLOGRAMs are frames of one sample, each at its own distance: reconstruct one field from " +
            "them. Each of the following options implies this.",
    };

    public static Option<double[]?> HeightsUm { get; } = List("--heights-um",
        "Distance from sample to sensor of each frame. Default: searched for in --z-range-um.", "Z1,Z2,…", 1e8,
        "1000,1030,1120");

    public static Option<double[]?> WavelengthsNm { get; } = List("--wavelengths-nm",
        "Vacuum wavelength of each frame; the field is that of the first.", "N1,N2,…", 1e5, "532,460,630");

    public static Option<Illumination[]?> AnglesDeg { get; } = new("--angles-deg")
    {
        Description =
            "Direction of the light for each frame, in air, towards larger columns and rows. One frame is enough.",
        HelpName = "X:Y,…",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var angles = text.Split(',').Select(part => part.Split(':')).ToList();
            if (angles.All(pair =>
                pair.Length == 2 && Options.TryNumber(pair[0], out _) && Options.TryNumber(pair[1], out _)))
                return [.. angles.Select(pair => new Illumination(Number(pair[0]), Number(pair[1])))];
            result.AddError($"--angles-deg {text} is not a list of directions: write X:Y for each frame, in degrees, " +
                "as in 0:0,6:0.");
            return null;
        },
    };

    public static Option<long?> SuperResolution { get; } = Options.Whole("--super-resolution",
        "Make the field N times finer than the pixels, from frames shifted by fractions of a pixel; the shifts are " +
            "measured. --method backprop does it quickly, by shift-and-add.", 2, 4);

    public static Option<FrameMotion> Motion { get; } = Options.Choice<FrameMotion>("--motion",
        "How frames may be displaced from the first: shift; similarity (also rotated and scaled); none. Default: " +
            "similarity for frames at several distances, shift otherwise.");

    public static Option<RawColour> RawColour { get; } = Options.Choice("--raw-colour",
        "The frames are raw frames of a colour sensor with colours in this order; only the pixels of " +
            "--colour-plane are used, without demosaicing. One frame is enough. DNG files tell the order themselves.",
        Workflows.RawColour.None);

    public static IEnumerable<Option> All =>
        [Together, HeightsUm, WavelengthsNm, AnglesDeg, SuperResolution, Motion, RawColour];

    /// <summary>How the frames differ; null if each hologram is processed on its own.</summary>
    public static JointFrames? Read(ParseResult parse) => All.Any(option => Options.Given(parse, option))
        ? new JointFrames
        {
            OwnDistances = parse.GetValue(Together),
            HeightsUm = Values(parse, HeightsUm),
            WavelengthsNm = Values(parse, WavelengthsNm),
            AnglesDeg = Values(parse, AnglesDeg),
            SuperResolution = (int?)parse.GetValue(SuperResolution),
            Motion = Options.Given(parse, Motion) ? parse.GetValue(Motion) : null,
            RawColour = parse.GetValue(RawColour),
        }
        : null;

    private static T[]? Values<T>(ParseResult parse, Option<T[]?> option) =>
        Options.Given(parse, option) ? parse.GetValue(option) : null;

    private static double Number(string text) => Options.TryNumber(text, out var value) ? value : double.NaN;

    private static Option<double[]?> List(
        string name, string description, string helpName, double most, string example) =>
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
            result.AddError($"{name} {text} is not a list of numbers above 0 and up to {most}: write one for each " +
                $"frame, with decimal points and separated by commas, as in {example}.");
            return null;
        },
    };
}

using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using LenslessScope.Cli.Verbs;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Tests;

/// <summary>The help tells the defaults that a command line without the options gets.</summary>
public sealed partial class DefaultsTests
{
    private const string Hologram = "hologram.tif --z-range-um 500:1500 -o out", Simulate = "simulate -o out",
        Objects = "objects " + Hologram, Track = "track " + Hologram + " --gate-um 20",
        Reconstruct = "reconstruct " + Hologram;

    // For each option whose help tells a number: a command line without it, and what is then asked for.
    private static readonly Dictionary<string, (string Line, Func<ParseResult, FormattableString> Asked)> s_asked =
        new()
    {
        ["simulate --picture-pixel-um"] = (Simulate, parse => $"{SimulationOptions.Read(parse).PicturePixelUm}"),
        ["simulate --z-um"] = (Simulate, parse => $"{SimulationOptions.Read(parse).Arrangements.Single().ZUm}"),
        ["simulate --shift-um"] = (Simulate, parse => Shift(SimulationOptions.Read(parse).Arrangements.Single())),
        ["simulate --frames"] = (Simulate, parse => $"{SimulationOptions.Read(parse).Frames}"),
        ["simulate --backgrounds"] = (Simulate, parse => $"{SimulationOptions.Read(parse).Backgrounds}"),
        ["simulate --darks"] = (Simulate, parse => $"{SimulationOptions.Read(parse).Darks}"),
        ["simulate --width"] = (Simulate, parse => $"{SimulationOptions.Read(parse).Width}"),
        ["simulate --height"] = (Simulate, parse => $"{SimulationOptions.Read(parse).Height}"),
        ["simulate --pixel-um"] = (Simulate, parse => $"{SimulationOptions.Read(parse).PixelUm}"),
        ["simulate --wavelength-nm"] = (Simulate, parse => $"{SimulationOptions.Read(parse).WavelengthNm}"),
        ["simulate --bandwidth-nm"] = (Simulate, parse => $"{SimulationOptions.Read(parse).BandwidthNm}"),
        ["simulate --index"] = (Simulate, parse => $"{SimulationOptions.Read(parse).RefractiveIndex}"),
        ["simulate --source-diameter-um"] = (Simulate, parse => $"{SimulationOptions.Read(parse).SourceDiameterUm}"),
        ["simulate --source-distance-um"] = (Simulate, parse => $"{SimulationOptions.Read(parse).SourceDistanceUm}"),
        ["simulate --seed"] = (Simulate, parse => $"{SimulationOptions.Read(parse).Seed}"),
        ["reconstruct --index"] = (Reconstruct, parse => $"{ReconstructVerb.Request(parse).RefractiveIndex}"),
        ["reconstruct --iterations"] =
            (Reconstruct, parse => $"{Iterations(ReconstructVerb.Request(parse).Iterations)}"),
        ["focus --index"] = ("focus hologram.tif", parse => $"{HologramOptions.RefractiveIndex(parse)}"),
        ["stack --index"] = ("stack " + Hologram, parse => $"{HologramOptions.RefractiveIndex(parse)}"),
        ["objects --index"] = (Objects, parse => $"{ObjectsVerb.Request(parse).RefractiveIndex}"),
        ["objects --iterations"] = (Objects, parse => $"{Iterations(ObjectsVerb.Request(parse).Iterations)}"),
        ["objects --threshold"] = (Objects, parse => $"{ObjectsVerb.Request(parse).Detection!.ThresholdDeviations}"),
        ["objects --least-area-px"] = (Objects, parse => $"{ObjectsVerb.Request(parse).Detection!.LeastAreaPx}"),
        ["track --index"] = (Track, parse => $"{TrackVerb.Request(parse).RefractiveIndex}"),
        ["track --threshold"] = (Track, parse => $"{TrackVerb.Request(parse).Detection!.ThresholdDeviations}"),
        ["track --least-area-px"] = (Track, parse => $"{TrackVerb.Request(parse).Detection!.LeastAreaPx}"),
        ["track --missing"] = (Track, parse => $"{TrackVerb.Request(parse).Tracking!.MostMissing}"),
        ["track --least-points"] = (Track, parse => $"{TrackVerb.Request(parse).Tracking!.LeastPoints}"),
        ["acquire --flush-seconds"] =
            ("acquire plan.yaml --cfg a.cfg", parse => $"{AcquireVerb.WriterOptions(parse).FlushEvery.TotalSeconds}"),
        ["live --every"] = ("live --cfg a.cfg", parse => $"{LiveVerb.LimitsOf(parse, exposureMs: 0).Every}"),
        ["live --stall-seconds"] =
            ("live --cfg a.cfg", parse => $"{LiveVerb.LimitsOf(parse, exposureMs: 0).Stall.TotalSeconds}"),
        ["show --frames"] = ("plan show plan.yaml", parse => $"{PlanVerb.FramesToList(parse)}"),
    };

    [Fact]
    public void A_default_in_the_help_is_what_a_command_line_without_the_option_asks_for()
    {
        var told = Verbs(CommandLine.Root())
            .SelectMany(verb => verb.Options.Select(option => (Name: $"{verb.Name} {option.Name}", option.Description)))
            .Select(option => (option.Name, Default: Number().Match(option.Description ?? "")))
            .Where(option => option.Default.Success)
            .ToDictionary(option => option.Name, option => option.Default.Groups[1].Value);

        var asked = s_asked.ToDictionary(pair => pair.Key, pair => Asked(pair.Value.Line, pair.Value.Asked));

        Assert.Equal(Lines(told), Lines(asked));
    }

    private static IEnumerable<string> Lines(Dictionary<string, string> defaults) =>
        defaults.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal);

    private static string Asked(string line, Func<ParseResult, FormattableString> asked)
    {
        var parse = CommandLine.Root().Parse(line);
        Assert.Empty(parse.Errors);
        return asked(parse).ToString(CultureInfo.InvariantCulture);
    }

    private static FormattableString Shift(Arrangement place) => $"{place.XUm},{place.YUm}";

    private static int Iterations(int? asked) => asked ?? new PhaseRetrievalSettings().MostIterations;

    private static IEnumerable<Command> Verbs(Command command) =>
        command.Subcommands.SelectMany(Verbs).Append(command);

    [GeneratedRegex(@"Default: (\d+(?:\.\d+)?(?:,\d+)?)")]
    private static partial Regex Number();
}

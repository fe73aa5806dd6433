using System.CommandLine;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>The samples of the simulated instrument.</summary>
internal enum SampleKind
{
    /// <summary>A monolayer of cells.</summary>
    Cells,

    /// <summary>Beads of 4, 6 and 10 µm.</summary>
    Beads,

    /// <summary>Transparent discs of 1.2 rad.</summary>
    Phase,

    /// <summary>A resolution target.</summary>
    Target,

    /// <summary>Bars of one half-pitch.</summary>
    Bars,

    /// <summary>Nothing.</summary>
    Empty,
}

/// <summary>The options of <c>simulate</c>.</summary>
internal static class SimulationOptions
{
    private static readonly SimulationRequest Usual = new();

    private static readonly Option<SampleKind> Sample = Options.Choice("--sample",
        "The sample in the beam; the seed places cells, beads and phase discs.",
        Enum.Parse<SampleKind>(Usual.Sample));

    private static readonly Option<string?> Picture = new("--picture")
    {
        Description = "Grey PNG or TIFF to use as the sample; its grey levels are the amplitude transmission.",
        HelpName = "FILE",
    };

    private static readonly Option<double?> PicturePixelUm =
        Options.Quantity("--picture-pixel-um",
            $"Size of the picture's pixels in the sample. Default: {Usual.PicturePixelUm}.", 0.049, 100, "µm");

    private static readonly Option<string[]> ZUm = Options.Many("--z-um",
        $"Distances from sample to sensor, 20 to 10000; a hologram for each. Default: {UsualPlace.ZUm}.", "µm");

    private static readonly Option<string[]> ShiftUm = Options.Many("--shift-um",
        "How far to move the sample to the right and down, up to 1000; a hologram for each, at each distance. " +
            $"Default: {UsualPlace.XUm},{UsualPlace.YUm}.", "X,Y");

    private static readonly Option<long?> Frames =
        Options.Whole("--frames", $"Frames of each hologram, with different noise. Default: {Usual.Frames}.", 1, 9999);

    private static readonly Option<long?> Backgrounds =
        Options.Whole("--backgrounds", $"Frames without a sample. Default: {Usual.Backgrounds}.", 0, 9999);

    private static readonly Option<long?> Darks = Options.Whole("--darks",
        $"Frames without light, which give the black level. Default: {Usual.Darks}.", 0, 9999);

    private static readonly Option<long?> Width =
        Options.Whole("--width", $"Columns of the sensor. Default: {Usual.Width}.", 64, 4096);

    private static readonly Option<long?> Height =
        Options.Whole("--height", $"Rows of the sensor. Default: {Usual.Height}.", 64, 4096);

    private static readonly Option<double?> PixelUm =
        Options.Quantity("--pixel-um", $"Pixel pitch of the sensor, at least 0.5. Default: {Usual.PixelUm}.",
            0.499, 20, "µm");

    private static readonly Option<int> Bits = new("--bits")
    {
        Description = "Bit depth of the counts: 8, 10, 12 or 16.",
        HelpName = "N",
        DefaultValueFactory = _ => Usual.Bits,
        CustomParser = result =>
        {
            if (result.Tokens[0].Value is "8" or "10" or "12" or "16")
                return int.Parse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture);
            result.AddError($"--bits {result.Tokens[0].Value} is not valid: choose 8, 10, 12 or 16.");
            return Usual.Bits;
        },
    };

    private static readonly Option<double?> WavelengthNm =
        Options.Quantity("--wavelength-nm", $"Vacuum wavelength, at least 350. Default: {Usual.WavelengthNm}.",
            349.9, 1000, "nm");

    private static readonly Option<double?> BandwidthNm = Options.Quantity("--bandwidth-nm",
        "Width of the spectrum (FWHM); below 0.001 the light is monochromatic. Default: " +
            $"{Usual.BandwidthNm}.", 0, 50, "nm");

    private static readonly Option<double?> Index =
        Options.Quantity("--index",
            $"Refractive index between sample and sensor, at least 1. Default: {Usual.RefractiveIndex}.",
            0.999, 2, "N");

    private static readonly Option<double?> SourceDiameterUm =
        Options.Quantity("--source-diameter-um", $"Diameter of the light source. Default: {Usual.SourceDiameterUm}.",
            0, 1000, "µm");

    private static readonly Option<double?> SourceDistanceUm = Options.Quantity("--source-distance-um",
        $"Distance from the light source to the sample, at least 10000. Default: {Usual.SourceDistanceUm}.",
        9_999, 1_000_000, "µm");

    private static readonly Option<long?> Seed = Options.Whole("--seed",
        "Seed of the objects' places and of the noise: the same seed gives the same files. Default: " +
            $"{Usual.Seed}.", 0, int.MaxValue);

    private static readonly Option<string[]> Properties = Options.Many("--set",
        "Set any other property of the simulated Camera or Light; see 'lensless devices'. May be repeated.",
        "LABEL.PROPERTY=VALUE");

    public static IEnumerable<Option> All =>
    [
        Sample, Picture, PicturePixelUm, ZUm, ShiftUm, Frames, Backgrounds, Darks, Width, Height, PixelUm, Bits,
        WavelengthNm, BandwidthNm, Index, SourceDiameterUm, SourceDistanceUm, Seed, Properties,
    ];

    /// <exception cref="UsageException">
    /// Options contradict each other or are impossible; all reasons at once.
    /// </exception>
    public static SimulationRequest Read(ParseResult parse)
    {
        var reasons = new List<string>();
        var picture = parse.GetValue(Picture);
        if (picture != null && parse.GetResult(Sample) is { Implicit: false })
            reasons.Add("--sample and --picture exclude each other. Give only one of them.");
        if (picture == null && parse.GetValue(PicturePixelUm) != null)
            reasons.Add("--picture-pixel-um needs --picture. Add it, or leave --picture-pixel-um out.");
        var distances = parse.GetValue(ZUm)!.Select(text => Distance(text, reasons)).DefaultIfEmpty(UsualPlace.ZUm)
            .ToList();
        var shifts = parse.GetValue(ShiftUm)!.Select(text => Shift(text, reasons))
            .DefaultIfEmpty((X: UsualPlace.XUm, Y: UsualPlace.YUm)).ToList();
        UsageException.ThrowIfAny(reasons);
        const double leastBandwidthNm = 0.001;
        var bandwidth = parse.GetValue(BandwidthNm) ?? Usual.BandwidthNm;
        return Usual with
        {
            Sample = picture != null ? "File" : parse.GetValue(Sample).ToString(),
            Picture = picture,
            PicturePixelUm = parse.GetValue(PicturePixelUm) ?? Usual.PicturePixelUm,
            Height = (int)(parse.GetValue(Height) ?? Usual.Height),
            Width = (int)(parse.GetValue(Width) ?? Usual.Width),
            PixelUm = parse.GetValue(PixelUm) ?? Usual.PixelUm,
            Bits = parse.GetValue(Bits),
            WavelengthNm = parse.GetValue(WavelengthNm) ?? Usual.WavelengthNm,
            BandwidthNm = bandwidth < leastBandwidthNm ? 0 : bandwidth,
            RefractiveIndex = parse.GetValue(Index) ?? Usual.RefractiveIndex,
            SourceDiameterUm = parse.GetValue(SourceDiameterUm) ?? Usual.SourceDiameterUm,
            SourceDistanceUm = parse.GetValue(SourceDistanceUm) ?? Usual.SourceDistanceUm,
            Seed = (int)(parse.GetValue(Seed) ?? Usual.Seed),
            Arrangements = [.. distances.SelectMany(z => shifts.Select(shift => new Arrangement(z, shift.X, shift.Y)))],
            Frames = (int)(parse.GetValue(Frames) ?? Usual.Frames),
            Backgrounds = (int)(parse.GetValue(Backgrounds) ?? Usual.Backgrounds),
            Darks = (int)(parse.GetValue(Darks) ?? Usual.Darks),
            Properties = parse.GetValue(Properties)!,
        };
    }

    // Only what one hologram differs in from the next; at least one is asked for.
    private static Arrangement UsualPlace => Usual.Arrangements[0];

    private static double Distance(string text, List<string> reasons)
    {
        if (Options.TryNumber(text, out var value) && value is >= 20 and <= 10_000)
            return value;
        reasons.Add($"--z-um {text} is not valid: give numbers from 20 to 10000 µm, as in --z-um 900 930 1050.");
        return UsualPlace.ZUm;
    }

    private static (double X, double Y) Shift(string text, List<string> reasons)
    {
        var parts = text.Split(',');
        if (parts.Length == 2 && Options.TryNumber(parts[0], out var x) && Options.TryNumber(parts[1], out var y)
            && Math.Abs(x) <= 1000 && Math.Abs(y) <= 1000)
            return (x, y);
        reasons.Add($"--shift-um {text} is not valid: write X,Y in µm from -1000 to 1000, as in --shift-um 0,0 " +
            "0.775,0.");
        return (0, 0);
    }
}

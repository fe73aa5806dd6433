using System.CommandLine;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>What can lie in the simulated instrument.</summary>
internal enum SampleKind
{
    /// <summary>A monolayer of cells.</summary>
    Cells,

    /// <summary>Beads of 4, 6 and 10 µm.</summary>
    Beads,

    /// <summary>Clear discs of 1.2 rad.</summary>
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
    private static readonly Option<SampleKind> Sample = Options.Choice("--sample",
        "What lies in the light; cells, beads and phase discs are placed by the seed.", SampleKind.Cells);

    private static readonly Option<string?> Picture = new("--picture")
    {
        Description = "Grey PNG or TIFF as the sample instead: its levels are the amplitude transmission.",
        HelpName = "FILE",
    };

    private static readonly Option<double?> PicturePixelUm =
        Options.Quantity("--picture-pixel-um", "Size of the picture's pixels in the sample. Default: 1.",
            0.049, 100, "µm");

    private static readonly Option<string[]> ZUm = Options.Many("--z-um",
        "Distances from sample to sensor, 20 to 10000; a hologram for each. Default: 1000.", "µm");

    private static readonly Option<string[]> ShiftUm = Options.Many("--shift-um",
        "How far the sample is moved to the right and downwards, up to 1000; a hologram for each, at each distance. " +
            "Default: 0,0.", "X,Y");

    private static readonly Option<long?> Frames =
        Options.Whole("--frames", "Frames of each hologram, with different noise. Default: 1.", 1, 9999);

    private static readonly Option<long?> Backgrounds =
        Options.Whole("--backgrounds", "Frames without sample. Default: 16.", 0, 9999);

    private static readonly Option<long?> Darks = Options.Whole("--darks",
        "Frames without light, from which the black level is known. Default: 4.", 0, 9999);

    private static readonly Option<long?> Width =
        Options.Whole("--width", "Columns of the sensor. Default: 640.", 64, 4096);

    private static readonly Option<long?> Height = Options.Whole("--height", "Its rows. Default: 480.", 64, 4096);

    private static readonly Option<double?> PixelUm =
        Options.Quantity("--pixel-um", "Pixel pitch of the sensor, from 0.5. Default: 1.55.", 0.499, 20, "µm");

    private static readonly Option<int> Bits = new("--bits")
    {
        Description = "Bits of a count: 8, 10, 12 or 16.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
        CustomParser = result =>
        {
            if (result.Tokens[0].Value is "8" or "10" or "12" or "16")
                return int.Parse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture);
            result.AddError($"--bits {result.Tokens[0].Value} is not possible: choose 8, 10, 12 or 16.");
            return 10;
        },
    };

    private static readonly Option<double?> WavelengthNm =
        Options.Quantity("--wavelength-nm", "Vacuum wavelength, from 350. Default: 532.", 349.9, 1000, "nm");

    private static readonly Option<double?> BandwidthNm = Options.Quantity("--bandwidth-nm",
        "Width of the spectrum (FWHM); a width below 0.001 is one wavelength. Default: 3.", 0, 50, "nm");

    private static readonly Option<double?> Index =
        Options.Quantity("--index", "Refractive index between sample and sensor, from 1. Default: 1.", 0.999, 2, "N");

    private static readonly Option<double?> SourceDiameterUm =
        Options.Quantity("--source-diameter-um", "Diameter of the source. Default: 50.", 0, 1000, "µm");

    private static readonly Option<double?> SourceDistanceUm = Options.Quantity("--source-distance-um",
        "Distance from source to sample, from 10000. Default: 100000.", 9_999, 1_000_000, "µm");

    private static readonly Option<long?> Seed = Options.Whole("--seed",
        "Where objects lie, and the noise: the same seed gives the same files. Default: 1.", 0, int.MaxValue);

    private static readonly Option<string[]> Properties = Options.Many("--set",
        "Set any other property of the simulated Camera or Light, see 'lensless devices'; may be repeated.",
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
            reasons.Add("--sample and --picture exclude each other. Give one of the two.");
        if (picture == null && parse.GetValue(PicturePixelUm) != null)
            reasons.Add("--picture-pixel-um goes with --picture. Add that, or leave it out.");
        var distances = parse.GetValue(ZUm)!.DefaultIfEmpty("1000").Select(text => Distance(text, reasons)).ToList();
        var shifts = parse.GetValue(ShiftUm)!.DefaultIfEmpty("0,0").Select(text => Shift(text, reasons)).ToList();
        UsageException.ThrowIfAny(reasons);
        const double leastBandwidthNm = 0.001;
        var usual = new SimulationRequest();
        var bandwidth = parse.GetValue(BandwidthNm) ?? usual.BandwidthNm;
        return usual with
        {
            Sample = picture != null ? "File" : parse.GetValue(Sample).ToString(),
            Picture = picture,
            PicturePixelUm = parse.GetValue(PicturePixelUm) ?? usual.PicturePixelUm,
            Height = (int)(parse.GetValue(Height) ?? usual.Height),
            Width = (int)(parse.GetValue(Width) ?? usual.Width),
            PixelUm = parse.GetValue(PixelUm) ?? usual.PixelUm,
            Bits = parse.GetValue(Bits),
            WavelengthNm = parse.GetValue(WavelengthNm) ?? usual.WavelengthNm,
            BandwidthNm = bandwidth < leastBandwidthNm ? 0 : bandwidth,
            RefractiveIndex = parse.GetValue(Index) ?? usual.RefractiveIndex,
            SourceDiameterUm = parse.GetValue(SourceDiameterUm) ?? usual.SourceDiameterUm,
            SourceDistanceUm = parse.GetValue(SourceDistanceUm) ?? usual.SourceDistanceUm,
            Seed = (int)(parse.GetValue(Seed) ?? usual.Seed),
            Arrangements = [.. distances.SelectMany(z => shifts.Select(shift => new Arrangement(z, shift.X, shift.Y)))],
            Frames = (int)(parse.GetValue(Frames) ?? usual.Frames),
            Backgrounds = (int)(parse.GetValue(Backgrounds) ?? usual.Backgrounds),
            Darks = (int)(parse.GetValue(Darks) ?? usual.Darks),
            Properties = parse.GetValue(Properties)!,
        };
    }

    private static double Distance(string text, List<string> reasons)
    {
        if (Options.TryNumber(text, out var value) && value is >= 20 and <= 10_000)
            return value;
        reasons.Add($"--z-um {text} is not possible: give numbers from 20 to 10000 µm, as in --z-um 900 930 1050.");
        return 1000;
    }

    private static (double X, double Y) Shift(string text, List<string> reasons)
    {
        var parts = text.Split(',');
        if (parts.Length == 2 && Options.TryNumber(parts[0], out var x) && Options.TryNumber(parts[1], out var y)
            && Math.Abs(x) <= 1000 && Math.Abs(y) <= 1000)
            return (x, y);
        reasons.Add($"--shift-um {text} is not possible: write X,Y in µm from -1000 to 1000, as in --shift-um 0,0 " +
            "0.775,0.");
        return (0, 0);
    }
}

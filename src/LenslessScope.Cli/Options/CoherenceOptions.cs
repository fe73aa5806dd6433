using System.CommandLine;
using LenslessScope.Holography;

namespace LenslessScope.Cli;

/// <summary>
/// What is known of the light's imperfections; it goes into the limit of resolution that is reported.
/// </summary>
internal static class CoherenceOptions
{
    public static Option<double?> BandwidthNm { get; } = Options.Quantity("--bandwidth-nm",
        "Width of the light's spectrum (FWHM), for the limit of resolution that is reported.", 0, 1000, "nm");

    public static Option<double?> SourceDiameterUm { get; } = Options.Quantity("--source-diameter-um",
        "Diameter of the light source, for the same.", 0, 1e6, "µm");

    public static Option<double?> SourceDistanceUm { get; } = Options.Quantity("--source-distance-um",
        "Distance from the light source to the sensor, for the same. Default: that of --source-um.", 0, 1e8, "µm");

    public static IEnumerable<Option> All => [BandwidthNm, SourceDiameterUm, SourceDistanceUm];

    public static Coherence Read(ParseResult parse) => new()
    {
        BandwidthNm = parse.GetValue(BandwidthNm),
        SourceDiameterUm = parse.GetValue(SourceDiameterUm),
        SourceDistanceUm = parse.GetValue(SourceDistanceUm),
    };
}

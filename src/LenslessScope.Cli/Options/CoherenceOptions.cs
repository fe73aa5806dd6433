using System.CommandLine;
using LenslessScope.Holography;

namespace LenslessScope.Cli;

/// <summary>
/// What is known about the light's imperfections; it enters the reported limit of resolution.
/// </summary>
internal static class CoherenceOptions
{
    public static Option<double?> BandwidthNm { get; } = Options.Quantity("--bandwidth-nm",
        "Width of the light's spectrum (FWHM), for the reported limit of resolution.", 0, 1000, "nm");

    public static Option<double?> SourceDiameterUm { get; } = Options.Quantity("--source-diameter-um",
        "Diameter of the light source, for the reported limit of resolution.", 0, 1e6, "µm");

    public static Option<double?> SourceDistanceUm { get; } = Options.Quantity("--source-distance-um",
        "Distance from the light source to the sensor, for the reported limit of resolution. Default: that of " +
        "--source-um.", 0, 1e8, "µm");

    public static IEnumerable<Option> All => [BandwidthNm, SourceDiameterUm, SourceDistanceUm];

    public static Coherence Read(ParseResult parse) => new()
    {
        BandwidthNm = parse.GetValue(BandwidthNm),
        SourceDiameterUm = parse.GetValue(SourceDiameterUm),
        SourceDistanceUm = parse.GetValue(SourceDistanceUm),
    };
}

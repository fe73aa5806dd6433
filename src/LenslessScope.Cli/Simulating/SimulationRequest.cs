namespace LenslessScope.Cli.Simulating;

/// <summary>What <c>simulate</c> was asked for. Ranges are those of the adapter LenslessSim.</summary>
internal sealed record SimulationRequest
{
    public required string Sample { get; init; }

    /// <summary>The picture whose grey is the sample's amplitude; null but for the sample File.</summary>
    public string? Picture { get; init; }

    public double PicturePixelUm { get; init; } = 1;

    public required int Height { get; init; }

    public required int Width { get; init; }

    public required double PixelUm { get; init; }

    public required int Bits { get; init; }

    public required double WavelengthNm { get; init; }

    public required double BandwidthNm { get; init; }

    public required double RefractiveIndex { get; init; }

    public required double SourceDiameterUm { get; init; }

    public required double SourceDistanceUm { get; init; }

    /// <summary>Of sample and noise.</summary>
    public required int Seed { get; init; }

    public required IReadOnlyList<Arrangement> Arrangements { get; init; }

    /// <summary>Frames of each arrangement, with noise of their own.</summary>
    public required int Frames { get; init; }

    public required int Backgrounds { get; init; }

    public required int Darks { get; init; }

    /// <summary>Further properties, <c>LABEL.PROPERTY=VALUE</c>.</summary>
    public required IReadOnlyList<string> Properties { get; init; }
}

using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// Asks for holograms with known ground truth from the simulated instrument. Ranges are those of the adapter
/// LenslessSim, which refuses values outside them.
/// </summary>
public sealed record SimulationRequest : WorkflowRequest
{
    /// <summary>
    /// The sample in the beam: Cells (default), Beads, Phase, Target, Bars, Empty; File for that of
    /// <see cref="Picture"/>.
    /// </summary>
    public string Sample { get; init; } = "Cells";

    /// <summary>
    /// The picture whose grey is the sample's amplitude, PNG or TIFF; null unless the sample is File.
    /// </summary>
    public string? Picture { get; init; }

    /// <summary>Size of the picture's pixels in the sample, µm; 0.05 to 100, default 1.</summary>
    public double PicturePixelUm { get; init; } = 1;

    /// <summary>Rows of the sensor; 64 to 4096, default 480.</summary>
    public int Height { get; init; } = 480;

    /// <summary>Columns of the sensor; 64 to 4096, default 640.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Pitch of the sensor's pixels, µm; 0.5 to 20, default 1.55.</summary>
    public double PixelUm { get; init; } = 1.55;

    /// <summary>Bits of a count: 8, 10 (default), 12 or 16.</summary>
    public int Bits { get; init; } = 10;

    /// <summary>Vacuum wavelength, nm; 350 to 1000, default 532.</summary>
    public double WavelengthNm { get; init; } = 532;

    /// <summary>Width of the spectrum (FWHM), nm; 0 (one wavelength) to 50, default 3.</summary>
    public double BandwidthNm { get; init; } = 3;

    /// <summary>Refractive index between sample and sensor; 1 (default) to 2.</summary>
    public double RefractiveIndex { get; init; } = 1;

    /// <summary>Diameter of the source, µm; up to 1000, default 50.</summary>
    public double SourceDiameterUm { get; init; } = 50;

    /// <summary>Distance from source to sample, µm; 10 000 to 1 000 000, default 100 000.</summary>
    public double SourceDistanceUm { get; init; } = 100_000;

    /// <summary>Of sample and noise: the same seed gives the same files. From 0; default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A hologram each; at least one. Default: 1000 µm from the sensor, not shifted.</summary>
    public IReadOnlyList<Arrangement> Arrangements { get; init => field = ValueList.Of(value); } =
        ValueList.Of([new Arrangement(1000, 0, 0)]);

    /// <summary>Frames of each arrangement, with noise of their own; 1 (default) to 9999.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>Frames without sample; 0 to 9999, default 16.</summary>
    public int Backgrounds { get; init; } = 16;

    /// <summary>Frames without light; 0 to 9999, default 4.</summary>
    public int Darks { get; init; } = 4;

    /// <summary>
    /// Further properties of the simulated Camera or Light, <c>LABEL.PROPERTY=VALUE</c>. Default: none.
    /// </summary>
    public IReadOnlyList<string> Properties { get; init => field = ValueList.Of(value); } = ValueList.Of<string>([]);

    /// <inheritdoc/>
    public override IReadOnlyList<Problem> Problems() =>
    [
        .. Picture == null == (Sample == "File")
            ? [new Problem("picture", "goes with the sample File only. Give both, or neither.")]
            : Array.Empty<Problem>(),
        .. Arrangements.Count == 0
            ? [new Problem("arrangements", "are missing: give at least one.")]
            : Array.Empty<Problem>(),
        .. Arrangements.SelectMany(a => Quantity.Check("zUm", a.ZUm, 20, 10_000, "µm")
            .Concat(Quantity.Check("shiftUm", a.XUm, -1000, 1000, "µm"))
            .Concat(Quantity.Check("shiftUm", a.YUm, -1000, 1000, "µm"))),
        .. Quantity.Check("frames", Frames, 1, 9999, ""), .. Quantity.Check("backgrounds", Backgrounds, 0, 9999, ""),
        .. Quantity.Check("darks", Darks, 0, 9999, ""),
    ];
}

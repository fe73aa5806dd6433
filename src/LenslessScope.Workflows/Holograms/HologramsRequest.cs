using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>A request for something to be made of recorded holograms: the frames, and the optics.</summary>
public abstract record HologramsRequest : WorkflowRequest
{
    /// <summary>
    /// The holograms: files (PNG, TIFF with all of its pages, DNG, JPEG, BMP, PGM, PPM, NumPy's <c>.npy</c>); folders
    /// of them and patterns with <c>*</c> and <c>?</c>, in the natural order of names (frame_2 before frame_10) or that
    /// of Micro-Manager's <c>metadata.txt</c>. <c>FILE#N</c> is page N of a file, from 1. Relative names begin in the
    /// working folder. At least one.
    /// </summary>
    public required IReadOnlyList<string> Holograms { get; init => field = ValueList.Of(value); }

    /// <summary>Frames without a sample, named alike, of the holograms' size. Default: none.</summary>
    public IReadOnlyList<string> Backgrounds { get; init => field = ValueList.Of(value); } = ValueList.Of<string>([]);

    /// <summary>Frames without light, named alike, of the holograms' size. Default: none.</summary>
    public IReadOnlyList<string> Darks { get; init => field = ValueList.Of(value); } = ValueList.Of<string>([]);

    /// <summary>From counts to amplitude. Default: divide by the mean background.</summary>
    public NormalisationSettings Normalisation { get; init; } = new();

    /// <summary>What to use of colour files. Default: the mean of the colours.</summary>
    public ColourPlane ColourPlane { get; init; }

    /// <summary>
    /// Vacuum wavelength, nm; above 0, up to 100 000. Null (default): what the hologram's metadata say.
    /// </summary>
    public double? WavelengthNm { get; init; }

    /// <summary>
    /// Pitch of the sensor's pixels, µm; above 0, up to 1000. Null (default): what the hologram's metadata say.
    /// </summary>
    public double? PixelUm { get; init; }

    /// <summary>Refractive index between sample and sensor; 1 to 4. Default 1 (air).</summary>
    public double RefractiveIndex { get; init; } = 1;

    /// <summary>
    /// Distance from a point source to the sensor, µm; above 0, up to 10⁸. Null (default): the light is a plane wave.
    /// </summary>
    public double? SourceUm { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Problem> Problems() =>
    [
        .. Holograms.Count == 0 ? [new Problem("holograms", "are missing: name at least one.")] : NoProblems,
        .. Quantity.Check("wavelengthNm", WavelengthNm, 1e5, "nm"), .. Quantity.Check("pixelUm", PixelUm, 1000, "µm"),
        .. Quantity.Check("refractiveIndex", RefractiveIndex, 4, ""),
        .. Quantity.Check("sourceUm", SourceUm, 1e8, "µm"),
        .. OwnProblems(),
    ];

    /// <summary>
    /// The order of colours that is given for frames which are made into one field; null where each is worked on for
    /// itself.
    /// </summary>
    internal virtual RawColour? JointColour => null;

    /// <summary>
    /// The largest distance that is searched, µm; null where there is no search, or its result says what is doubtful
    /// of its distance.
    /// </summary>
    internal virtual double? FarthestUm => null;

    private protected static IReadOnlyList<Problem> NoProblems { get; } = [];

    /// <summary>What is wrong beside the frames and the optics.</summary>
    private protected abstract IEnumerable<Problem> OwnProblems();

    /// <summary>What is wrong once the holograms are counted.</summary>
    internal virtual IEnumerable<Problem> ProblemsOf(int holograms) => [];

    /// <summary>What is wrong with the source of the light and the kernel of the propagation.</summary>
    private protected IEnumerable<Problem> KernelProblems(PointSourceKernel kernel) =>
        kernel == PointSourceKernel.Exact && SourceUm == null
            ? [new Problem("", "`kernel=exact` is for a point source: give its distance from the sensor with " +
                "`sourceUm`, or leave `kernel` out.")]
            : [];

    /// <summary>What is wrong with the planes in which objects are looked for.</summary>
    private protected static IEnumerable<Problem> StepProblems(ObjectDetectionSettings? detection) =>
        detection?.StepRefusal() is { } refusal ? [new Problem("stepUm", refusal)] : [];

    /// <summary>What is wrong where no range is given in which to look.</summary>
    private protected static IEnumerable<Problem> RangeProblems(bool given) => given
        ? []
        : [new Problem("", "Say where to look for the focus: `zRangeUm` A:B, for example `zRangeUm` 500:1500.")];
}

using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// Asks for holograms in focus: amplitude and phase, and what follows from them, of each hologram on its own or, with
/// <see cref="Joint"/>, one field of all.
/// </summary>
public sealed record ReconstructRequest : HologramsRequest
{
    /// <summary>
    /// Distance from sample to sensor, µm; above 0, up to 10⁸. Null (default): it is looked for in
    /// <see cref="ZRangeUm"/>. One of the two is given.
    /// </summary>
    public double? ZUm { get; init; }

    /// <summary>Where the focus is searched for, µm. Null (default): the distance is known.</summary>
    public DistanceRange? ZRangeUm { get; init; }

    /// <summary>How sharpness is measured, where the focus is searched for. Null (default): automatic.</summary>
    public FocusMetric? Metric { get; init; }

    /// <summary>
    /// The region of the hologram in which the focus is judged. Null (default): the part with the highest contrast.
    /// </summary>
    public Roi? Roi { get; init; }

    /// <summary>
    /// How the hologram of a point source is propagated back. Null (default): paraxial. Exact needs
    /// <see cref="HologramsRequest.SourceUm"/> and back-propagation.
    /// </summary>
    public PointSourceKernel? Kernel { get; init; }

    /// <summary>How the field is found. Null (default): total variation.</summary>
    public ReconstructionMethod? Method { get; init; }

    /// <summary>
    /// Maximum number of iterations, for methods that iterate; 1 to 100 000. Null (default): those of
    /// <see cref="PhaseRetrievalSettings.Iterations"/>.
    /// </summary>
    public int? Iterations { get; init; }

    /// <summary>
    /// Whether the phase is unwrapped and its objects measured, though the method is back-propagation; for other
    /// methods that is always done. Default: no.
    /// </summary>
    public bool Unwrap { get; init; }

    /// <summary>
    /// Refractive index of the objects minus that of the medium, for heights; −3 to 3 and not 0. Null (default): not
    /// known, no heights.
    /// </summary>
    public double? IndexDifference { get; init; }

    /// <summary>The refraction increment for dry masses. Null (default): that of cells.</summary>
    public RefractionIncrement? RefractionIncrement { get; init; }

    /// <summary>The light's imperfections, for the limit of resolution that is told. Default: not known.</summary>
    public Coherence Coherence { get; init; } = new();

    /// <summary>
    /// In what the holograms differ where they are frames of one sample, of which one field is made. Null (default):
    /// each is processed on its own.
    /// </summary>
    public JointFrames? Joint { get; init; }

    /// <summary>The method that is used.</summary>
    internal ReconstructionMethod UsedMethod => Method ?? ReconstructionMethod.TotalVariation;

    internal override RawColour? JointColour => Joint?.RawColour;

    private protected override IEnumerable<Problem> OwnProblems() =>
    [
        .. Quantity.Check("zUm", ZUm, 1e8, "µm"), .. ZRangeUm?.Problems("zRangeUm") ?? [],
        .. PhaseChecks.Problems(IndexDifference, RefractionIncrement, Iterations),
        .. KernelProblems(Kernel ?? PointSourceKernel.Paraxial), .. DistanceProblems(),
        .. Joint == null ? SingleProblems() : JointChecks.Problems(this, Joint),
    ];

    internal override IEnumerable<Problem> ProblemsOf(int holograms) =>
        Joint == null ? [] : JointChecks.ProblemsOf(this, Joint, holograms, settingsToo: !OwnProblems().Any());

    private IEnumerable<Problem> DistanceProblems()
    {
        if (ZUm == null && ZRangeUm == null && Joint == null)
            yield return new Problem("", "Say where the sample is: `zUm` Z if it is known, or `zRangeUm` A:B to " +
                "search for it.");
        if (ZUm != null && ZRangeUm != null)
            yield return new Problem("", "Give `zUm` or `zRangeUm`, not both.");
        if (ZRangeUm != null || ZUm == null && Joint?.HeightsUm == null)
            yield break;
        var steering = new (string Parameter, bool Given)[] { ("metric", Metric != null), ("roi", Roi != null) };
        foreach (var (parameter, _) in steering.Where(option => option.Given))
            yield return new Problem(parameter, "steers the focus search, but with `zUm` there is none. Leave it " +
                "out, or give `zRangeUm`.");
    }

    private IEnumerable<Problem> SingleProblems()
    {
        if (Iterations != null && UsedMethod == ReconstructionMethod.BackPropagation)
            yield return new Problem("iterations", "goes with `method=totalVariation` or support; " +
                "back-propagation does not iterate. Leave one of the two out.");
        if (Kernel == PointSourceKernel.Exact && UsedMethod != ReconstructionMethod.BackPropagation)
            yield return new Problem("", "`kernel=exact` goes with `method=backPropagation` only: add that, or use " +
                "`kernel=paraxial` to remove the twin image.");
        foreach (var problem in Quantity.Check("bandwidthNm", Coherence.BandwidthNm, 1000, "nm")
            .Concat(Quantity.Check("sourceDiameterUm", Coherence.SourceDiameterUm, 1e6, "µm"))
            .Concat(Quantity.Check("sourceDistanceUm", Coherence.SourceDistanceUm, 1e8, "µm")))
            yield return problem;
        if (Coherence.SourceDiameterUm is { } diameter && (Coherence.SourceDistanceUm ?? SourceUm) == null)
            yield return new Problem("sourceDiameterUm", $"{diameter} has no effect without the distance of the " +
                "source. Give `sourceDistanceUm` as well.");
        if (Coherence.SourceDiameterUm == null && Coherence.SourceDistanceUm is { } distance)
            yield return new Problem("sourceDistanceUm", $"{distance} has no effect without the size of the source. " +
                "Give `sourceDiameterUm` as well.");
    }
}

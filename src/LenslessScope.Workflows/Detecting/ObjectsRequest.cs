using LenslessScope.Holography;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// Asks for the objects of holograms, particles or cells, with their places in three dimensions, each hologram for
/// itself.
/// </summary>
public sealed record ObjectsRequest : HologramsRequest
{
    /// <summary>Where and how objects are looked for. Required, though it may be null.</summary>
    public ObjectDetectionSettings? Detection { get; init; }

    /// <summary>
    /// Whether to also retrieve the phase of every object by total variation: optical path and dry mass. Default: no.
    /// </summary>
    public bool DryMass { get; init; }

    /// <summary>
    /// Refractive index of the objects minus that of the medium, for heights; −3 to 3 and not 0. With
    /// <see cref="DryMass"/> only. Null (default): not known, no heights.
    /// </summary>
    public double? IndexDifference { get; init; }

    /// <summary>
    /// The refraction increment for dry masses, with <see cref="DryMass"/> only. Null (default): that of cells.
    /// </summary>
    public RefractionIncrement? RefractionIncrement { get; init; }

    /// <summary>
    /// Maximum number of iterations for the phase, with <see cref="DryMass"/> only; 1 to 100 000. Null (default): those
    /// of <see cref="PhaseRetrievalSettings.Iterations"/>.
    /// </summary>
    public int? Iterations { get; init; }

    internal override double? FarthestUm => Detection?.MaxZUm;

    private protected override IEnumerable<Problem> OwnProblems()
    {
        var ofPhase = new (string Parameter, object? Value)[]
        {
            ("indexDifference", IndexDifference), ("refractionIncrement", RefractionIncrement),
            ("iterations", Iterations),
        };
        return RangeProblems(Detection != null).Concat(StepProblems(Detection))
            .Concat(ofPhase.Where(given => given.Value != null && !DryMass).Select(given =>
                new Problem(given.Parameter, "needs `dryMass`. Add that, or leave it out.")))
            .Concat(PhaseChecks.Problems(IndexDifference, RefractionIncrement, Iterations));
    }
}
